"""Who holds which role in a programme, and what a person may see of people."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from modning.meeting.seat import Holding
from modning.programme.people import People
from modning_web.access.hats import DECIDE, PLATFORM_HATS
from modning_web.access.models import Absence, Hat, Membership, MembershipQuerySet, User
from modning_web.access.policy import Scope, allowed_scope, reach, scope
from modning_web.access.queries import present_on
from modning_web.organisations.models import Organisation
from modning_web.people.roles import defined, holding
from modning_web.programmes.models import Programme, Site

SEE, GIVE = "people.see", "people.give_hats"


def holdings_of(programme_key: str, on: date) -> tuple[Holding, ...]:
    """Return who holds which role in a programme on a day; `person` is the user's identifier.

    Those who are away that day hold nothing, so that `modning.meeting.seat.holders` finds their
    deputies. A role that the programme's definition does not know is nobody's.
    """
    programme = Programme.objects.select_related("current").get(key=programme_key)
    return holdings_in(programme, on)


def holdings_in(programme: Programme, on: date) -> tuple[Holding, ...]:
    """Return the same of a programme that has been read."""
    return holdings_with_people(programme, on)[0]


def holdings_with_people(
    programme: Programme, on: date
) -> tuple[tuple[Holding, ...], dict[str, User]]:
    """Return the same, and the people by what the holdings call them."""
    says = defined(programme)
    if says is None:
        return (), {}
    people = People(says)
    rows = Membership.objects.filter(programme_key=programme.key).exclude(role_key="")
    known = [row for row in present_on(rows, on) if people.knows(row.role_key)]
    return (
        tuple(holding(row, people) for row in known),
        {str(row.user_id): row.user for row in known},
    )


def programmes_with_people_seen_by(viewer: User) -> QuerySet[Programme]:
    """Return the programmes all of whose people `viewer` may see."""
    where = reach(viewer, SEE)
    rows = Programme.objects.filter(current__isnull=False)
    return rows if where.everywhere else rows.filter(key__in=where.programmes)


def memberships_seen_by(viewer: User, programme_key: str = "") -> MembershipQuerySet:
    """Return the memberships of people that `viewer` may see, in one programme or in all."""
    rows = Membership.objects.select_related("user")
    if programme_key:
        rows = rows.filter(programme_key=programme_key)
    return scope(rows, user=viewer, action=SEE, site="site_key")  # type: ignore[return-value]  # a filter keeps the sort of rows


def sites_alone_seen_by(viewer: User) -> QuerySet[Site]:
    """Return the sites whose people `viewer` may see without those of the whole programme."""
    where = reach(viewer, SEE)
    if where.everywhere:
        return Site.objects.none()
    alone = Q(pk=None)
    for place in where.sites:
        if place.programme_key not in where.programmes:
            alone |= Q(programme__key=place.programme_key, key=place.site_key)
    return Site.objects.filter(alone).select_related("programme")


def sites_at(programme: Programme, site_key: str = "") -> list[Site]:
    """Return the sites of a programme, or the one with that key, with their organisations."""
    rows = programme.sites.select_related("organisation")
    return list(rows.filter(key=site_key) if site_key else rows)


def away_on(people: Iterable[UUID], on: date) -> dict[UUID, Absence]:
    """Return who of some people is away on a day."""
    rows = Absence.objects.running_on(on).filter(user__in=people)
    return {row.user_id: row for row in rows}


def with_the_same_role(rows: Iterable[Membership], on: date) -> dict[UUID, list[Membership]]:
    """Return, by membership, the others who hold its role at its place on a day."""
    asked = {(row.programme_key, row.role_key, row.site_key) for row in rows if row.role_key}
    alike = Q(pk=None)
    for programme_key, role_key, site_key in asked:
        alike |= Q(programme_key=programme_key, role_key=role_key, site_key=site_key)
    by_place: dict[tuple[str, ...], list[Membership]] = defaultdict(list)
    for other in Membership.objects.held_on(on).filter(alike).select_related("user"):
        by_place[other.programme_key, other.role_key, other.site_key].append(other)
    return {
        row.pk: [
            other
            for other in by_place[row.programme_key, row.role_key, row.site_key]
            if other.user_id != row.user_id
        ]
        for row in rows
    }


def organisations_by_key(rows: Iterable[Membership]) -> dict[str, Organisation]:
    """Return the organisations that memberships name, by their keys."""
    keys = {row.organisation_key for row in rows if is_identifier(row.organisation_key)}
    return {str(pk): row for pk, row in Organisation.objects.in_bulk(keys).items()}


def platform_hats_on(day: date) -> MembershipQuerySet:
    """Return the hats that reach every programme and are worn on a day or later."""
    rows = Membership.objects.filter(hat__in=PLATFORM_HATS).running_between(day, None)
    return rows.select_related("user").order_by("hat", "user__name", "id")


def those_who_decide_hats(*, on: date) -> list[User]:
    """Return who may decide of hats that reach every programme, by the hats they wear on a day."""
    hats = [hat for hat in Hat if allowed_scope(hat, DECIDE) is Scope.ALL]
    worn = Membership.objects.held_on(on).filter(hat__in=hats)
    people = User.objects.filter(is_active=True, pk__in=worn.order_by().values("user"))
    return list(people.prefetch_related("memberships"))


def is_identifier(text: str) -> bool:
    """Tell whether a text is an identifier."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def organisations_found(*, words: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Return the organisations with these words in the name or code, and whether they take part."""
    rows = Organisation.objects.annotate(
        takes_part=Exists(Site.objects.filter(organisation=OuterRef("pk")))
    )
    if kind:
        rows = rows.filter(kind=kind)
    return rows.filter(written_like("name", words) | Q(code=words)) if words else rows


def written_like(field: str, words: str) -> Q:
    """Return a condition for a field with these words in it, in any case.

    SQLite folds only the case of a–z, so the ways that names are written are asked for too.
    """
    wanted = Q()
    for one in {words, words.lower(), words.title()}:
        wanted |= Q(**{f"{field}__icontains": one})
    return wanted


def people_nearby(membership: Membership, *, on: date) -> tuple[list[User], list[User]]:
    """Return who could take over a hat: its deputies, and who else has a role at the place."""
    rows = Membership.objects.held_on(on).filter(
        programme_key=membership.programme_key,
        site_key=membership.site_key,
        user__is_active=True,
    )
    others = rows.exclude(user=membership.user_id).select_related("user").order_by("user__name")
    deputies = dict.fromkeys(
        row.user for row in others if row.is_deputy and row.role_key == membership.role_key
    )
    rest = dict.fromkeys(row.user for row in others if row.user not in deputies)
    return list(deputies), list(rest)


def people_of(organisation: Organisation, *, seen_by: User, on: date) -> MembershipQuerySet:
    """Return the hats of an organisation's people that a viewer may see."""
    at_sites = Exists(
        Site.objects.filter(
            organisation=organisation,
            programme__key=OuterRef("programme_key"),
            key=OuterRef("site_key"),
        )
    )
    rows = memberships_seen_by(seen_by).held_on(on)
    return rows.filter(Q(organisation_key=organisation.key) | at_sites).order_by(
        "programme_key", "site_key", "user__name", "id"
    )


def sites_of(organisation: Organisation, *, seen_by: User) -> QuerySet[Site]:
    """Return where an organisation takes part, in programmes whose people a viewer may see."""
    seen = Q(programme__in=programmes_with_people_seen_by(seen_by))
    alone = Q(pk__in=sites_alone_seen_by(seen_by).values("pk"))
    return organisation.sites.filter(seen | alone).select_related("programme")
