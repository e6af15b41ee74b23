"""Giving, ending and handing over hats; absence; hats that are kept apart."""

from datetime import date, timedelta

import pytest
from factories import NOON, add_hat, make_member, make_programme, make_user

from modning_web.access import actions, hats
from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import Place
from modning_web.access.queries import holders_on
from modning_web.audit.models import AuditEvent
from modning_web.people import actions as people
from modning_web.people.following import FOLLOWERS
from modning_web.people.queries import holdings_of

pytestmark = pytest.mark.django_db
NORDBY = Place("vold", "nordby-kommune")
TODAY = NOON.date()
LATER = TODAY + timedelta(days=30)
LEADER = Hat.MUNICIPAL_PROJECT_LEADER


@pytest.fixture
def lead() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


def give(user: User, by: User | None, hat: Hat = LEADER, **fields: object) -> Membership:
    values = {"place": NORDBY, "role_key": "projektleder", "from_date": TODAY} | fields
    return actions.give_hat(user=user, hat=hat, by=by, at=NOON, **values)  # type: ignore[arg-type]  # fields of any sort


def holders(on: date) -> list[User]:
    return holders_on(
        programme_key="vold", role_key="projektleder", site_key="nordby-kommune", on=on
    )


def test_giving_a_hat_is_recorded(lead: User) -> None:
    membership = give(make_user(), lead)

    event = AuditEvent.objects.latest("id")
    assert (event.action, event.by, event.programme_key) == ("access.give_hat", lead, "vold")
    assert (membership.from_date, membership.to_date) == (TODAY, None)


def test_nobody_gives_themselves_a_hat(lead: User) -> None:
    with pytest.raises(hats.GivenToOneself):
        give(lead, lead)


@pytest.mark.parametrize(
    ("giver", "hat", "place"),
    [
        (LEADER, Hat.PRACTITIONER, Place("vold", "sydby-kommune")),
        (LEADER, Hat.PRACTITIONER, Place("vold")),
        (LEADER, Hat.PROCESS_CONSULTANT, Place("vold")),
        (LEADER, Hat.PROCESS_CONSULTANT, NORDBY),
        (Hat.PRACTITIONER, Hat.PRACTITIONER, NORDBY),
        (Hat.PROCESS_CONSULTANT, Hat.PRACTITIONER, NORDBY),
        (Hat.PROGRAMME_LEAD, Hat.PRACTITIONER, Place("andet", "nordby-kommune")),
        (Hat.PROGRAMME_LEAD, Hat.AUDITOR, Place("vold")),
        (Hat.PROGRAMME_LEAD, Hat.GRANT_OFFICER, Place("vold")),
        (Hat.PROGRAMME_LEAD, Hat.PRACTITIONER, None),
    ],
)
def test_hat_that_is_not_theirs_to_give_is_refused(
    giver: Hat, hat: Hat, place: Place | None
) -> None:
    site = "nordby-kommune" if giver in hats.SITE_HATS else ""
    by = make_member(giver, "vold", site)

    with pytest.raises(hats.NotTheirsToGive):
        give(make_user(), by, hat, place=place)

    assert Membership.objects.count() == 1


@pytest.mark.parametrize("hat", sorted(hats.SITE_HATS))
def test_municipal_leader_gives_hats_of_the_own_site(hat: Hat) -> None:
    by = make_member(LEADER, "vold", "nordby-kommune")

    assert give(make_user(), by, hat).site_key == "nordby-kommune"


@pytest.mark.parametrize(
    ("since", "until", "is_refused"),
    [
        (None, None, True),
        (None, TODAY, False),
        (TODAY, LATER, True),
        (LATER - timedelta(days=1), None, True),
        (LATER, None, False),
    ],
)
def test_same_hat_at_the_same_place_is_not_worn_twice_at_a_time(
    *, lead: User, since: date | None, until: date | None, is_refused: bool
) -> None:
    person = make_user()
    give(person, lead, to_date=LATER)

    if is_refused:
        with pytest.raises(hats.WornAlready):
            give(person, lead, from_date=since, to_date=until)
    else:
        give(person, lead, from_date=since, to_date=until)

    assert person.memberships.count() == 2 - is_refused


@pytest.mark.parametrize(
    ("worn", "asked", "place", "is_refused"),
    [
        (Hat.EVALUATOR, Hat.PROCESS_CONSULTANT, Place("vold"), True),
        (Hat.EVALUATOR, Hat.PROGRAMME_LEAD, Place("vold"), True),
        (Hat.EVALUATOR, Hat.PRACTITIONER, NORDBY, True),
        (Hat.PROCESS_CONSULTANT, Hat.EVALUATOR, Place("vold"), True),
        (Hat.PROCESS_CONSULTANT, Hat.PROGRAMME_LEAD, Place("vold"), False),
        (Hat.EVALUATOR, Hat.CITIZEN, Place("vold"), False),
    ],
)
def test_support_and_evaluation_are_kept_apart_in_a_programme(
    *, lead: User, worn: Hat, asked: Hat, place: Place, is_refused: bool
) -> None:
    person = make_member(worn, "vold")

    if is_refused:
        with pytest.raises(hats.KeptApart) as refusal:
            give(person, lead, asked, place=place)
        assert refusal.value.other.hat == worn
    else:
        give(person, lead, asked, place=place)


def test_support_in_one_programme_and_evaluation_in_another_go_together(lead: User) -> None:
    person = make_member(Hat.PROCESS_CONSULTANT, "andet")

    assert give(person, lead, Hat.EVALUATOR, place=Place("vold")).pk


def test_support_may_follow_when_evaluation_has_ended(lead: User) -> None:
    person = make_member(Hat.EVALUATOR, "vold", to_date=TODAY)

    assert give(person, lead, Hat.PROCESS_CONSULTANT, place=Place("vold")).pk


def test_auditor_of_everything_runs_nothing(lead: User) -> None:
    with pytest.raises(hats.KeptApart):
        give(make_member(Hat.AUDITOR), lead, Hat.PROCESS_CONSULTANT, place=Place("vold"))


def test_ending_keeps_the_row_and_what_has_run_is_not_changed(lead: User) -> None:
    membership = give(make_user(), lead, from_date=TODAY - timedelta(days=9))

    actions.end_membership(membership=membership, to_date=TODAY, by=lead, at=NOON)

    assert Membership.objects.get(pk=membership.pk).to_date == TODAY
    with pytest.raises(hats.EndedAlready):
        actions.end_membership(membership=membership, to_date=LATER, by=lead, at=NOON)


def test_hat_that_has_not_begun_is_never_worn(lead: User) -> None:
    membership = give(make_user(), lead, from_date=LATER)

    actions.end_membership(membership=membership, to_date=TODAY, by=lead, at=NOON)

    assert (membership.from_date, membership.to_date) == (LATER, LATER)
    assert holders(LATER) == []
    assert give(membership.user, lead, from_date=LATER).pk


def test_programme_keeps_a_lead(lead: User) -> None:
    membership = lead.memberships.get()

    with pytest.raises(hats.LastLead):
        actions.end_membership(membership=membership, to_date=LATER, by=lead, at=NOON)

    add_hat(make_user(), Hat.PROGRAMME_LEAD, "vold")
    actions.end_membership(membership=membership, to_date=LATER, by=lead, at=NOON)
    assert membership.to_date == LATER


def test_lead_whose_account_is_closed_leads_nothing(lead: User) -> None:
    add_hat(make_user(is_active=False), Hat.PROGRAMME_LEAD, "vold")

    with pytest.raises(hats.LastLead):
        actions.end_membership(membership=lead.memberships.get(), to_date=LATER, by=lead, at=NOON)


def test_closed_account_gets_no_hat(lead: User) -> None:
    closed = make_user(is_active=False)
    membership = give(make_user(), lead)

    with pytest.raises(hats.AccountIsClosed):
        give(closed, lead)
    with pytest.raises(hats.AccountIsClosed):
        actions.hand_over(membership=membership, to=closed, from_date=LATER, by=lead, at=NOON)

    membership.refresh_from_db()
    assert membership.to_date is None
    assert not closed.memberships.exists()


def test_handing_over_ends_one_and_begins_the_other(lead: User) -> None:
    anna, bo = make_user(), make_user()
    membership = give(anna, lead, organisation_key="x")

    begun = actions.hand_over(membership=membership, to=bo, from_date=LATER, by=lead, at=NOON)

    assert membership.to_date == LATER
    assert (begun.user, begun.follows, begun.from_date) == (bo, membership, LATER)
    assert (begun.role_key, begun.site_key, begun.organisation_key) == (
        "projektleder",
        "nordby-kommune",
        "x",
    )
    assert (holders(LATER - timedelta(days=1)), holders(LATER)) == ([anna], [bo])


def test_deputy_who_takes_over_is_no_longer_deputy(lead: User) -> None:
    anna, deputy = make_user(), make_user()
    membership = give(anna, lead)
    stood_in = give(deputy, lead, is_deputy=True)

    actions.hand_over(membership=membership, to=deputy, from_date=LATER, by=lead, at=NOON)

    stood_in.refresh_from_db()
    assert stood_in.to_date == LATER
    assert holders(LATER) == [deputy]


@pytest.mark.parametrize(
    ("from_date", "refusal"),
    [(TODAY - timedelta(days=1), hats.EndsTooEarly), (LATER, hats.EndsLater)],
)
def test_handing_over_outside_the_period_is_refused(
    lead: User, from_date: date, refusal: type[Exception]
) -> None:
    membership = give(make_user(), lead, to_date=LATER)

    with pytest.raises(refusal):
        actions.hand_over(
            membership=membership, to=make_user(), from_date=from_date, by=lead, at=NOON
        )

    membership.refresh_from_db()
    assert membership.to_date == LATER


def test_what_follows_a_hat_moves_along_or_nothing_does(
    lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    membership, told = give(make_user(), lead), []

    def move(*, ended: Membership, begun: Membership, by: User, at: object) -> int:
        told.append((ended, begun.follows, by, at))
        return 3

    monkeypatch.setitem(FOLLOWERS, "tests.tasks", move)
    _, moved = people.hand_over(
        membership=membership, to=make_user(), from_date=LATER, by=lead, at=NOON
    )

    assert moved["tests.tasks"] == 3
    assert told == [(membership, membership, lead, NOON)]


def test_deputy_stands_in_while_the_holder_is_away_and_when_nobody_holds(lead: User) -> None:
    anna, deputy = make_user(), make_user()
    give(anna, lead, to_date=LATER + timedelta(days=30))
    give(deputy, lead, is_deputy=True)

    actions.note_absence(
        user=anna, from_date=LATER, to_date=LATER + timedelta(days=7), by=lead, at=NOON
    )

    days = [TODAY, LATER, LATER + timedelta(days=7), LATER + timedelta(days=30)]
    assert [holders(day) for day in days] == [[anna], [deputy], [anna], [deputy]]


def test_absence_is_noted_once_and_can_end_sooner(lead: User) -> None:
    anna = make_member(LEADER, "vold", "nordby-kommune")
    absence = actions.note_absence(user=anna, from_date=TODAY, to_date=None, by=lead, at=NOON)

    with pytest.raises(actions.AwayAlready):
        actions.note_absence(user=anna, from_date=LATER, to_date=None, by=lead, at=NOON)
    with pytest.raises(hats.EndsTooEarly):
        actions.note_absence(user=anna, from_date=LATER, to_date=LATER, by=lead, at=NOON)
    actions.end_absence(absence=absence, to_date=LATER, by=lead, at=NOON)

    assert actions.note_absence(user=anna, from_date=LATER, to_date=None, by=lead, at=NOON).pk
    assert [row.to_date for row in anna.absences.all()] == [LATER, None]


def test_absence_that_is_over_is_not_changed(lead: User) -> None:
    last_week = TODAY - timedelta(days=7)
    gone = make_member(LEADER, "vold", "nordby-kommune")
    absence = actions.note_absence(user=gone, from_date=last_week, to_date=TODAY, by=lead, at=NOON)

    with pytest.raises(hats.EndedAlready):
        actions.end_absence(absence=absence, to_date=LATER, by=lead, at=NOON)


def test_holdings_are_those_of_the_day_by_role_party_and_site(lead: User) -> None:
    make_programme()
    anna, bo, gone = make_user(), make_user(), make_user()
    give(anna, lead)
    give(bo, lead, Hat.PROCESS_CONSULTANT, place=Place("vold"), role_key="konsulent")
    give(gone, lead, to_date=LATER)
    give(make_user(), lead, role_key="ukendt")
    actions.note_absence(user=bo, from_date=LATER, to_date=None, by=lead, at=NOON)

    today, later = holdings_of("vold", TODAY), holdings_of("vold", LATER)

    assert {(one.person, one.role, one.party, one.site) for one in today} == {
        (str(anna.pk), "projektleder", "kommuner", "nordby-kommune"),
        (str(gone.pk), "projektleder", "kommuner", "nordby-kommune"),
        (str(bo.pk), "konsulent", "styrelsen", None),
    }
    assert [one.person for one in later] == [str(anna.pk)]


def test_programme_without_a_version_has_no_holdings(lead: User) -> None:
    programme = make_programme()
    programme.current = None
    programme.save()

    assert holdings_of("vold", TODAY) == ()
