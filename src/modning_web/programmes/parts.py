"""The parts of a definition that can be edited in forms, and one part being edited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from modning.language import in_language
from modning.programme.findings import Finding, Path
from modning.programme.schema.definition import Programme
from modning.programme.site import site_key
from modning_web.programmes.forms.activity import ActivityForm, TeamForm
from modning_web.programmes.forms.part import PartForm
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
    RowSet,
    SeatRows,
    YieldRows,
)
from modning_web.programmes.forms.table import Table
from modning_web.programmes.wording import page_language


@dataclass(frozen=True, slots=True)
class Rows:
    """A list inside a part that is edited as rows."""

    key: str
    title: str | Promise
    formset: type[RowSet]


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


class PartEditor:
    """One part being edited: its form, the rows inside it, and who does what."""

    def __init__(
        self,
        kind: PartKind,
        defined: Programme,
        table: Table,
        sent: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind = kind
        self.table = table
        self.form = kind.form(sent, defined=defined, table=table)
        self.rows = [
            (
                rows,
                rows.formset(
                    sent,
                    prefix=rows.key,
                    initial=table.get(rows.key, []),
                    form_kwargs={"defined": defined},
                ),
            )
            for rows in kind.rows
        ]
        duties = table.get("responsible", {})
        self.duties = (
            ResponsibleForm(sent, prefix="responsible", defined=defined, table=duties)
            if kind.has_duties
            else None
        )

    def is_valid(self) -> bool:
        """Tell whether all that was typed can be written."""
        forms_are_valid = [form.is_valid() for form in self._forms()]  # each shows its own errors
        return all([*forms_are_valid, *(formset.is_valid() for _, formset in self.rows)])

    def written(self) -> Table:
        """Return the part's table with what was typed."""
        table = self.form.written()
        for rows, formset in self.rows:
            _put(table, rows.key, [form.written() for form in formset.kept()])
        if self.duties:
            _put(table, "responsible", self.duties.written())
        return table

    def refuse(self, findings: tuple[Finding, ...], path: Path) -> None:
        """Show findings on what was typed at the fields they speak of."""
        language = page_language()
        for finding in findings:
            words = " ".join(
                in_language(text, language) for text in (finding.message, finding.mend)
            )
            is_inside = finding.path[: len(path)] == path
            form, field = self._field_at(finding.path[len(path) :] if is_inside else ())
            form.add_error(field if field in form.fields else None, words)

    def _field_at(self, inside: Path) -> tuple[forms.Form, str]:
        """Return the form and its field that show the value at a place inside the part."""
        for rows, formset in self.rows:
            if (
                len(inside) > 1
                and inside[0] == rows.key
                and inside[1] in range(len(formset.kept()))
            ):
                row = formset.kept()[int(inside[1])]
                return row, str(inside[2]) if len(inside) > 2 else row.key_field
        return self.form, str(inside[0]) if inside else ""

    @property
    def has_errors(self) -> bool:
        """Whether something that was typed was refused."""
        return self.form.is_bound and not self.is_valid()

    @property
    def more_forms(self) -> list[forms.Form]:
        """The forms beside the part's own, for the summary of what is wrong."""
        return list(self._forms())[1:]

    @property
    def row_errors(self) -> list[str]:
        """What is wrong with the rows as a whole."""
        return [
            str(error)
            for _, formset in self.rows
            if formset.is_bound
            for error in formset.non_form_errors()
        ]

    def _forms(self) -> Iterator[forms.Form]:
        yield self.form
        for _, formset in self.rows:
            yield from formset.forms
        if self.duties:
            yield self.duties


def _put(table: Table, key: str, value: Any) -> None:
    """Give the table its value; an empty one stays only if it stands so."""
    if value:
        table[key] = value
    elif table.get(key):
        del table[key]


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
    return str(table.get("name") or table.get("text") or kind.new or kind.title)
