"""Advice for tests, and what stands in a Word file."""

from datetime import UTC, date, datetime
from io import BytesIO

import docx
from agenda_factories import NORDBY
from django.urls import reverse

from modning_web.access.models import User
from modning_web.advice import actions
from modning_web.advice.actions import Written
from modning_web.advice.models import Advice
from modning_web.programmes.models import Site

AT = datetime(2024, 6, 3, 12, tzinfo=UTC)
ON = date(2024, 6, 10)


def wrote(site: Site, by: User, topic: str = "Samtykke", **more: object) -> Advice:
    said = {"given_on": date(2024, 6, 3), "kind": "advice", "topic": topic, "text": "Talte om det."}
    return actions.record_advice(site=site, written=Written(**(said | more)), by=by, at=AT)


def at(name: str, *more: object, site: str = NORDBY) -> str:
    return reverse(f"advice:{name}", args=["vold", site, *more])


def word_text(content: bytes) -> str:
    read = docx.Document(BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in read.paragraphs), *cells])
