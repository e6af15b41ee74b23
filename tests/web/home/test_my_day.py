"""My day: what waits, for whom, in which order, and what is new."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import (
    NOON,
    add_hat,
    make_draft,
    make_member,
    make_programme,
    make_user,
    small_definition,
)
from lxml import html

from modning_web.access.models import Hat, User
from modning_web.home import asking
from modning_web.home.actions import PAUSE, note_visit
from modning_web.home.models import Visit
from modning_web.home.my_day import LATER_SHOWN, day_in_words, grouped, when_due
from modning_web.home.templatetags.day import day_lines
from modning_web.home.today import coming_in, today_in
from modning_web.meetings.models import Meeting, State
from modning_web.programmes import actions, adopted
from modning_web.programmes.concern import concern_of
from modning_web.programmes.models import Programme
from modning_web.waiting import Kind, News, Waiting

WEDNESDAY = date(2024, 5, 1)
MOST_STATEMENTS = 20


def waits(title: str, due: date | None, kind: Kind = Kind.TASK) -> Waiting:
    return Waiting(kind, title, "/", due, "Et program")


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2024, 4, 30), "overdue"),
        (date(2024, 5, 1), "today"),
        (date(2024, 5, 2), "week"),
        (date(2024, 5, 5), "week"),  # Sunday
        (date(2024, 5, 6), "later"),
        (None, "later"),
    ],
)
def test_day_decides_the_group(due: date | None, group: str) -> None:
    assert when_due(due, WEDNESDAY) == group


def test_groups_stand_with_the_most_urgent_first_and_none_is_empty() -> None:
    late, today, some_day = date(2024, 4, 1), WEDNESDAY, None
    found = [waits("C", some_day), waits("B", today), waits("A", today), waits("D", late)]

    groups = grouped(found, on=WEDNESDAY)

    titles = {one.key: [line.waiting.title for line in one.lines] for one in groups}
    assert list(titles.items()) == [("overdue", ["D"]), ("today", ["A", "B"]), ("later", ["C"])]
    assert groups[0].lines[0].due == "30 dage over tiden"


def test_what_can_wait_is_folded_and_what_is_late_is_not() -> None:
    number = LATER_SHOWN + 2
    late = [waits(f"Før {n}", date(2024, 4, 1)) for n in range(number)]
    later = [waits(f"Senere {n}", date(2024, 7, 1)) for n in range(number)]

    groups = grouped(late + later, on=WEDNESDAY)

    assert [(len(one.lines), len(one.folded)) for one in groups] == [(number, 0), (LATER_SHOWN, 2)]


def test_a_task_is_due_at_the_latest_and_a_meeting_on_its_day() -> None:
    day = date(2024, 5, 14)

    (group,) = grouped([waits("A", day), waits("B", day, Kind.MEETING)], on=WEDNESDAY)

    assert [line.due for line in group.lines] == ["senest 14. maj", "14. maj"]
    assert day_in_words(date(2024, 5, 3), WEDNESDAY) == "fredag 3. maj"
    assert day_in_words(date(2025, 5, 3), WEDNESDAY) == "3. maj 2025"


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def leader() -> User:
    return make_member(
        Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune", role_key="projektleder"
    )


def titles(person: User, on: date = WEDNESDAY) -> list[tuple[str, str]]:
    today = today_in(adopted.adopted_programmes(["vold"]), on=on)
    concern = concern_of(person)
    return [
        (one.title, one.site_name)
        for one in asking.waiting_for(person, concern, coming_in(concern, today), on=on)
    ]


@pytest.mark.django_db
def test_plan_tells_each_role_what_to_do(programme: Programme) -> None:
    lead = make_member(Hat.PROGRAMME_LEAD, "vold", role_key="konsulent")
    practitioner = make_member(Hat.PRACTITIONER, "vold", "nordby-kommune", role_key="projektleder")

    assert titles(leader()) == [("Find en dag: Besøg i kommunen", "Nordby Kommune")]
    assert titles(lead) == [("Find en dag: Besøg i kommunen", "2 steder")]
    assert titles(practitioner) == [("Hold tid fri: Besøg i kommunen", "Nordby Kommune")]
    assert titles(leader(), on=date(2024, 3, 12)) == [
        ("Deltag: Fælles opstart", ""),
        ("Find en dag: Besøg i kommunen", "Nordby Kommune"),
    ]


def make_meeting(programme: Programme, key: str, **fields: object) -> Meeting:
    """Add the meeting of an occurrence, with the window that the plan says."""
    occurrence = programme.occurrences.get(key=key)
    return Meeting.objects.create(
        programme=programme,
        site=occurrence.site,
        occurrence=occurrence,
        occurrence_key=key,
        activity_key=occurrence.activity_key,
        turn=occurrence.turn,
        title="Besøg",
        uid=f"{key}@example.dk",
        planned_from=occurrence.starts_on,
        planned_before=occurrence.ends_on,
        **fields,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.HELD, State.CANCELLED])
def test_meeting_that_is_over_leaves_the_next_turn_to_be_settled(
    programme: Programme, state: State
) -> None:
    held = {"starts_at": NOON, "ends_at": NOON + timedelta(hours=1)}
    make_meeting(programme, "besoeg/1/nordby-kommune", state=state, **held)
    lead = make_member(Hat.PROGRAMME_LEAD, "vold", role_key="konsulent")

    assert titles(leader()) == []
    assert titles(lead) == [("Find en dag: Besøg i kommunen", "Sydby Kommune")]


def news(person: User, *, since: datetime | None) -> list[News]:
    return asking.news_for(person, concern_of(person), since=since)


@pytest.mark.django_db
def test_news_tell_what_moved_to_those_it_concerns(programme: Programme) -> None:
    person, other = leader(), make_member(Hat.PRACTITIONER, "vold", role_key="fagperson")
    moved = small_definition().replace('"maj 2024"', '"juni 2024"')
    actions.adopt(draft=make_draft(moved), note="Flyttet", by=None, at=NOON + timedelta(hours=1))

    (told,) = news(person, since=NOON)

    assert "Besøg i kommunen" in told.title
    assert told.link == reverse("programmes:comparison", args=["vold", 1, 2])
    assert news(other, since=NOON) == []
    assert news(person, since=NOON + timedelta(hours=1)) == []
    assert news(person, since=None) == []


@pytest.mark.django_db
def test_news_tell_of_a_programme_that_came(programme: Programme) -> None:
    (told,) = news(leader(), since=NOON - timedelta(days=1))

    assert told.title == "Et nyt program er kommet til."


@pytest.mark.django_db
def test_visit_begins_after_a_pause_and_remembers_the_one_before() -> None:
    person = make_user()
    later = NOON + PAUSE + timedelta(minutes=20)

    seen = [
        note_visit(by=person, at=at)
        for at in (NOON, NOON + timedelta(minutes=20), later, later + timedelta(minutes=20))
    ]

    last = NOON + timedelta(minutes=20)
    assert seen == [None, None, last, last]


def main_of(client: Client, person: User, day: str = "2024-05-01") -> str:
    client.force_login(person)
    session = client.session
    session["day"] = day
    session.save()
    answer = client.get(reverse("home:home"))
    assert answer.status_code == 200
    body = html.fromstring(answer.content.decode()).xpath("//main")[0]
    return " ".join(body.text_content().split())


@pytest.mark.django_db
def test_day_without_anything_to_do_says_so_kindly(client: Client, settings) -> None:
    settings.DEMO = True
    make_programme()

    assert "Intet venter på dig" in main_of(client, make_member(Hat.CITIZEN, "vold"))
    said = main_of(client, leader())
    assert "Intet skal gøres i denne uge" in said
    assert "Find en dag: Besøg i kommunen" in said
    assert "Intet" not in main_of(client, leader(), day="2024-05-27")


@pytest.mark.django_db
@pytest.mark.parametrize("hat", list(Hat))
def test_every_hat_opens_my_day(client: Client, hat: Hat, programme: Programme) -> None:
    person = make_user()
    add_hat(person, hat, "vold", "nordby-kommune", role_key="projektleder")

    assert "Min dag" in main_of(client, person)


def test_lines_of_people_never_show_what_the_reader_wrote_as_markup() -> None:
    (group,) = grouped([waits("<script>", WEDNESDAY)], on=WEDNESDAY)

    assert "<script>" not in day_lines(group.lines)


@pytest.mark.django_db
def test_day_with_news_asks_the_database_at_most_twenty_times(
    programme: Programme, client: Client
) -> None:
    lead = make_member(Hat.PROGRAMME_LEAD, "vold", role_key="konsulent")
    moved = small_definition().replace('"maj 2024"', '"juni 2024"')
    actions.adopt(draft=make_draft(moved), note="Flyttet", by=None, at=NOON + timedelta(hours=1))
    Visit.objects.create(person=lead, seen_at=NOON, earlier_at=NOON)
    client.force_login(lead)

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse("home:home"))

    news_of_it = reverse("programmes:comparison", args=["vold", 1, 2])
    assert news_of_it in answer.content.decode()
    assert len(asked) <= MOST_STATEMENTS
