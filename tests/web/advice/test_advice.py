"""The adviser's log and the page that prepares a meeting: who sees what, and nothing is lost."""

from datetime import date

import pytest
from agenda_factories import LEAD, LEADER, NORDBY, SYDBY
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from factories import make_member, make_programme
from lxml import html
from made_advice import AT, ON, at, word_text, wrote

from modning_web.access.models import Hat, User
from modning_web.advice import actions, queries
from modning_web.advice.actions import Written
from modning_web.advice.models import Advice, FollowUp
from modning_web.advice.waiting import waiting_for
from modning_web.audit.models import AuditEvent
from modning_web.programmes.models import Programme, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def nordby(programme: Programme) -> Site:
    return programme.sites.select_related("programme__current").get(key=NORDBY)


@pytest.fixture
def adviser(programme: Programme) -> User:
    return make_member(Hat.PROCESS_CONSULTANT, "vold")


def text_of(answer: object) -> str:
    return " ".join(html.fromstring(answer.content).text_content().split())


@pytest.mark.parametrize(
    ("hat", "place", "log", "new"),
    [
        (LEAD, ("vold",), 200, 200),
        (Hat.PROCESS_CONSULTANT, ("vold",), 200, 200),
        (Hat.DATA_PROTECTION_OFFICER, (), 200, 403),
        (Hat.AUDITOR, (), 403, 403),
        (LEADER, ("vold", NORDBY), 200, 403),
        (Hat.MUNICIPAL_MANAGER, ("vold", NORDBY), 200, 403),
        (LEADER, ("vold", SYDBY), 403, 403),
        (Hat.PRACTITIONER, ("vold", NORDBY), 403, 403),
        (Hat.EVALUATOR, ("vold",), 403, 403),
        (LEAD, ("unge",), 403, 403),
    ],
)
def test_log_is_seen_and_written_by_policy(
    hat: Hat, place: tuple[str, ...], log: int, new: int, nordby: Site, client: Client
) -> None:
    client.force_login(make_member(hat, *place))

    found = [client.get(at(name)).status_code for name in ("log", "preparation", "new")]

    assert found == [log, log, new]


def test_internal_entries_are_kept_from_the_site(
    nordby: Site, adviser: User, client: Client
) -> None:
    wrote(nordby, adviser, "Åbent emne")
    internal = wrote(nordby, adviser, "Internt emne", is_internal=True, barrier="Intern barriere")
    seen = {}
    for name, person in {"adviser": adviser, "leader": make_member(LEADER, "vold", NORDBY)}.items():
        client.force_login(person)
        pages = [client.get(at(page)) for page in ("log", "preparation")]
        word = client.get(at("preparation_file", "docx"))
        told = " ".join(text_of(page) for page in pages) + word_text(word.content)
        entry = client.get(at("entry", internal.pk)).status_code
        hidden = "Internt emne" in told or "Intern barriere" in told
        seen[name] = ("Åbent emne" in told, hidden, entry)

    assert seen == {"adviser": (True, True, 200), "leader": (True, False, 404)}


def test_entries_are_found_by_their_words(nordby: Site, adviser: User) -> None:
    consent = wrote(nordby, adviser, "Samtykke", agreed="Skemaet sendes.")
    time = wrote(nordby, adviser, "Tid", barrier="Vagtplanen er lagt.", with_whom="projektlederen")
    rows = Advice.objects.all()

    found = {
        words: list(queries.found(rows, words))
        for words in ("samtykke", "skemaet sendes", "vagtplanen", "projektlederen tid", "andet")
    }

    assert found == {
        "samtykke": [consent],
        "skemaet sendes": [consent],
        "vagtplanen": [time],
        "projektlederen tid": [time],
        "andet": [],
    }


def test_mended_entry_takes_the_place_and_the_old_can_be_read(
    nordby: Site, adviser: User, client: Client
) -> None:
    old = wrote(nordby, adviser, "Forkert emne", follow_up_on=date(2024, 6, 20))
    actions.follow_up(advice=old, done_on=ON, note="Gjort.", by=adviser, at=AT)
    client.force_login(adviser)
    typed = {"given_on": "2024-06-03", "kind": "advice", "topic": "Rigtigt", "text": "Ny tekst."}

    assert client.post(at("mend", old.pk), typed).status_code == 400
    answer = client.post(
        at("mend", old.pk), typed | {"reason": "Emnet var forkert.", "follow_up_on": "2024-06-20"}
    )

    new = Advice.objects.get(mends=old)
    assert answer.url == at("entry", new.pk)
    log = text_of(client.get(at("log")))
    assert ("Rigtigt" in log, "Forkert emne" in log) == (True, False)
    assert "Dette notat er rettet." in text_of(client.get(at("entry", old.pk)))
    assert "rettet, fordi: Emnet var forkert." in text_of(client.get(at("entry", new.pk)))
    assert not Advice.objects.all().to_follow_up().exists()
    assert FollowUp.objects.count() == 2


def test_entry_is_mended_once_and_with_a_reason(nordby: Site, adviser: User) -> None:
    old = wrote(nordby, adviser)
    said = {"advice": old, "written": Written(ON, "advice", "Ny", "Ny."), "by": adviser, "at": AT}

    with pytest.raises(actions.UnableToRecord, match="why"):
        actions.mend_advice(reason=" ", **said)
    actions.mend_advice(reason="Fejl.", **said)
    with pytest.raises(actions.UnableToRecord, match="meanwhile"):
        actions.mend_advice(reason="Fejl.", **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Advice.objects.filter(mends=old).update(reason="")


def test_follow_up_waits_for_the_adviser_until_it_is_done(
    nordby: Site, adviser: User, client: Client
) -> None:
    row = wrote(nordby, adviser, follow_up_on=date(2024, 6, 20))
    (waits,) = waiting_for(adviser, on=ON)
    assert (waits.title, waits.due) == ("Følg op: Samtykke", date(2024, 6, 20))
    client.force_login(adviser)

    client.post(at("follow_up", row.pk), {"done_on": "2024-06-19", "note": "Sendt."})

    assert waiting_for(adviser, on=ON) == []
    with pytest.raises(actions.UnableToRecord, match="already"):
        actions.follow_up(advice=row, done_on=ON, note="", by=adviser, at=AT)
    with pytest.raises(actions.UnableToRecord, match="No follow-up"):
        actions.follow_up(advice=wrote(nordby, adviser), done_on=ON, note="", by=adviser, at=AT)


def test_follow_up_before_the_advice_is_refused(
    nordby: Site, adviser: User, client: Client
) -> None:
    client.force_login(adviser)
    typed = {"given_on": "2024-06-03", "kind": "advice", "topic": "Emne", "text": "Tekst."}

    refused = client.post(at("new"), typed | {"follow_up_on": "2024-06-01"})
    client.post(at("new"), typed)

    assert refused.status_code == 400
    assert Advice.objects.get().adviser == adviser
    assert AuditEvent.objects.filter(action="advice.record").count() == 1


def test_sites_with_a_log_are_listed(nordby: Site, client: Client) -> None:
    page = {}
    for name, person in {
        "leader": make_member(LEADER, "vold", NORDBY),
        "officer": make_member(Hat.DATA_PROTECTION_OFFICER),
    }.items():
        client.force_login(person)
        page[name] = client.get(reverse("advice:sites")).content.decode()

    assert ("Nordby" in page["leader"], "Sydby" in page["leader"]) == (True, False)
    assert ("Nordby" in page["officer"], "Sydby" in page["officer"]) == (True, True)
