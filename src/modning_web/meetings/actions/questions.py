"""Questions at an information meeting: asked by anybody, answered and published by staff."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from modning.language import Text
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.models import AgendaItem, Meeting, Question, QuestionAttempt

WITHIN = timedelta(hours=1)
FROM_ONE_PLACE = 5
IN_ALL = 200  # from everywhere within the hour: what staff can look at

_TOO_MANY = Text(
    "Der er kommet mange spørgsmål herfra den seneste time. Prøv igen senere.",
    "Many questions have come from here in the last hour. Try again later.",
)
_NO_ANSWER = Text(
    "Skriv et svar, før spørgsmålet offentliggøres.",
    "Write an answer before the question is published.",
)
_MOVED_ON = Text(
    "Svaret er ændret, siden du så det. Læs det igen, og godkend det så.",
    "The answer has changed since you saw it. Read it again, then approve it.",
)


class UnableToAsk(ValueError):
    """A question that is not taken now; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


class NotItsSlot(ValueError):
    """The item is of another meeting's agenda."""


class UnableToPublish(ValueError):
    """An answer that cannot be published as it is; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


def ask(
    *, meeting: Meeting, text: str, sender: str, at: datetime, item: AgendaItem | None = None
) -> Question:
    """Take a question; `sender` is the network address, of which only a hash is kept an hour.

    Raise UnableToAsk, or NotItsSlot.
    """
    if item is not None and item.meeting_id != meeting.pk:
        raise NotItsSlot(item.pk)
    count_attempt(sender=sender, at=at)
    with transaction.atomic():
        question = Question.objects.create(meeting=meeting, item=item, asked=text, asked_at=at)
        audit.record(
            "meetings.question.ask",
            by=None,
            at=at,
            on=question,
            programme_key=meeting.programme.key,
        )
    return question


@transaction.atomic
def count_attempt(*, sender: str, at: datetime) -> None:
    """Count a try to ask, and refuse it where there are too many."""
    QuestionAttempt.objects.filter(at__lte=at - WITHIN).delete()
    key = salted_hmac("modning.meetings.question", sender, algorithm="sha256").hexdigest()
    lately = QuestionAttempt.objects.all()
    is_full = lately.count() >= IN_ALL
    if is_full or lately.filter(sender_key=key).count() >= FROM_ONE_PLACE:
        raise UnableToAsk(_TOO_MANY)
    QuestionAttempt.objects.create(sender_key=key, at=at)


@transaction.atomic
def answer(*, question: Question, wording: str, text: str, by: User, at: datetime) -> None:
    """Write an answer; one that was published is taken down until the new one is approved."""
    question.wording, question.answer = wording, text
    question.answered_by, question.answered_at = by, at
    question.published_by = question.published_at = question.set_aside_at = None
    question.save()
    _record("meetings.question.answer", question, by=by, at=at)


@transaction.atomic
def place(*, question: Question, item: AgendaItem | None, by: User, at: datetime) -> None:
    """Tie a question to a slot of its meeting's agenda, or to none. Raise NotItsSlot."""
    if item is not None and item.meeting_id != question.meeting_id:
        raise NotItsSlot(item.pk)
    if item == question.item:
        return
    question.item = item
    question.save(update_fields=["item"])
    _record("meetings.question.place", question, by=by, at=at)


@transaction.atomic
def publish(*, question: Question, seen_at: datetime | None, by: User, at: datetime) -> None:
    """Approve the answer as it was at `seen_at`, and let everybody read it."""
    row = Question.objects.select_for_update().get(pk=question.pk)
    if not row.answer.strip() or not row.wording.strip():
        raise UnableToPublish(_NO_ANSWER)
    if row.answered_at != seen_at:
        raise UnableToPublish(_MOVED_ON)
    row.published_by, row.published_at = by, at
    row.save(update_fields=["published_by", "published_at"])
    _record("meetings.question.publish", row, by=by, at=at)


@transaction.atomic
def take_down(*, question: Question, by: User, at: datetime) -> None:
    """Let nobody but staff read it; it can be published again."""
    question.published_by = question.published_at = None
    question.save(update_fields=["published_by", "published_at"])
    _record("meetings.question.take_down", question, by=by, at=at)


@transaction.atomic
def set_aside(*, question: Question, by: User, at: datetime) -> None:
    """Leave a question unanswered, such as one that is no question."""
    question.published_by = question.published_at = None
    question.set_aside_at = at
    question.save(update_fields=["published_by", "published_at", "set_aside_at"])
    _record("meetings.question.set_aside", question, by=by, at=at)


def _record(action: str, question: Question, *, by: User, at: datetime) -> None:
    audit.record(action, by=by, at=at, on=question, programme_key=question.meeting.programme.key)
