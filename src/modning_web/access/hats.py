"""Rules about hats: where each is worn, which are kept apart, and who may give and end them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning_web.access.likeness import may_be_one_person
from modning_web.access.models import LIMITED_HATS, Absence, Hat, Membership, User
from modning_web.access.policy import Place, can

GIVE, ASK, DECIDE = "people.give_hats", "platform_hats.ask", "platform_hats.decide"
LONGEST_WATCH = timedelta(days=366)  # how long somebody may look on before it is decided anew
# Worn at one site; the site's own leaders may give them.
SITE_HATS = frozenset(
    {
        Hat.MUNICIPAL_PROJECT_LEADER,
        Hat.PRACTITIONER,
        Hat.MUNICIPAL_MANAGER,
        Hat.NGO_COORDINATOR,
        Hat.POLICE_CONTACT,
    }
)
# These reach every programme, so nobody gives them from inside one.
PLATFORM_HATS = frozenset({Hat.GRANT_OFFICER, Hat.AUDITOR, Hat.DATA_PROTECTION_OFFICER})
SUPPORTING = frozenset({Hat.PROGRAMME_LEAD, Hat.PROCESS_CONSULTANT, Hat.TRAINING_SUPPLIER})
RUNNING = frozenset({Hat.PROGRAMME_LEAD, Hat.PROCESS_CONSULTANT, Hat.GRANT_OFFICER})


@dataclass(frozen=True, slots=True)
class Separation:
    """One who wears a hat of `one` wears none of `other` in the same programme at the same time."""

    one: frozenset[Hat]
    other: frozenset[Hat]
    reason: str | Promise


KEPT_APART = (
    Separation(
        frozenset({Hat.EVALUATOR}),
        SUPPORTING | SITE_HATS,
        _("Den, der evaluerer, må ikke samtidig støtte eller udføre det, der evalueres."),
    ),
    Separation(
        frozenset({Hat.AUDITOR}),
        RUNNING,
        _("Den, der reviderer, må ikke samtidig styre det, der revideres."),
    ),
)


class Refused(Exception):
    """A hat or an absence is not as it may be; `told` says to a person what to do."""

    told: str | Promise = ""


class GivenToOneself(Refused):
    """Nobody gives themselves a hat."""

    told = _("Du kan ikke give dig selv en rolle. Bed en anden, som må, om at gøre det.")


class NoSecondPerson(Refused):
    """Whoever asks for a hat that reaches every programme does not decide it."""

    told = _(
        "En anden end den, der har bedt om det, skal afgøre det. To konti, der kan være samme "
        "persons, tæller som én."
    )


class NotTheirsToGive(Refused):
    """The hat is worn where the giver may give none, or reaches further than one programme."""

    told = _("Du må ikke give eller afslutte den rolle på det sted.")


class WornAlready(Refused):
    """The person wears the same hat, in the same role at the same place, for some of the time."""

    told = _("Personen har allerede rollen på stedet i noget af perioden. Ret datoerne.")


class KeptApart(Refused):
    """Another hat of the person's is kept apart from this one."""

    def __init__(self, rule: Separation, other: Membership) -> None:
        super().__init__(str(other.pk))
        self.other = other
        self.told = rule.reason


class WatchesWithoutEnd(Refused):
    """Who looks on does so for a time that was set beforehand, a year at the longest."""

    told = _("Revisor og databeskyttelsesrådgiver har rollen i højst et år. Skriv begge datoer.")


class EndedAlready(Refused):
    """It has run: what was is not changed."""

    told = _("Perioden er slut og kan ikke ændres.")


class EndsTooEarly(Refused):
    """It would end before it begins."""

    told = _("Slutdatoen skal ligge efter den første dag.")


class EndsLater(Refused):
    """It would end after the day that it ends anyway."""

    told = _("Rollen slutter allerede før den dag. Giv rollen igen, hvis den skal vare længere.")


class WornElsewhere(Refused):
    """What is told of a person holds wherever they work, so not every place may tell it."""

    told = _(
        "Personen har også roller andre steder eller er holdt op hos jer. "
        "Bed programmets projektleder om at gøre det."
    )


class LastLead(Refused):
    """Nobody would lead the programme."""

    told = _("Programmet ville stå uden projektleder. Giv først en anden rollen.")


class AccountIsClosed(Refused):
    """Nobody could come in by the hat."""

    told = _("Personens konto er lukket. Åbn den først, hvis personen skal have en rolle.")


def has_ended(row: Membership | Absence, *, on: date) -> bool:
    """Tell whether a period is over on a day."""
    return row.to_date is not None and row.to_date <= on


def separation_of(one: Hat, other: Hat) -> Separation | None:
    """Return the rule that keeps two hats apart, if one does."""
    for rule in KEPT_APART:
        if (one in rule.one and other in rule.other) or (other in rule.one and one in rule.other):
            return rule
    return None


def may_give(by: User, hat: Hat, place: Place | None) -> bool:
    """Tell whether the policy lets `by` give or end a hat at a place: a site's at that site."""
    if place is None or hat in PLATFORM_HATS:
        return False
    if hat in SITE_HATS:
        return bool(place.site_key) and can(by, GIVE, place)
    return can(by, GIVE, Place(place.programme_key))


def place_of(membership: Membership) -> Place | None:
    """Return where a hat is worn; None for everywhere."""
    if not membership.programme_key:
        return None
    return Place(membership.programme_key, membership.site_key)


def same_hat(one: Membership, other: Membership) -> bool:
    """Tell whether two memberships are of one hat, in one role, at one place."""
    return (one.hat, one.programme_key, one.role_key, one.site_key) == (
        other.hat,
        other.programme_key,
        other.role_key,
        other.site_key,
    )


def overlap(one: Membership, other: Membership) -> bool:
    """Tell whether there is a day on which both run."""
    begins = max(one.from_date or date.min, other.from_date or date.min)
    ends = min(one.to_date or date.max, other.to_date or date.max)
    return begins < ends


def refuse_unless_theirs_to_give(membership: Membership, *, by: User) -> None:
    """Raise GivenToOneself or NotTheirsToGive."""
    if may_be_one_person(membership.user, by):
        raise GivenToOneself
    refuse_unless_theirs_to_end(membership, by=by)


def refuse_unless_theirs_to_end(membership: Membership, *, by: User) -> None:
    """Raise NotTheirsToGive."""
    if not may_give(by, Hat(membership.hat), place_of(membership)):
        raise NotTheirsToGive


def refuse_unless_two_decide(user: User, hat: Hat, *, asked_by: User, by: User) -> None:
    """Raise NotTheirsToGive, NoSecondPerson or GivenToOneself, of a hat that reaches everywhere."""
    if hat not in PLATFORM_HATS or not can(by, DECIDE, Place("")):
        raise NotTheirsToGive
    if may_be_one_person(asked_by, by):
        raise NoSecondPerson
    if may_be_one_person(user, by):
        raise GivenToOneself


def sees_to(by: User, person: User, *, on: date) -> bool:
    """Tell whether `by` may change what holds of a person wherever they work.

    Whoever leads a programme where the person has or had a hat may, and else one who may give
    every hat that the person wears: a site cannot reach beyond itself by giving somebody a hat.
    """
    hats = list(person.memberships.all())
    keys = {one.programme_key for one in hats if one.programme_key}
    if any(can(by, GIVE, Place(key)) for key in keys):
        return True
    worn = [one for one in hats if not has_ended(one, on=on)]
    return bool(worn) and all(may_give(by, Hat(one.hat), place_of(one)) for one in worn)


def refuse_unless_sees_to(person: User, *, by: User, on: date) -> None:
    """Raise WornElsewhere."""
    if not sees_to(by, person, on=on):
        raise WornElsewhere


def refuse_unless_it_fits(membership: Membership, worn: Iterable[Membership]) -> None:
    """Raise what is wrong with the period, AccountIsClosed, or by what is worn another reason.

    The period: EndsTooEarly or WatchesWithoutEnd. What is worn: WornAlready or KeptApart.
    """
    since, until = membership.from_date, membership.to_date
    if not membership.user.is_active:
        raise AccountIsClosed
    if since is not None and until is not None and until <= since:
        raise EndsTooEarly
    if membership.hat in LIMITED_HATS and not _watches_for_a_time(since, until):
        raise WatchesWithoutEnd
    meanwhile = [other for other in worn if overlap(membership, other)]
    if any(same_hat(membership, other) for other in meanwhile):
        raise WornAlready
    for other in meanwhile:
        rule = separation_of(Hat(membership.hat), Hat(other.hat))
        if rule and _share_a_programme(membership, other):
            raise KeptApart(rule, other)


def _watches_for_a_time(since: date | None, until: date | None) -> bool:
    return since is not None and until is not None and until - since <= LONGEST_WATCH


def _share_a_programme(one: Membership, other: Membership) -> bool:
    """Tell whether two hats are worn in one programme; one worn everywhere is worn in each."""
    keys = {one.programme_key, other.programme_key}
    return len(keys) == 1 or "" in keys


def refuse_unless_it_can_end(membership: Membership, *, to_date: date, on: date) -> None:
    """Raise EndedAlready, or EndsLater when it ends before that day anyway."""
    if has_ended(membership, on=on):
        raise EndedAlready
    if membership.to_date is not None and to_date > membership.to_date:
        raise EndsLater


def refuse_last_lead(membership: Membership, alike: Iterable[Membership], *, to_date: date) -> None:
    """Raise LastLead when nobody else leads the programme on the day that a hat ends.

    `alike` are the same hats in the programme; one whose account is closed leads nothing.
    """
    if membership.hat != Hat.PROGRAMME_LEAD or not membership.programme_key:
        return
    others = (one for one in alike if one.pk != membership.pk and one.user.is_active)
    if not any(_runs_on(one, to_date) for one in others):
        raise LastLead


def _runs_on(membership: Membership, day: date) -> bool:
    since, until = membership.from_date or date.min, membership.to_date or date.max
    return since <= day < until
