"""The advisers' log of the demonstration, seen from 1 March 2023."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path

from django.db import transaction

from modning_web.access.models import User
from modning_web.advice.actions import Written, record_advice
from modning_web.advice.models import Advice
from modning_web.courses.demo import load_training
from modning_web.meetings.agenda_demo import load_agendas
from modning_web.minutes.demo import load_minutes
from modning_web.programmes.models import Site

STORIES = Path(__file__).with_name("demo_advice.toml")


def load_what_meetings_leave(*, at: datetime) -> None:
    """Add the demo's training, agendas, minutes and advice, the first time."""
    load_training(at=at)
    load_agendas()
    load_minutes()
    load_advice()


@transaction.atomic
def load_advice() -> None:
    """Write the demo's log, the first time."""
    if Advice.objects.exists():
        return
    people = {one.name: one for one in User.objects.filter(is_demo=True)}
    for told in tomllib.loads(STORIES.read_text(encoding="utf-8"))["advice"]:
        by = people.get(told.pop("adviser"))
        site = (
            Site.objects.select_related("programme")
            .filter(programme__key=told.pop("programme"), key=told.pop("site"))
            .first()
        )
        if by and site:
            at = datetime.combine(told["given_on"], time(14), UTC)
            record_advice(site=site, written=Written(**told), by=by, at=at)
