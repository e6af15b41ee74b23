"""Wordings and news from before a new version of the site, whose kinds and places are others."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from factories import NOON, make_member, make_user
from web.notices.conftest import ScriptedServer
from web.notices.sample_letters import MOVED, VALUES, declare, make_letter

from modning.language import Text
from modning_web.access.models import Hat, User
from modning_web.notices.actions import bundle_due, tell
from modning_web.notices.actions.wordings import word
from modning_web.notices.kinds import KINDS
from modning_web.notices.models import Letter, WordingVersion
from modning_web.notices.tasks import keep_post_moving
from modning_web.notices.wording import Wording

pytestmark = pytest.mark.django_db
OWN = Wording(Text("Nyt om {title}", "News on {title}"), Text("Den {when}", "It is {when}"))
SAMPLE = "/post/ordlyd/tests.moved/"


@pytest.fixture
def lead(client: Client) -> User:
    person = make_member(Hat.PROGRAMME_LEAD, "vold")
    client.force_login(person)
    return person


def reworded(by: User, programme_key: str = "") -> WordingVersion:
    declare()
    return word(kind=MOVED, programme_key=programme_key, wording=OWN, seen=0, by=by, at=NOON)


def renew_site(**changes: object) -> None:
    """Let the kind be another, as after a new version of the site."""
    KINDS[MOVED.key] = replace(MOVED, **changes)  # type: ignore[arg-type]  # tests name the fields


def without_when() -> None:
    renew_site(places=("title",), body=Text("Kære {name}\n\nMødet.", "Dear {name}\n\nMeeting."))


def test_edited_wording_with_a_place_that_is_gone_gives_way_to_the_standard(lead: User) -> None:
    reworded(lead)
    before = make_letter().subject

    without_when()

    assert (before, make_letter().subject) == ("Nyt om Dialogmøde", "Dialogmøde er flyttet")


def test_programmes_wording_that_is_broken_gives_way_to_that_of_all(lead: User) -> None:
    reworded(lead, "vold")
    without_when()
    all_of_them = Wording(Text("{title}!", "{title}!"), Text("Kære {name}", "Dear {name}"))
    word(kind=KINDS[MOVED.key], programme_key="", wording=all_of_them, seen=0, by=lead, at=NOON)

    assert make_letter(programme_key="vold").subject == "Dialogmøde!"


def test_broken_wording_is_shown_with_the_reason_and_can_be_mended(
    client: Client, lead: User
) -> None:
    reworded(lead)
    without_when()

    listed = client.get("/post/ordlyd/").content.decode()
    shown = client.get(SAMPLE).content.decode()
    mended = {
        "subject_da": "Nyt om {title}",
        "body_da": "Kære {name}",
        "subject_en": "News on {title}",
        "body_en": "Dear {name}",
        "seen": "1",
    }
    client.post(SAMPLE, mended | {"gem": ""})

    assert "En ændring kan ikke bruges mere" in listed
    assert "“{when}” kan ikke bruges her" in shown
    assert 'value="Nyt om {title}"' in shown
    assert "<h3>Dialogmøde er flyttet</h3>" in shown
    assert "bruges ikke, før den er rettet" not in client.get(SAMPLE).content.decode()
    assert make_letter().subject == "Nyt om Dialogmøde"


@pytest.mark.parametrize("is_gone", [True, False])
def test_news_from_before_a_new_version_are_told_without_words(is_gone: bool) -> None:  # noqa: FBT001 -- given by name
    declare()
    tell(kind=MOVED.key, people=[make_user()], values=VALUES, link="/nyt/", by=None, at=NOON)
    if is_gone:
        del KINDS[MOVED.key]
    else:
        renew_site(places=("title", "where"), subject=Text("{title} i {where}", "{title}, {where}"))

    (letter,) = bundle_due(at=NOON + timedelta(minutes=15))

    assert letter.subject == "Der er nyt til dig på modning"
    assert b"/nyt/" in bytes(letter.mime)


def test_fault_in_one_part_of_the_post_does_not_stop_the_others(
    mail_server: ScriptedServer,
) -> None:
    make_letter()
    declare()
    tell(kind=MOVED.key, people=[make_user()], values=VALUES, link="/", by=None, at=NOON)
    broken = Text("{bogus}", "{bogus}")
    KINDS["notices.news"] = replace(KINDS["notices.news"], subject=broken)
    renew_site(subject=broken)

    keep_post_moving(clock=lambda: NOON + timedelta(minutes=15))

    assert list(Letter.objects.values_list("state", flat=True)) == ["sent"]
