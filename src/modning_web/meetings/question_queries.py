"""Questions at information meetings: what everybody may read, and what waits for an answer."""

from django.db.models import QuerySet

from modning_web.meetings.mapping import defined_of
from modning_web.meetings.models import Meeting, Question
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
    """Return the questions that everybody may read, the latest meeting's first."""
    rows = Question.objects.filter(
        meeting__in=information_meetings(programme).values("pk"), published_at__isnull=False
    )
    return rows.select_related("meeting", "item").order_by(
        "-meeting__starts_at", "meeting", "published_at", "id"
    )


def questions_of(programme: Programme) -> QuerySet[Question]:
    """Return every question for those who answer, unanswered first."""
    rows = Question.objects.filter(meeting__programme=programme)
    return rows.select_related("meeting", "item", "answered_by", "published_by").order_by(
        "-meeting__starts_at", "asked_at", "id"
    )
