"""A site filled with programmes of several sizes, people with many roles, and their sessions."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.crowd import add_meetings, add_people, add_record
from benchmarks.large_programme import large_programme
from benchmarks.visit import Page, Visit
from modning.programme.participation import activities_concerning
from modning.programme.reading import read_definition
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.actions import give_hat
from modning_web.access.models import Hat, User
from modning_web.access.policy import Place
from modning_web.home.preparation import prepare_site
from modning_web.programmes.actions import adopt, bring_definition
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme, Site

DAY = date(2026, 3, 2)  # most of the programmes are under way
BEGUN = datetime(2025, 1, 1, tzinfo=UTC)  # the large programmes came here
COUNTS = (1, 5, 20)  # of programmes that a person has a role in


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people there are, and how many deeds the record holds."""

    people: int = 2_000
    deeds: int = 1_000_000


def fill(*, sites: tuple[int, ...], programmes: int, at: datetime, crowd: Crowd) -> Visit:
    """Fill an empty database; `sites` are those of one programme each, the last the largest.

    The demo's own programmes are there too, and small ones until they are `programmes` in all.
    The largest has a crowd of people, meetings held and to come, and a long record.
    """
    prepare_site(at=at)
    largest = f"land-{sites[-1]}"
    main = [largest, *_keys()]
    for number in sites:
        adopt_large(f"land-{number}", municipalities=number, at=BEGUN)
    for number in range(programmes - len(_keys())):
        adopt_large(f"lille-{number}", municipalities=3, at=at)
    few = {
        "lead": add_person("Leder", Hat.PROGRAMME_LEAD, _keys(), at=at),
        "many": add_person("Evaluator", Hat.EVALUATOR, main, at=at),
        "adviser": add_person("Rådgiver", Hat.PROCESS_CONSULTANT, [largest], at=at),
        "local": add_person("Lokal", Hat.MUNICIPAL_PROJECT_LEADER, [largest], at=at, one_site=True),
    }
    gather(Programme.objects.get(key=largest), few["lead"], crowd, at=at)
    counts = tuple(count for count in COUNTS if count <= programmes)
    every = [*main, *(key for key in _keys() if key not in main)]
    counted = {
        f"in-{count}": add_person(f"I {count}", Hat.EVALUATOR, every[:count], at=at)
        for count in counts
    }
    pages = (
        *the_pages(largest, calendar_token=few["adviser"].calendar_token),
        *(page for number in sites for page in sized_pages(number)),
        *(page for count in counts for page in counted_pages(count)),
    )
    return opened(pages, few | counted)


def gather(programme: Programme, lead: User, crowd: Crowd, *, at: datetime) -> None:
    """Add a crowd of people, their meetings and what was done."""
    people = add_people(programme, number=crowd.people)
    add_meetings(programme, people, on=DAY)
    add_record(programme, lead, number=crowd.deeds, until=at)


def adopt_large(key: str, *, municipalities: int, at: datetime) -> None:
    """Adopt an invented programme, and begin a draft of its next version."""
    text = large_programme(municipalities=municipalities, programme_id=key)
    draft = bring_definition(definition=read_definition(text), by=None, at=at)
    adopt(draft=draft, note="Ny", by=None, at=at)
    bring_definition(definition=read_definition(f"{text}\n# Kladde\n"), by=None, at=at)


def add_person(
    name: str, hat: Hat, programmes: list[str], *, at: datetime, one_site: bool = False
) -> User:
    """Add a person with the busiest role of each programme, or of its first site."""
    person = User.objects.create_user(name=name, is_demo=True)
    for row in Programme.objects.filter(key__in=programmes).select_related("current"):
        site = row.sites.first() if one_site else None
        role = busiest_role(definition_of(row.current.text).programme) if row.current else ""
        place = Place(row.key, site.key if site else "")
        give_hat(user=person, hat=hat, by=None, at=at, place=place, role_key=role)
    return person


def busiest_role(defined: Defined) -> str:
    """Return the role that most activities concern."""
    roles = [role.id for role in (*defined.roles, *defined.parties)]
    return max(roles, key=lambda role: len(activities_concerning(defined, [role])))


def the_pages(key: str, *, calendar_token: str) -> list[Page]:
    """Return the pages of the largest programme, and those across programmes."""
    here = f"/programmer/{key}/"
    site = Site.objects.filter(programme__key=key)[0].key
    return [
        Page("my day, evaluator", "dashboard", "/", "many"),
        Page("my day, agency", "dashboard", "/", "adviser"),
        Page("my day, 20 programmes", "dashboard", "/", "lead"),
        Page("my day, municipality", "dashboard", "/", "local"),
        Page("sites at a glance", "list", "/steder/", "adviser"),
        Page("meetings", "list", "/moeder/", "adviser"),
        Page("meetings of a programme", "list", f"/moeder/{key}/", "adviser"),
        Page("record, 1 M deeds", "list", "/revisionsspor/"),
        Page("programmes", "list", "/programmer/", "many"),
        Page("programme, by track", "dashboard", here),
        Page("programme, by site", "dashboard", f"{here}?vis=steder"),
        Page("activities, 50 rows", "list", f"{here}aktiviteter/?hvornaar=alle"),
        Page("activities, last page", "list", f"{here}aktiviteter/?hvornaar=alle&side=999"),
        Page("activities of a site", "list", f"{here}aktiviteter/?hvornaar=alle&sted={site}"),
        Page("activity", "detail", f"{here}aktiviteter/raadgivning/"),
        Page("a site", "detail", f"{here}steder/{site}/", "local"),
        Page("definition", "detail", f"{here}definition/"),
        Page("draft", "detail", f"{here}kladde/"),
        Page("edit an activity", "detail", f"{here}kladde/aktiviteter/del/raadgivning/"),
        Page("versions", "detail", f"{here}versioner/"),
        Page("plan.ics", "file", f"{here}plan.ics"),
        Page("own calendar", "file", f"/programmer/kalender/{calendar_token}.ics", "adviser"),
        Page("bilag.html", "file", f"{here}bilag.html"),
        Page("bilag.docx", "file", f"{here}bilag.docx"),
        Page("bilag.pdf", "file", f"{here}bilag.pdf"),
    ]


def sized_pages(sites: int) -> list[Page]:
    """Return the pages that show how time grows with a programme's sites."""
    here = f"/programmer/land-{sites}/"
    site = Site.objects.filter(programme__key=f"land-{sites}")[0].key
    return [
        Page(name, "detail", here + address, group="sites", size=sites)
        for name, address in (
            ("programme", ""),
            ("activities", "aktiviteter/?hvornaar=alle"),
            ("activity", "aktiviteter/raadgivning/"),
            ("a site", f"steder/{site}/"),
            ("draft", "kladde/"),
        )
    ]


def counted_pages(programmes: int) -> list[Page]:
    """Return the pages that show how time grows with a person's programmes."""
    viewer = f"in-{programmes}"
    return [
        Page("my day", "dashboard", "/", viewer, "programmes", programmes),
        Page("programmes", "list", "/programmer/", viewer, "programmes", programmes),
    ]


def opened(pages: tuple[Page, ...], viewers: dict[str, User]) -> Visit:
    """Open each page twice, count the statements of the second time, and keep the sessions."""
    clients = {name: _client(viewer) for name, viewer in viewers.items()}
    counted = []
    for page in pages:
        client = clients[page.viewer]
        client.get(page.address)  # what is read once is read
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(page.address)
        if answer.status_code != 200:
            raise UnexpectedAnswer(page, answer.status_code)
        counted.append(replace(page, statements=len(captured)))
    cookie = settings.SESSION_COOKIE_NAME
    cookies = {name: f"{cookie}={one.cookies[cookie].value}" for name, one in clients.items()}
    return Visit(tuple(counted), cookies)


class UnexpectedAnswer(RuntimeError):
    """A page did not open."""


def _client(viewer: User) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(viewer)
    session = client.session
    session["day"] = DAY.isoformat()
    session.save()
    return client


def _keys() -> list[str]:
    return list(Programme.objects.order_by("created_at", "key").values_list("key", flat=True))
