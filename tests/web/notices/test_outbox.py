"""Writing letters, and telling people what happened in one mail."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from factories import NOON, make_user
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from web.notices.sample_letters import (
    CANCELLED,
    ENTRY,
    MOVED,
    VALUES,
    declare,
    make_letter,
    plain_mail,
)

from modning.language import Text
from modning_web.access.models import User
from modning_web.notices.actions import (
    Outgoing,
    bundle_due,
    put_in_outbox,
    tell,
    write_letters,
)
from modning_web.notices.actions.wordings import WordingHasMovedOn, WordingStands, word
from modning_web.notices.kinds import UnknownKind, register
from modning_web.notices.models import Letter, Notice, WordingVersion
from modning_web.notices.wording import Wording, WordingRefused, check_places, fill

pytestmark = pytest.mark.django_db


def read(letter: Letter) -> EmailMessage:
    mail = message_from_bytes(bytes(letter.mime), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def text_of(letter: Letter) -> str:
    return str(read(letter).get_body().get_content()).replace("\r\n", "\n")


def news(person: User, kind: str = "tests.moved", minutes: int = 0, **fields: str) -> None:
    declare()
    told = {"link": "/moeder/", "about": "", "programme_key": "vold", **fields}
    at = NOON + timedelta(minutes=minutes)
    tell(kind=kind, people=[person], values=VALUES, by=None, at=at, **told)


def test_letter_is_written_in_the_language_of_its_reader(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://modning.example.dk"
    dane, guest = make_letter(make_user(name="Bo")), make_letter(make_user(language="en"))

    assert read(dane)["subject"] == "Dialogmøde er flyttet"
    assert text_of(dane) == (
        "Kære Bo\n\nMødet er den 12. april.\nhttps://modning.example.dk/moeder/\n"
    )
    assert read(guest)["subject"] == "Dialogmøde is moved"


def test_person_without_a_usable_address_reads_the_letter_on_the_site() -> None:
    letter = make_letter(make_user(email=None))

    assert letter.state == "held"
    assert "ingen mailadresse" in letter.error
    assert text_of(letter).startswith("Kære")


def test_same_message_id_is_put_in_once() -> None:
    mail = plain_mail(
        From="a@example.dk", To="b@example.dk", Subject="x", Message_ID="<1@example.dk>"
    )
    outgoing = Outgoing("tests.moved", mail, None)

    first = put_in_outbox(mails=[outgoing, outgoing], by=None, at=NOON)
    second = put_in_outbox(mails=[outgoing], by=None, at=NOON)

    assert (len(first), second, Letter.objects.count()) == (1, [], 1)


def test_name_with_line_ends_adds_no_header() -> None:
    letter = make_letter(make_user(name="Bo\r\nBcc: alle@example.dk <b>"))

    mail = read(letter)
    assert mail["bcc"] is None
    assert mail["to"].addresses[0].display_name == "Bo Bcc: alle@example.dk <b>"


def test_value_with_braces_is_only_text() -> None:
    declare()
    (letter,) = write_letters(
        kind="tests.moved",
        people=[make_user()],
        values={"title": "{link}", "when": "{__class__}"},
        by=None,
        at=NOON,
    )

    assert letter.subject == "{link} er flyttet"
    assert "{__class__}" in text_of(letter)


def test_letter_that_lacks_a_value_is_not_written() -> None:
    declare()

    with pytest.raises(KeyError, match="when"):
        write_letters(
            kind="tests.moved", people=[make_user()], values={"title": "x"}, by=None, at=NOON
        )


def test_letter_of_a_kind_nobody_declares_is_not_written() -> None:
    with pytest.raises(UnknownKind):
        write_letters(kind="tests.nothing", people=[], values={}, by=None, at=NOON)


def test_news_within_the_waiting_time_is_one_mail() -> None:
    person = make_user()
    news(person, link="/moeder/1/")
    news(person, link="/moeder/2/", minutes=10)

    too_early = bundle_due(at=NOON + timedelta(minutes=14))
    (letter,) = bundle_due(at=NOON + timedelta(minutes=15))

    assert too_early == []
    assert letter.kind == "notices.bundle"
    assert letter.programme_key == "vold"
    assert text_of(letter).count("- Dialogmøde er flyttet") == 2
    assert "/moeder/1/" in text_of(letter)
    assert "/moeder/2/" in text_of(letter)
    assert bundle_due(at=NOON + timedelta(days=1)) == []


def test_single_news_is_the_letter_of_its_kind() -> None:
    news(make_user())

    (letter,) = bundle_due(at=NOON + timedelta(minutes=15))

    assert letter.kind == "tests.moved"
    assert letter.subject == "Dialogmøde er flyttet"


def test_each_person_gets_their_own_news() -> None:
    one, other = make_user(), make_user()
    news(one)
    news(one)
    news(other)

    letters = bundle_due(at=NOON + timedelta(minutes=15))

    assert {(letter.person, letter.kind) for letter in letters} == {
        (one, "notices.bundle"),
        (other, "tests.moved"),
    }


def test_newer_news_about_the_same_takes_the_place_of_older() -> None:
    person = make_user()
    news(person, about="møde 1", link="/gammel/")
    news(person, about="møde 1", link="/ny/")
    news(person, about="møde 2")

    (letter,) = bundle_due(at=NOON + timedelta(minutes=15))

    assert Notice.objects.filter(letter=letter).count() == 2
    assert "/gammel/" not in text_of(letter)


def test_cancellation_is_sent_at_once_with_what_waited() -> None:
    person = make_user()
    news(person)

    news(person, kind="tests.cancelled", minutes=1)

    letter = Letter.objects.get()
    assert "Dialogmøde er flyttet" in text_of(letter)
    assert "Dialogmøde er aflyst" in text_of(letter)


def test_worded_letters_follow_the_programme_then_all_then_the_standard() -> None:
    declare()
    by, subject = make_user(), "{title} rykker"

    def say(programme_key: str, text: str | None, seen: int = 0) -> None:
        texts = None if text is None else Wording(Text(text, text), MOVED.body)
        word(kind=MOVED, programme_key=programme_key, wording=texts, seen=seen, by=by, at=NOON)

    standard = make_letter(programme_key="vold").subject
    say("", f"{subject} alle steder")
    of_all = make_letter(programme_key="vold").subject
    say("vold", f"{subject} her")
    own = make_letter(programme_key="vold").subject
    elsewhere = make_letter(programme_key="unge").subject
    say("vold", None, seen=1)
    back = make_letter(programme_key="vold").subject

    assert [standard, of_all, own, elsewhere, back] == [
        "Dialogmøde er flyttet",
        "Dialogmøde rykker alle steder",
        "Dialogmøde rykker her",
        "Dialogmøde rykker alle steder",
        "Dialogmøde rykker alle steder",
    ]
    assert WordingVersion.objects.filter(programme_key="vold").count() == 2


def test_second_of_two_who_word_the_same_is_told() -> None:
    declare()
    wording = Wording(MOVED.subject, MOVED.body)
    word(kind=MOVED, programme_key="", wording=wording, seen=0, by=make_user(), at=NOON)

    with pytest.raises(WordingHasMovedOn):
        word(kind=MOVED, programme_key="", wording=wording, seen=0, by=make_user(), at=NOON)


def test_wording_that_must_stand_stands() -> None:
    with pytest.raises(WordingStands):
        word(kind=ENTRY, programme_key="", wording=None, seen=0, by=make_user(), at=NOON)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kære {navn}", "“{navn}” kan ikke bruges her. Du kan bruge: {title}, {link}."),
        ("Kære {Title}", "en krølleparentes for sig selv: “Kære {Title}”"),
        ("a } b", "en krølleparentes for sig selv: “a } b”"),
        ("{title!r}", "en krølleparentes for sig selv: “{title!r}”"),
        ("{{title}}", "en krølleparentes for sig selv: “{}”"),
    ],
)
def test_wording_with_what_is_no_place_is_refused_with_the_reason(text: str, told: str) -> None:
    with pytest.raises(WordingRefused) as refused:
        check_places(text, ["title", "link"])

    assert told in refused.value.told.da


def test_wording_without_what_the_letter_needs_is_refused() -> None:
    kind = replace(ENTRY, is_edited_by_staff=True)
    wording = Wording(kind.subject, Text("Log ind.", "Sign in: {link}"))

    with pytest.raises(WordingRefused, match="must stand in the letter"):
        word(kind=kind, programme_key="", wording=wording, seen=0, by=make_user(), at=NOON)


@given(st.text(max_size=80), st.text(max_size=40))
def test_checked_text_is_filled_and_its_values_stand_as_they_are(text: str, value: str) -> None:
    try:
        check_places(text, ["a"])
    except WordingRefused:
        return

    assert fill(text, {"a": value}) == value.join(text.split("{a}"))


def test_kind_is_declared_once() -> None:
    declare()

    with pytest.raises(ValueError, match="declared twice"):
        register(replace(CANCELLED, is_urgent=False))


def test_closed_account_gets_no_letters_and_no_news() -> None:
    gone = make_user(is_active=False)
    declare()

    letters = write_letters(
        kind="tests.moved", people=[gone], values=VALUES, by=None, at=NOON, link="/"
    )
    tell(kind="tests.moved", people=[gone], values=VALUES, link="/", by=None, at=NOON)

    assert letters == []
    assert bundle_due(at=NOON + timedelta(days=1)) == []
    assert not Letter.objects.exists()
