"""What becomes of a letter, kept with when and why."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from modning_web.access.policy import Place, can
from modning_web.notices.delivery.connection import Reply
from modning_web.notices.delivery.journal import Journal
from modning_web.notices.kinds import KINDS
from modning_web.notices.models import Letter, LetterState, LetterStep, Notice
from modning_web.notices.queries import LONGEST_WAIT, SERVER_WAIT, due_letters

# How long a letter waits after each attempt; after the last it is given up.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    LONGEST_WAIT,
)
LEASE = timedelta(hours=1)  # until a letter under way on another machine counts as left behind
IN_DEMO = "demo"
NOT_ARRIVED, NOT_KNOWN = "notices.not_arrived", "notices.not_known"
_AT_ONCE = 200
_FATE = ["state", "attempts", "due_at", "claimed_at", "sender", "sent_at", "answer", "error"]


def attempt_of(letter: Letter) -> str:
    """Name this attempt to send this letter."""
    claimed_at = letter.claimed_at.timestamp() if letter.claimed_at else 0
    return f"{letter.pk}/{claimed_at}"


def settle(letter: Letter, reply: Reply, *, at: datetime) -> None:
    """Keep what the server said of a letter: sent, to be tried again, or given up."""
    answer = f"{reply.code} {reply.text}"
    if reply.is_accepted:
        _become(letter, LetterState.SENT, at=at, answer=answer)
    elif reply.is_final or letter.attempts > len(WAITS):
        _become(letter, LetterState.FAILED, at=at, error=answer)
    else:
        put_off(letter, answer, at=at)


def put_off(letter: Letter, error: str, *, at: datetime) -> None:
    """Let a letter wait, longer each time; give it up after the last."""
    if letter.attempts > len(WAITS):
        _become(letter, LetterState.FAILED, at=at, error=error)
    else:
        letter.due_at = at + WAITS[letter.attempts - 1]
        _become(letter, LetterState.WAITING, at=at, error=error)


def give_back(letter: Letter, error: str, *, at: datetime) -> None:
    """Let a letter wait that was never begun; nothing is counted against it."""
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.WAITING,
        attempts=letter.attempts - 1,
        due_at=at + SERVER_WAIT,
        claimed_at=None,
        sender="",
        error=error[:1000],
    )


def hold(letter: Letter, error: str, *, at: datetime) -> None:
    """Keep back a letter whose fate nobody knows, until a person says what is to be done."""
    _become(letter, LetterState.HELD, at=at, error=error)
    _tell_writer(NOT_KNOWN, letter, at=at)


def pass_over(letter: Letter, error: str, *, at: datetime) -> None:
    """Keep back a letter that is of no use any more."""
    _become(letter, LetterState.HELD, at=at, error=error)


def come_back(letter: Letter, error: str, *, at: datetime) -> None:
    """Note that a letter the server had taken did not reach its reader."""
    _become(letter, LetterState.FAILED, at=at, error=error)


def put_off_all(error: str, *, at: datetime) -> None:
    """Let all letters that are due wait for the server; it is no fault of theirs."""
    due_letters(at=at).update(due_at=at + SERVER_WAIT, error=error[:1000])


@transaction.atomic
def show_in_demo(waiting: QuerySet[Letter], *, at: datetime) -> int:
    """Count letters as sent where no mail leaves: they are read on the site."""
    shown = list(waiting.select_for_update().only("pk"))
    for start in range(0, len(shown), _AT_ONCE):
        some = shown[start : start + _AT_ONCE]
        Letter.objects.filter(pk__in=[one.pk for one in some]).update(
            state=LetterState.SENT, sent_at=at, answer=IN_DEMO, error=""
        )
        LetterStep.objects.bulk_create(
            LetterStep(letter=one, state=LetterState.SENT, at=at, note=IN_DEMO) for one in some
        )
    return len(shown)


def settle_left(journal: Journal, *, at: datetime) -> None:
    """Find out what became of letters under way when a sender was stopped.

    Of its own, this machine's journal knows: a letter whose end was not noted never became the
    server's; one whose end was noted did, for only a few instructions lie between the note and
    the end. Where no journal can tell, a person must.
    """
    left = Letter.objects.filter(state=LetterState.SENDING)
    note = journal.last()
    for letter in left.filter(sender=journal.name):
        if note.attempt != attempt_of(letter):
            letter.attempts -= 1
            letter.due_at = at
            told = _("Afsendelsen blev afbrudt, før brevet var afleveret.")
            _become(letter, LetterState.WAITING, at=at, note=told)
        elif note.code:
            settle(letter, Reply(note.code, note.answer), at=at)
        else:
            told = _("Hele brevet var afleveret; afsendelsen blev afbrudt, før svaret var set.")
            _become(letter, LetterState.SENT, at=at, note=told)
    lost = left.filter(claimed_at__lte=at - LEASE) | left.filter(
        sender__startswith=f"{journal.own_name}@"
    )
    for letter in lost.exclude(sender=journal.name):
        told = _(
            "Maskinen gik ned, mens brevet blev sendt. Måske nåede det frem. "
            "Spørg modtageren, før du sender det igen."
        )
        hold(letter, told, at=at)


@transaction.atomic
def _become(
    letter: Letter,
    state: LetterState,
    *,
    at: datetime,
    answer: str = "",
    error: str = "",
    note: str = "",
) -> None:
    letter.state, letter.sender, letter.claimed_at = state, "", None
    letter.sent_at = at if state == LetterState.SENT else None
    letter.answer, letter.error = answer[:500], error[:1000]
    if state == LetterState.SENT and letter.kind in KINDS and KINDS[letter.kind].is_secret:
        letter.mime = b""  # it gave access to whoever read it
        letter.save(update_fields=["mime"])
    letter.save(update_fields=_FATE)
    LetterStep.objects.create(
        letter=letter, state=state, at=at, note=(note or error or answer)[:1000]
    )
    if state == LetterState.FAILED:
        _tell_writer(NOT_ARRIVED, letter, at=at)


def _tell_writer(kind: str, letter: Letter, *, at: datetime) -> None:
    """Tell whoever had a letter written how it fared; not why: servers name addresses."""
    writer = letter.by
    if writer is None or writer.pk == letter.person_id:
        return
    may_see = can(writer, "letters.see", Place(letter.programme_key))
    Notice.objects.create(
        person=writer,
        kind=kind,
        values={"whom": letter.to_name},
        link=reverse("notices:letter", args=[letter.pk]) if may_see else reverse("home:home"),
        programme_key=letter.programme_key,
        about=f"notices.letter/{letter.pk}",
        told_at=at,
    )
