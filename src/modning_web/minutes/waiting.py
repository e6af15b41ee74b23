"""What minutes let wait for a person: tasks to solve, minutes to approve and to write."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.access.policy import reach
from modning_web.addresses import address_of
from modning_web.meetings.models import Invitation, Meeting
from modning_web.minutes.models import MinutesStep, State
from modning_web.minutes.queries import at_meetings, meetings_written_by, tasks_of
from modning_web.waiting import Kind, News, Waiting

LOOK_BACK = timedelta(days=60)  # for meetings without minutes: older ones get none
MOST = 20  # of each kind; the lists have them all


def waiting_for(person: User, *, on: date) -> list[Waiting]:
    """Return what waits for `person`, seen from the day `on`; a fixed number of statements."""
    return [*_tasks(person, on), *_to_approve(person), *_to_write(person, on)]


def news_for(person: User, *, since: datetime) -> list[News]:
    """Return what happened since to the minutes of meetings that `person` was called to."""
    mine = Invitation.objects.filter(person=person, meeting=OuterRef("minutes__meeting"))
    steps = MinutesStep.objects.filter(
        Exists(mine), at__gt=since, deed__in=("circulate", "approve")
    )
    rows = steps.exclude(by=person).select_related(
        "minutes__meeting__programme", "minutes__meeting__site"
    )
    return [_news(one) for one in rows.order_by("-at")[:MOST]]


def _tasks(person: User, on: date) -> Iterator[Waiting]:
    rows = tasks_of(person, on=on).open_tasks()
    rows = rows.select_related("item__meeting__programme", "item__meeting__site")
    for one in rows.order_by("due_date", "id")[:MOST]:
        title = _("Løs: {text}").format(text=one.text)
        link = address_of("minutes:task", str(one.pk))
        yield _waiting(Kind.TASK, title, one.item.meeting, link, one.due_date)


def _to_approve(person: User) -> Iterator[Waiting]:
    where = reach(person, "minutes.approve")
    rows = Meeting.objects.filter(
        at_meetings(where, common_too=False), minutes__state=State.CIRCULATED
    )
    for one in rows.select_related("programme", "site").order_by("starts_at", "id")[:MOST]:
        title = _("Godkend referatet: {title}").format(title=one.title)
        yield _waiting(Kind.APPROVAL, title, one, _page(one), None)


def _to_write(person: User, on: date) -> Iterator[Waiting]:
    today = make_aware(datetime.combine(on, time()))
    rows = meetings_written_by(person).filter(
        state="held", minutes=None, ends_at__lte=today, ends_at__gt=today - LOOK_BACK
    )
    for one in rows.select_related("programme", "site").order_by("ends_at", "id")[:MOST]:
        title = _("Skriv referat: {title}").format(title=one.title)
        yield _waiting(Kind.WORK, title, one, _page(one), None)


def _waiting(kind: Kind, title: str, meeting: Meeting, link: str, due: date | None) -> Waiting:
    return Waiting(
        kind=kind,
        title=title,
        link=link,
        due=due,
        programme_title=meeting.programme.title,
        site_name=meeting.site.name if meeting.site else "",
    )


def _news(step: MinutesStep) -> News:
    meeting = step.minutes.meeting
    told = (
        _("Referatet er godkendt: {title}")
        if step.deed == "approve"
        else _("Referatet er sendt rundt: {title}")
    )
    return News(
        title=told.format(title=meeting.title),
        link=_page(meeting),
        at=step.at,
        programme_title=meeting.programme.title,
        site_name=meeting.site.name if meeting.site else "",
    )


def _page(meeting: Meeting) -> str:
    return address_of("minutes:minutes", meeting.programme.key, str(meeting.pk))
