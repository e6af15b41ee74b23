"""Meetings in words, in both languages."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.formats import date_format

from modning.dates import Period, Window, write_timing
from modning.language import Text
from modning.meeting.answer.value import REASONS
from modning.meeting.invitation.value import Answered
from modning.meeting.slot import Slot
from modning_web.meetings.models import Invitation, MailAnswer, Poll, PollOption
from modning_web.programmes.wording import page_language

ANSWERS: dict[Answered, Text] = {
    "needs-action": Text("Ikke svaret", "Not answered"),
    "accepted": Text("Kommer", "Coming"),
    "declined": Text("Kommer ikke", "Not coming"),
    "tentative": Text("Måske", "Maybe"),
    "delegated": Text("Sender en anden", "Sends another"),
}
ONLINE = Text("Kommer online", "Coming online")
# What a step of the history says was done.
STEP_WORDS: dict[str, Text] = {
    "propose": Text("Tider foreslået", "Times proposed"),
    "fix": Text("Fastlagt", "Fixed"),
    "convene": Text("Indkaldt", "Convened"),
    "revise": Text("Indkaldelsen rettet", "Invitation changed"),
    "move": Text("Flyttet", "Moved"),
    "withdraw": Text("Tiden trukket tilbage", "Time withdrawn"),
    "hold": Text("Holdt", "Held"),
    "cancel": Text("Aflyst", "Cancelled"),
}
_SENDS = Text("Sender {name}", "Sends {name}")
_BY = Text(" senest {day}", " by {day}")


def answer_in_words(row: Invitation) -> Text:
    """Return what an invitee has answered."""
    if row.answered == "accepted" and row.comes_online:
        return ONLINE
    if row.answered == "delegated":
        name = row.represented_by.name if row.represented_by else row.delegated_to
        if name:
            return _SENDS.filled(name=name)
    return next(text for value, text in ANSWERS.items() if value == row.answered)


def slots_in_words(options: Iterable[PollOption]) -> Text:
    """Return the times of a poll, one a line."""
    slots = [Slot(one.starts_at, one.ends_at) for one in options]
    return Text(
        "\n".join(f"– {slot.written('da')}" for slot in slots),
        "\n".join(f"– {slot.written('en')}" for slot in slots),
    )


def answer_by_in_words(poll: Poll) -> Text:
    """Return “ senest den 20. april 2023”, or nothing when there is no such day."""
    if poll.answer_by is None:
        return Text("", "")
    day = Window.of(Period.of_day(poll.answer_by))
    return _BY.filled(day=Text(write_timing(day, "da"), write_timing(day, "en")))


def slot_text(starts_at: datetime, ends_at: datetime) -> Text:
    """Return “den 12. oktober 2023 kl. 9.00–12.00”."""
    slot = Slot(starts_at, ends_at)
    return Text(slot.written("da"), slot.written("en"))


def slot_with_weekday(slot: Slot) -> str:
    """Return “torsdag den 12. oktober 2023 kl. 9.00–12.00”, in the language of the page."""
    return f"{date_format(slot.first_day, 'l')} {slot.written(page_language())}"


def refused_in_words(row: MailAnswer) -> Text:
    """Return why an answer by mail was not taken, and what to do."""
    return next(text for reason, text in REASONS.items() if reason == row.refused)
