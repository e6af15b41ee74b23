"""The parts of a definition that can be edited in forms, and one part being edited."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning.language import in_language
from modning.programme.findings import Finding, Path
from modning.programme.schema.definition import Programme
from modning.programme.site import site_key
from modning_web.programmes.forms.activity import ActivityForm, TeamForm
from modning_web.programmes.forms.part import PartForm, Table
from modning_web.programmes.forms.parts import (
    HeadForm,
    PartyForm,
    PhaseForm,
    RoleForm,
    RuleForm,
    TrackForm,
)
from modning_web.programmes.forms.rows import (
    ParticipantRows,
    ResponsibleForm,
    RowForm,
    SeatRows,
    YieldRows,
)
from modning_web.programmes.wording import page_language


@dataclass(frozen=True, slots=True)
class Rows:
    """A list inside a part that is edited as rows."""

    key: str
    title: str | Promise
    formset: type[forms.BaseFormSet[Any]]


@dataclass(frozen=True, slots=True)
class PartKind:
    """A kind of part: its list in the file, its words, its form and the rows inside it."""

    slug: str
    key: str
    title: str | Promise
    new: str | Promise
    form: type[PartForm]
    rows: tuple[Rows, ...] = ()
    has_duties: bool = False


HEAD = PartKind("program", "", gettext_lazy("Programmet"), "", HeadForm)
LISTS = (
    PartKind("parter", "parties", gettext_lazy("Parter"), gettext_lazy("Ny part"), PartyForm),
    PartKind("roller", "roles", gettext_lazy("Roller"), gettext_lazy("Ny rolle"), RoleForm),
    PartKind(
        "teams",
        "teams",
        gettext_lazy("Teams"),
        gettext_lazy("Nyt team"),
        TeamForm,
        rows=(Rows("members", gettext_lazy("Hvem er med"), SeatRows),),
    ),
    PartKind("faser", "phases", gettext_lazy("Faser"), gettext_lazy("Ny fase"), PhaseForm),
    PartKind("spor", "tracks", gettext_lazy("Spor"), gettext_lazy("Nyt spor"), TrackForm),
    PartKind(
        "aktiviteter",
        "activities",
        gettext_lazy("Aktiviteter"),
        gettext_lazy("Ny aktivitet"),
        ActivityForm,
        rows=(
            Rows("participants", gettext_lazy("Hvem deltager"), ParticipantRows),
            Rows("yields", gettext_lazy("Skal give"), YieldRows),
        ),
        has_duties=True,
    ),
    PartKind("regler", "rules", gettext_lazy("Regler"), gettext_lazy("Ny regel"), RuleForm),
)
KINDS = {kind.slug: kind for kind in LISTS}


def table_at(text: str, path: Path) -> Table:
    """Return the table at `path` as it stands in a definition's text."""
    found: Any = tomllib.loads(text)
    for step in path:
        found = found[step]
    return dict(found)


class PartEditor:
    """One part being edited: its form, the rows inside it, and who does what."""

    def __init__(
        self,
        kind: PartKind,
        defined: Programme,
        table: Table,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind = kind
        self.form = kind.form(data, defined=defined, table=table)
        self.rows = [
            (rows, self._formset(rows, defined, table.get(rows.key, []), data))
            for rows in kind.rows
        ]
        duties = table.get("responsible", {})
        self.duties = (
            ResponsibleForm(data, prefix="responsible", defined=defined, table=duties)
            if kind.has_duties
            else None
        )

    @staticmethod
    def _formset(
        rows: Rows, defined: Programme, standing: list[Table], data: Mapping[str, Any] | None
    ) -> forms.BaseFormSet[Any]:
        return rows.formset(
            data, prefix=rows.key, initial=standing, form_kwargs={"defined": defined}
        )

    def is_valid(self) -> bool:
        """Tell whether all that was typed can be written."""
        parts: list[forms.BaseForm | forms.BaseFormSet[Any]] = [self.form]
        parts += [formset for _, formset in self.rows]
        parts += [self.duties] if self.duties else []
        return all([part.is_valid() for part in parts])  # noqa: C419 -- each shows its own errors

    def written(self) -> Table:
        """Return the part's table with what was typed."""
        table = self.form.written()
        for rows, formset in self.rows:
            standing = self.form.table.get(rows.key, [])
            _put(table, rows.key, _rows_written(formset, standing))
        if self.duties:
            duties = self.duties.written()
            standing = self.form.table.get("responsible", {})
            _put(table, "responsible", standing if _is_same(duties, standing) else duties)
        return table

    def refuse(self, findings: tuple[Finding, ...], path: Path) -> None:
        """Show findings on what was typed at the fields they speak of."""
        language = page_language()
        for finding in findings:
            words = " ".join(
                in_language(text, language) for text in (finding.message, finding.mend)
            )
            inside = finding.path[len(path) :]
            field = self.form.field_of(str(inside[0])) if inside else ""
            self.form.add_error(field if field in self.form.fields else None, words)

    @property
    def has_errors(self) -> bool:
        """Whether something that was typed was refused."""
        return self.form.is_bound and not self.is_valid()


def _put(table: Table, key: str, value: Any) -> None:
    if value:
        table[key] = value
    else:
        table.pop(key, None)


def _rows_written(formset: forms.BaseFormSet[RowForm], standing: list[Table]) -> list[Table]:
    rows = []
    for number, form in enumerate(formset.forms):
        written = form.written()
        if written is None:
            continue
        before = standing[number] if number < len(standing) else {}
        rows.append(before if _is_same(written, before) else written)
    return rows


def _is_same(written: Table, standing: Table) -> bool:
    """Tell whether two tables say the same, a number or a list of one in either way of writing."""
    return _plain(written) == _plain({k: v for k, v in standing.items() if v})


def _plain(table: Table) -> dict[str, list[str]]:
    return {
        key: [str(one) for one in (value if isinstance(value, list) else [value])]
        for key, value in table.items()
        if not (key == "presence" and value == "required")
    }


def unused_key(name: str, taken: set[str]) -> str:
    """Return an id made from a name that no other part has."""
    key = site_key(name)[:70]
    number = 2
    found = key
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found


def part_title(kind: PartKind, table: Table) -> str:
    """Return what a part is called on its page."""
    return str(table.get("name") or table.get("text") or kind.new or _("Programmet"))
