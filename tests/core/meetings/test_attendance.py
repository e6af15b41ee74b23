import pytest
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.attendance import Attendance, UnclearAttendance, as_answered, shortfalls
from modning.meeting.seat import Seat
from modning.programme.site import Site

KOEGE, ODENSE = (Site(name.lower(), name, "kommuner") for name in ("Køge", "Odense"))
SEATS = tuple(
    Seat("Praktiker", frozenset({"praktiker"}), site=site, condition="som har leveret indsatsen")
    for site in (KOEGE, ODENSE)
)
KOEGE_LACKS = "Praktiker (som har leveret indsatsen) fra Køge mangler."


def there(person: str, site: Site = KOEGE, **more: object) -> Attendance:
    return Attendance(person, person.title(), frozenset({"praktiker"}), site.key, **more)  # type: ignore[arg-type] -- tests name the fields they set


def told(*attending: Attendance, seats: tuple[Seat, ...] = SEATS) -> list[str]:
    return [one.told.da for one in shortfalls(seats, attending)]


def test_one_practitioner_from_each_site_is_enough():
    assert told(there("pia"), there("per", ODENSE)) == []


def test_missing_site_is_named_with_the_plans_condition():
    assert told(there("pia"), there("poul")) == [
        "Praktiker (som har leveret indsatsen) fra Odense mangler."
    ]


def test_absent_person_does_not_count_and_the_one_sent_does():
    deputy = Attendance("dan", "Dan")

    assert told(there("pia", presence="absent"), seats=SEATS[:1]) != []
    assert (
        told(there("pia", presence="represented", represented_by="dan"), deputy, seats=SEATS[:1])
        == []
    )


def test_the_one_sent_must_be_there():
    sent = there("pia", presence="represented", represented_by="dan")

    assert told(sent, Attendance("dan", "Dan", presence="absent"), seats=SEATS[:1]) == [
        f"{KOEGE_LACKS} Pia har sendt en anden, som ikke er med."
    ]


def test_one_body_sent_by_two_counts_once():
    two = Seat("Praktiker", frozenset({"praktiker"}), lowest=2, site=KOEGE)
    sent = [there(name, presence="represented", represented_by="dan") for name in ("pia", "per")]

    (found,) = shortfalls([two], [*sent, Attendance("dan", "Dan")])

    assert found.there == 1


def test_online_counts_only_where_the_meeting_lets_people_take_part_so():
    online = there("pia", presence="online")
    remote = Seat("Praktiker", frozenset({"praktiker"}), site=KOEGE, online=True)

    assert told(online, seats=(remote,)) == []
    assert told(online, seats=SEATS[:1]) == [
        f"{KOEGE_LACKS} Pia er kun med online, og her skal man møde frem."
    ]


def test_seat_that_is_only_welcome_is_never_missing():
    assert shortfalls([Seat("Borger", frozenset({"borger"}), presence="welcome")], []) == ()


@pytest.mark.parametrize(
    "contradiction",
    [
        {"presence": "represented"},
        {"represented_by": "dan"},
        {"presence": "represented", "represented_by": "pia"},
    ],
)
def test_attendance_that_contradicts_itself_is_refused(contradiction):
    with pytest.raises(UnclearAttendance):
        there("pia", **contradiction)


@pytest.mark.parametrize(
    ("answered", "presence"),
    [
        ("accepted", "present"),
        ("declined", "absent"),
        ("tentative", "unknown"),
        ("needs-action", "unknown"),
        ("delegated", "absent"),
    ],
)
def test_minimum_can_be_seen_from_the_answers(answered, presence):
    expected = as_answered(there("pia"), answered)

    assert expected.presence == presence
    assert (told(expected, seats=SEATS[:1]) == []) == (answered == "accepted")


def test_one_who_sends_another_is_counted_on_through_them():
    sent = as_answered(there("pia"), "delegated", represented_by="dan")

    assert told(sent, Attendance("dan", "Dan"), seats=SEATS[:1]) == []


people = st.lists(
    st.builds(
        there,
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([KOEGE, ODENSE]),
        presence=st.sampled_from(["present", "online", "absent", "unknown"]),
    ),
    unique_by=lambda one: one.person,
)


@given(people, people)
def test_more_people_never_make_more_missing(some, more):
    seats = (*SEATS, Seat("Praktiker", frozenset({"praktiker"}), lowest=3))
    known = {one.person for one in some}
    everyone = [*some, *(one for one in more if one.person not in known)]

    missing = {one.seat for one in shortfalls(seats, some)}

    assert {one.seat for one in shortfalls(seats, everyone)} <= missing
