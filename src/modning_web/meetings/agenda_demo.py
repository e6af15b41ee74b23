"""Agendas and questions of the demonstration, seen from 1 March 2023."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.meetings.actions import agenda, questions, steps
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.agenda_page import template_for
from modning_web.meetings.models import Meeting, Question
from modning_web.meetings.question_queries import slots_of
from modning_web.programmes.models import Occurrence

WRITER = "Karen Demo-Lund"
INFORMATION = ("interventionsmodel", "informationsmoede/1")

# There is no template for gathering experience: this agenda is written by hand.
GATHERING = "opsamling-1"
GATHERING_ITEMS = (
    agenda.WrittenItem("Hvordan gik forløbet?", 60),
    agenda.WrittenItem("Erfaringer med kerneelementerne og forslag til ændringer", 75),
    agenda.WrittenItem("Næste forløb", 45),
)


class Asked(NamedTuple):
    """A question of the demo; without an answer it waits, and unpublished it is not approved."""

    asked: str
    wording: str = ""
    answer: str = ""
    is_public: bool = False


QUESTIONS = (
    Asked(
        "Hej, vi er en lille forening. Kan to foreninger søge sammen?",
        "Kan to foreninger søge sammen?",
        "Ja. Én af dem er ansøger og har ansvaret for tilskuddet. Den anden nævnes som partner, og "
        "samarbejdet beskrives i ansøgningen.",
        is_public=True,
    ),
    Asked(
        "Skal aftalen med politikredsen være skrevet under, når vi søger?",
        "Skal aftalen med politikredsen være underskrevet, når vi søger?",
        "Samarbejdet skal være formaliseret og dokumenteret. Det kan ske med en underskrevet "
        "hensigtserklæring, der vedlægges som bilag.",
        is_public=True,
    ),
    Asked(
        "Kan der søges til husleje, hvis vi flytter til større lokaler?",
        "Kan der søges til husleje?",
        "Det afhænger af, om lokalerne bruges til projektet alene. Svaret afklares.",
    ),
    Asked("Hvor mange borgere regner I med, at hvert tilbud når på et år?"),
)


def load_agendas() -> None:
    """Begin the agendas of the meetings that have a day, and hold the information meeting."""
    by = User.objects.filter(is_demo=True, name=WRITER).first()
    if by is None:
        return
    _hold_information_meeting(by)
    settled = Meeting.objects.filter(items=None, starts_at__isnull=False)
    by_demo_people = settled.filter(steps__by__is_demo=True).distinct()
    rows = by_demo_people.exclude(state="cancelled")
    for meeting in rows.select_related("programme__current", "site"):
        template = template_for(meeting)
        if meeting.starts_at is None:
            continue
        before = meeting.starts_at - timedelta(days=14)
        change = agenda.Change(meeting, meeting.agenda_revision, by=by, at=before)
        if template.items:
            agenda.start_agenda(template=template, change=change)
        elif meeting.activity_key == GATHERING:
            _write_gathering(change)
    _ask_questions(by)


def _write_gathering(change: agenda.Change) -> None:
    for number, written in enumerate(GATHERING_ITEMS):
        seen = change.revision + number
        agenda.add_item(written=written, change=replace(change, revision=seen))


@transaction.atomic
def _hold_information_meeting(by: User) -> None:
    programme, key = INFORMATION
    rows = Occurrence.objects.select_related("programme__current", "site")
    occurrence = rows.filter(programme__key=programme, key=key, meeting=None).first()
    slot = _slot_in_the_plan(occurrence) if occurrence else None
    if occurrence is None or slot is None:
        return
    begun = slot.starts - timedelta(days=30)
    meeting = steps.open_meeting(occurrence=occurrence, by=by, at=begun)
    steps.fix(seen=Seen(meeting, meeting.revision), slot=slot, by=by, at=begun)
    meeting.refresh_from_db()
    steps.hold(seen=Seen(meeting, meeting.revision), by=by, at=slot.ends)


def _slot_in_the_plan(occurrence: Occurrence) -> Slot | None:
    """Return the time that the definition itself gives."""
    if not (occurrence.starts_at and occurrence.ends_at):
        return None
    day = occurrence.starts_on
    return Slot(
        datetime.combine(day, occurrence.starts_at, DANISH_TIME),
        datetime.combine(day, occurrence.ends_at, DANISH_TIME),
    )


@transaction.atomic
def _ask_questions(by: User) -> None:
    programme, key = INFORMATION
    meeting = Meeting.objects.filter(programme__key=programme, occurrence_key=key).first()
    if meeting is None or meeting.starts_at is None or meeting.questions.exists():
        return
    at, slot = meeting.starts_at, slots_of(meeting).first()
    for number, one in enumerate(QUESTIONS, start=1):
        asked_at = at + timedelta(minutes=10 * number)
        row = Question.objects.create(
            meeting=meeting,
            item=slot if number == 1 else None,
            asked=one.asked,
            asked_at=asked_at,
        )
        later = at + timedelta(days=number)
        if one.answer:
            questions.answer(question=row, wording=one.wording, text=one.answer, by=by, at=later)
        if one.is_public:
            questions.publish(question=row, seen_at=later, by=by, at=later)
