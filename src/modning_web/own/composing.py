"""Everything that is held about one person, put together."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from modning.document.content import Column, Document, Heading, Paragraph, Part, Table
from modning.document.html import write_html
from modning_web.access.models import User
from modning_web.access.own_parts import Row, left_out, own_parts


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows of one part, under the part's title."""

    key: str
    title: str
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that some row has, in the order they first come."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row))


@dataclass(frozen=True, slots=True)
class OwnData:
    """What is held about a person at a time, and what is left out and why."""

    name: str
    written_at: datetime
    parts: tuple[OwnRows, ...]
    reasons: tuple[str, ...]


def own_data_of(user: User, *, at: datetime) -> OwnData:
    """Read everything that the site holds about a person."""
    parts = [OwnRows(part.key, str(part.title), tuple(part.rows(user))) for part in own_parts()]
    reasons = dict.fromkeys(str(reason) for reason in left_out().values())
    return OwnData(user.name, at, tuple(parts), tuple(reasons))


def as_json(data: OwnData) -> bytes:
    """Write it for machines: what another system can read."""
    content = {
        "person": data.name,
        "written_at": data.written_at,
        "parts": [{"key": part.key, "title": part.title, "rows": part.rows} for part in data.parts],
        "left_out": data.reasons,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder).encode()


def as_html(data: OwnData) -> str:
    """Write it for people: one page that needs nothing else."""
    parts: list[Part] = [
        Paragraph(_("Alt, hvad siden har stående om dig, den dag filen er lavet."))
    ]
    for number, part in enumerate(data.parts, start=1):
        parts.append(Heading(part.title, f"del-{number}"))
        if part.rows:
            parts.append(_table(part))
        else:
            parts.append(Paragraph(_("Intet.")))
    parts.append(Heading(_("Hvad der ikke er med"), "ikke-med"))
    parts += [Paragraph(reason) for reason in data.reasons]
    parts.append(Paragraph(_("Oplysninger om andre personer er heller ikke med.")))
    title = _("Oplysninger om {name}").format(name=data.name)
    return write_html(
        Document(
            title=title,
            subtitle=f"{localtime(data.written_at):%d.%m.%Y %H.%M}",
            language="en" if (get_language() or "da").startswith("en") else "da",
            author="modning",
            subject=title,
            dated=localtime(data.written_at).date(),
            footer=title,
            parts=tuple(parts),
        )
    )


def as_zip(data: OwnData) -> bytes:
    """Pack both files together."""
    pack = BytesIO()
    with ZipFile(pack, "w", ZIP_DEFLATED) as files:
        files.writestr("oplysninger.html", as_html(data))
        files.writestr("oplysninger.json", as_json(data))
    return pack.getvalue()


def _table(part: OwnRows) -> Table:
    rows = tuple(tuple(_cell(row.get(name)) for name in part.columns) for row in part.rows)
    return Table(part.title, tuple(Column(name) for name in part.columns), rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, datetime):
        return f"{localtime(value):%d.%m.%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_cell(one)}" for name, one in value.items())
    return str(value)
