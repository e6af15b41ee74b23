"""Who sees what of a plan: what is common to all, and what is held at one's own sites."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from factories import add_hat, make_draft, make_member, make_programme, make_user, small_definition
from icalendar import Calendar
from lxml import html

from modning_web.access.models import Hat, User
from modning_web.programmes import queries
from modning_web.programmes.folding import folded_plan
from modning_web.programmes.models import Programme
from modning_web.programmes.overview import overview_of

pytestmark = pytest.mark.django_db
LEADER, LEAD = Hat.MUNICIPAL_PROJECT_LEADER, Hat.PROGRAMME_LEAD
COMMON = ["afslutning/1", "opstart/1"]
NORDBY = ["besoeg/1/nordby-kommune", "besoeg/2/nordby-kommune"]
SYDBY = ["besoeg/1/sydby-kommune", "besoeg/2/sydby-kommune"]


def people() -> dict[str, tuple[User, list[str]]]:
    """Return people in the programme “vold”, and what each sees of its plan."""
    two_sites = make_member(LEADER, "vold", "nordby-kommune")
    add_hat(two_sites, LEADER, "vold", "sydby-kommune")
    both = make_member(LEADER, "vold", "nordby-kommune")
    add_hat(both, Hat.EVALUATOR, "vold")
    strange = make_member(LEADER, "vold", "nordby-kommune", role_key="findes-ikke")
    add_hat(strange, Hat.PRACTITIONER, "findes-ikke", "heller-ikke", role_key="projektleder")
    return {
        "leader at one site": (make_member(LEADER, "vold", "nordby-kommune"), COMMON + NORDBY),
        "leader at two sites": (two_sites, COMMON + NORDBY + SYDBY),
        "leader with a second hat": (both, COMMON + NORDBY + SYDBY),
        "leader with hats of nothing": (strange, COMMON + NORDBY),
        "leader at no site": (make_member(LEADER, "vold"), COMMON),
        "leader at a site that is gone": (make_member(LEADER, "vold", "vestby"), COMMON),
        "lead": (make_member(LEAD, "vold"), COMMON + NORDBY + SYDBY),
        "lead of another programme": (make_member(LEAD, "unge"), COMMON),
        "auditor": (make_member(Hat.AUDITOR), COMMON + NORDBY + SYDBY),
    }


@pytest.fixture
def programme() -> Programme:
    make_programme(small_definition("unge", title="Et andet program"))
    return make_programme()


@pytest.fixture
def leader() -> User:
    return make_member(LEADER, "vold", "nordby-kommune", role_key="projektleder")


def test_plan_holds_what_is_common_and_what_is_at_ones_own_sites(programme: Programme) -> None:
    seen = {
        who: sorted(queries.plan_seen_by(person, programme).values_list("key", flat=True))
        for who, (person, _) in people().items()
    }

    assert seen == {who: sorted(keys) for who, (_, keys) in people().items()}


def test_plans_of_several_programmes_are_kept_apart(programme: Programme) -> None:
    person = make_member(LEADER, "vold", "nordby-kommune")
    add_hat(person, LEADER, "unge", "sydby-kommune")

    plans = queries.plans_seen_by(person, Programme.objects.all())

    sites = plans.exclude(site=None).values_list("programme__key", "site__key")
    assert sorted(set(sites)) == [("unge", "sydby-kommune"), ("vold", "nordby-kommune")]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sites_named(text: str) -> set[str]:
    return {name for name in ("Nordby", "Sydby") if name in text}


def page(name: str, *more: str) -> str:
    return reverse(f"programmes:{name}", args=["vold", *more])


@pytest.mark.parametrize(
    "address",
    [
        page("programme"),
        page("programme") + "?vis=steder",
        page("activities") + "?hvornaar=alle",
        page("activity", "besoeg"),
        page("site", "nordby-kommune"),
        page("plan_calendar"),
    ],
)
def test_pages_and_files_name_only_the_sites_that_are_ones_own(
    address: str, programme: Programme, leader: User, client: Client
) -> None:
    client.force_login(leader)
    own = text_of(client, address)
    client.force_login(make_member(LEAD, "vold"))
    everything = text_of(client, address)

    assert sites_named(own) == {"Nordby"}
    is_at_one_site = "/steder/" in address
    assert is_at_one_site or "Sydby" in everything or "2 steder" in everything


def test_folded_row_counts_the_sites_one_sees(
    programme: Programme, leader: User, client: Client
) -> None:
    address = page("activity", "besoeg")
    client.force_login(leader)
    own = text_of(client, address)
    client.force_login(make_member(LEAD, "vold"))
    everything = text_of(client, address)

    assert ("Nordby Kommune" in own, "2 steder" in own) == (True, False)
    assert "2 steder" in everything


def test_own_site_has_a_page_and_another_has_none(
    programme: Programme, leader: User, client: Client
) -> None:
    client.force_login(leader)

    answers = [client.get(page("site", f"{one}-kommune")) for one in ("nordby", "sydby")]

    assert [answer.status_code for answer in answers] == [200, 403]


def test_site_that_is_not_there_is_not_found_by_the_lead(
    programme: Programme, client: Client
) -> None:
    client.force_login(make_member(LEAD, "vold"))

    assert client.get(page("site", "vestby")).status_code == 404


def test_programme_never_adopted_is_seen_by_its_editors_only(client: Client) -> None:
    bringer = make_user()
    make_draft(by=bringer)

    seen_by = {
        who: [one.key for one in queries.programmes_seen_by(person)]
        for who, person in {
            "bringer": User.objects.get(pk=bringer.pk),
            "lead elsewhere": make_member(LEAD, "unge"),
            "auditor": make_member(Hat.AUDITOR),
            "leader": make_member(LEADER, "vold", "nordby-kommune"),
        }.items()
    }

    assert seen_by == {"bringer": ["vold"], "lead elsewhere": [], "auditor": [], "leader": []}
    client.force_login(bringer)
    assert client.get(page("programme")).url == page("draft")
    assert client.get(page("activities")).status_code == 404
    client.force_login(make_member(Hat.AUDITOR))
    assert client.get(page("programme")).status_code == 404


def test_list_shows_the_programmes_one_may_see(
    programme: Programme, leader: User, client: Client
) -> None:
    client.force_login(leader)

    listed = html.fromstring(text_of(client, reverse("programmes:programmes")))

    assert [link.strip() for link in listed.xpath("//h2/a/text()")] == ["Et lille program"]


def events(content: bytes) -> list[str]:
    return sorted(str(one["summary"]) for one in Calendar.from_ical(content).walk("VEVENT"))


OWN: list[tuple[str, dict[str, str], list[str]]] = [
    (
        "leader at one site",
        {"hat": LEADER, "site_key": "nordby-kommune", "role_key": "projektleder"},
        ["Fælles opstart", *["[Nordby Kommune] Besøg i kommunen"] * 2],
    ),
    (
        "leader without a site sees no site's",
        {"hat": LEADER, "role_key": "projektleder"},
        ["Fælles opstart"],
    ),
    (
        "lead sees every site's",
        {"hat": LEAD, "role_key": "projektleder"},
        [
            "Fælles opstart",
            *["[Nordby Kommune] Besøg i kommunen"] * 2,
            *["[Sydby Kommune] Besøg i kommunen"] * 2,
        ],
    ),
    (
        "citizen sees what is common to their role",
        {"hat": Hat.CITIZEN, "role_key": "fagperson"},
        ["Fælles afslutning"],
    ),
    ("role that is not there", {"hat": LEAD, "role_key": "findes-ikke"}, []),
    ("no role", {"hat": LEAD}, []),
]


@pytest.mark.parametrize(
    ("fields", "expected"), [one[1:] for one in OWN], ids=[one[0] for one in OWN]
)
def test_own_calendar_holds_what_concerns_the_role_at_sites_one_may_see(
    fields: dict[str, str], expected: list[str], programme: Programme, client: Client
) -> None:
    person = make_user()
    add_hat(person, fields.pop("hat"), "vold", **fields)

    content = client.get(reverse("programmes:own_calendar", args=[person.calendar_token])).content

    assert events(content) == expected


def test_own_calendar_gathers_several_roles_and_programmes_once_each(
    programme: Programme, client: Client
) -> None:
    person = make_member(LEADER, "vold", "nordby-kommune", role_key="projektleder")
    add_hat(person, LEADER, "vold", "nordby-kommune", role_key="fagperson")
    add_hat(person, LEADER, "unge", "sydby-kommune", role_key="projektleder")

    content = client.get(reverse("programmes:own_calendar", args=[person.calendar_token])).content

    assert events(content) == [
        "Fælles afslutning",
        *["Fælles opstart"] * 2,
        *["[Nordby Kommune] Besøg i kommunen"] * 2,
        *["[Sydby Kommune] Besøg i kommunen"] * 2,
    ]


def next_for(person: User, programme_key: str, on: date = date(2024, 4, 1)) -> str:
    """Return what a programme's card says comes next, and where."""
    row = Programme.objects.get(key=programme_key)
    site_keys = queries.site_keys_seen_by(person, row)
    line = overview_of(row, on=on, site_keys=site_keys).next
    return f"{line.activity.name}, {line.where}" if line else ""


def test_next_of_a_programme_is_what_runs_out_first_of_what_one_sees(
    programme: Programme,
) -> None:
    lead = make_member(LEAD, "vold")
    leader = make_member(LEADER, "vold", "nordby-kommune")

    assert next_for(lead, "vold") == "Besøg i kommunen, 2 steder"
    assert next_for(lead, "unge") == "Fælles afslutning, Fælles"
    assert next_for(leader, "vold") == "Besøg i kommunen, Nordby Kommune"


def test_next_of_a_programme_leaves_out_what_is_over(programme: Programme) -> None:
    assert next_for(make_member(Hat.AUDITOR), "vold", on=date(2025, 12, 1)) == ""


def test_folded_plan_says_what_the_rows_of_the_plan_say(programme: Programme) -> None:
    folded = {
        (turn.activity_key, turn.turn, turn.starts_on, turn.ends_on, site_key)
        for turn in folded_plan(small_definition()).turns
        for site_key in turn.site_keys or {None}
    }

    assert folded == set(
        programme.occurrences.values_list(
            "activity_key", "turn", "starts_on", "ends_on", "site__key"
        )
    )
