"""Questions at information meetings: what everybody may read, and what waits for an answer."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from modning_web.meetings.mapping import defined_of
from modning_web.meetings.models import AgendaItem, Meeting, Question
from modning_web.moments import clock as clock_in_words
from modning_web.programmes.models import Programme

KIND = "information-meeting"


def information_meetings(programme: Programme) -> QuerySet[Meeting]:
    """Return the programme's information meetings that have a day, the latest first."""
    defined = defined_of(programme)
    activities = defined.activities if defined else ()
    keys = [one.id for one in activities if one.kind == KIND]
    rows = Meeting.objects.filter(
        programme=programme, activity_key__in=keys, state__in=("fixed", "held"), site=None
    )
    return rows.order_by("-starts_at", "-id")


def published(programme: Programme) -> QuerySet[Question]:
    """Return the questions that everybody may read: the latest meeting's first, by its slots.

    Each with its meeting's agenda.
    """
    rows = Question.objects.filter(
        meeting__in=information_meetings(programme).values("pk"), published_at__isnull=False
    )
    return (
        rows.select_related("meeting", "item")
        .prefetch_related("meeting__items")
        .order_by(
            "-meeting__starts_at",
            "meeting",
            F("item__position").asc(nulls_last=True),
            "published_at",
            "id",
        )
    )


def slots_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the items of a meeting's agenda that are set aside for questions, in its order."""
    return meeting.items.filter(kind="questions").order_by("position", "id")


def slot_names(meeting: Meeting) -> dict[UUID, str]:
    """Return what the slots of a meeting are called, with their time where the meeting has one."""
    names, at = {}, timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    for item in meeting.items.all():
        if item.kind == "questions":
            clock = f" {_('kl.')} {clock_in_words(at)}" if at else ""
            names[item.pk] = f"{item.title}{clock}"
        at = at + timedelta(minutes=item.minutes) if at else None
    return names


def published_by_slot(meeting: Meeting) -> dict[UUID, list[Question]]:
    """Return a meeting's public questions under the identifiers of the items they are tied to."""
    found: dict[UUID, list[Question]] = defaultdict(list)
    rows = meeting.questions.filter(published_at__isnull=False, item__isnull=False)
    for row in rows.order_by("published_at", "id").select_related("item"):
        if row.item is not None:
            found[row.item.pk].append(row)
    return dict(found)


def questions_of(programme: Programme) -> QuerySet[Question]:
    """Return every question for those who answer, unanswered first."""
    rows = Question.objects.filter(meeting__programme=programme)
    return rows.select_related("meeting", "item", "answered_by", "published_by").order_by(
        "-meeting__starts_at", "asked_at", "id"
    )
