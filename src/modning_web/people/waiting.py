"""What one person asks and another decides: hats that reach every programme, and what may leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from modning_web.access.hats import ASK, DECIDE
from modning_web.access.models import Hat, User
from modning_web.access.policy import Place, Reach, can, reach
from modning_web.people.models import HatRequest
from modning_web.programmes.models import Programme
from modning_web.releases import queries as releases
from modning_web.releases.kinds import kind_of
from modning_web.releases.models import Release
from modning_web.statements import prepared
from modning_web.waiting import Kind, News, Waiting

MOST = 50
PATIENCE = timedelta(days=3)  # so long after it was asked, it is to be decided
HAT, RELEASE = "hat", "release"
_TO_DECIDE = {
    HAT: _("Afgør rollen på tværs: {what}"),
    RELEASE: _("Afgør udleveringen: {what}"),
}
_DECIDED = {
    (HAT, True): _("Rollen på tværs er godkendt: {what}"),
    (HAT, False): _("Rollen på tværs er afvist: {what}"),
    (RELEASE, True): _("Udleveringen er godkendt: {what}"),
    (RELEASE, False): _("Udleveringen er afvist: {what}"),
}


@dataclass(frozen=True, slots=True)
class Requests:
    """What waits for one person to decide, and what others decided that they had asked."""

    to_decide: tuple[Waiting, ...] = ()
    decided: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    sort: str
    pk: UUID
    about: str
    whose: str
    programme_key: str
    programme_title: str | None
    asked_by: UUID
    asker: str
    asked_at: datetime
    decided_at: datetime | None
    is_approved: bool | None

    @property
    def what(self) -> str:
        """What it is about, in the language of the page."""
        if self.sort == RELEASE:
            return str(kind_of(self.about).name)
        return f"{Hat(self.about).label}, {self.whose}"

    @property
    def link(self) -> str:
        """Where it is decided."""
        if self.sort == RELEASE:
            return reverse("releases:release", args=[self.pk])
        return reverse("people:platform_hats")


_COLUMNS = tuple(_Row.__slots__)
Rows = QuerySet[Any, tuple[Any, ...]]


def requests_of(person: User, *, on: date, since: datetime | None) -> Requests:
    """Return what a person is to decide, and what was decided for them since, if they were here.

    Seen from the day `on`. One statement for those who ask and decide; none for others.
    """
    approves = reach(person, releases.APPROVE)
    decides, asks = bool(reach(person, DECIDE)), reach(person, ASK) or reach(person, releases.ASK)
    if not (approves or decides or asks):
        return Requests()
    rows = [_Row(*row) for row in _asked(person.pk, decides, approves, since)]
    return Requests(
        to_decide=tuple(_to_decide(rows, person, on)),
        decided=tuple(_news(row) for row in rows if row.decided_at),
    )


@prepared
def _asked(
    person: UUID,
    decides: bool,  # noqa: FBT001 -- what the statement hangs on stands in its place
    approves: Reach,
    since: datetime | None,
) -> Rows:
    answered = Q(pk=None) if since is None else Q(asked_by=person, decided_at__gt=since)
    theirs = Q(decided_at=None) if decides else Q(pk=None)
    hats = HatRequest.objects.filter(answered | (theirs & ~Q(asked_by=person)))
    within = Q() if approves.everywhere else Q(programme_key__in=approves.programmes)
    to_approve = within & Q(decided_at=None) & ~Q(asked_by=person)
    releases = Release.objects.filter(answered | to_approve)
    title = Programme.objects.filter(key=OuterRef("programme_key")).values("title")
    told = _told(
        hats.exclude(user=person, decided_at=None),
        sort=Value(HAT),
        about=F("hat"),
        whose=Coalesce(F("user__name"), F("name")),
        programme_key=Value(""),
        programme_title=Value(""),
    ).union(
        _told(
            releases,
            sort=Value(RELEASE),
            about=F("kind"),
            whose=Value(""),
            programme_title=Subquery(title[:1]),
        ),
        all=True,
    )
    return told.order_by("asked_at")[:MOST]


def _told(rows: QuerySet[Any], **columns: Any) -> Rows:
    named: Rows = rows.order_by().annotate(asker=F("asked_by__name"), **columns)
    return named.values_list(*_COLUMNS)


def _to_decide(rows: list[_Row], person: User, on: date) -> Iterator[Waiting]:
    for row in rows:
        if row.decided_at or not _may_read(row, person):
            continue
        yield Waiting(
            kind=Kind.APPROVAL,
            title=str(_TO_DECIDE[row.sort]).format(what=row.what),
            link=row.link,
            due=min(localdate(row.asked_at), on) + PATIENCE,  # a demo is seen from days long ago
            programme_title=row.programme_title or "",
            detail=str(_("bedt om af {name}")).format(name=row.asker),
        )


def _may_read(row: _Row, person: User) -> bool:
    """Tell whether a person may see what it is about, and so decide it."""
    if row.sort == HAT:
        return True
    return can(person, kind_of(row.about).action, Place(row.programme_key))


def _news(row: _Row) -> News:
    title = str(_DECIDED[row.sort, bool(row.is_approved)]).format(what=row.what)
    return News(title, row.link, row.decided_at or row.asked_at, row.programme_title or "")
