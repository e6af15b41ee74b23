"""What a list of people comes to in a programme: worked out from its lines and what is there now.

Nothing is changed here. The number of statements does not hang on the number of lines.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from modning.people_list import PlacedLine, placed
from modning.people_list.headings import plain as folded
from modning.programme.people import People
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.hats import (
    EndedAlready,
    EndsLater,
    LastLead,
    Refused,
    has_ended,
    overlap,
    refuse_last_lead,
    refuse_unless_it_fits,
    refuse_unless_theirs_to_give,
    same_hat,
)
from modning_web.access.models import Hat, Membership, User
from modning_web.people.keeping import ShownFinding as Shown
from modning_web.people.keeping import kept_findings, kept_lines, shown_finding
from modning_web.people.models import PeopleUpload
from modning_web.people.roles import HATS, planned_site, usual_hat
from modning_web.programmes.models import Programme

Comes = Literal["wrong", "change", "add", "same"]


@dataclass(slots=True)
class Outcome:
    """What one line comes to. `membership` is the one to add, to end, or that is as it should."""

    placed: PlacedLine
    person: User
    membership: Membership
    comes: Comes = "add"
    told: str = ""

    @property
    def is_new_person(self) -> bool:
        """Whether nobody has the e-mail yet."""
        return self.person._state.adding  # noqa: SLF001 -- a documented part of Django


@dataclass(frozen=True, slots=True)
class Intake:
    """What a list comes to. `digest` changes with it, so that nobody carries out what is unseen."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Shown, ...]
    digest: str = field(default="")

    def that(self, comes: Comes) -> list[Outcome]:
        """Return the lines that come to this."""
        return [one for one in self.outcomes if one.comes == comes]

    @property
    def is_ready(self) -> bool:
        """Whether it can be carried out: nothing is wrong, and there is something to do."""
        is_right = not any(one.severity == "error" for one in self.findings)
        return is_right and not self.that("wrong") and bool(self.that("add") + self.that("change"))


def intake_of(upload: PeopleUpload, says: Defined, *, by: User, on: date) -> Intake:
    """Work out what an upload comes to today; `on` is the first day of roles without one."""
    sites = [planned_site(site) for site in upload.programme.sites.all()]
    lines, findings = placed(kept_lines(upload), says, sites)
    shown = (*kept_findings(upload), *(shown_finding(one) for one in findings))
    outcomes = _Desk(upload.programme, says, lines, by=by, on=on).outcomes()
    return Intake(outcomes, shown, _digest(outcomes, shown))


class _Desk:
    """Sets lines one by one against what the people among them have and are about to get."""

    def __init__(
        self,
        programme: Programme,
        says: Defined,
        lines: Iterable[PlacedLine],
        *,
        by: User,
        on: date,
    ) -> None:
        self.programme, self.by, self.on = programme, by, on
        self.people = People(says)
        self.lines = tuple(lines)
        emails = {line.line.email.casefold() for line in self.lines}
        known = User.objects.annotate(lower=Lower("email")).filter(lower__in=emails)
        self.persons: dict[str, User] = {
            (person.email or "").casefold(): person for person in known
        }
        self.worn: dict[object, list[Membership]] = defaultdict(list)
        by_key = {person.pk: person for person in self.persons.values()}
        for row in Membership.objects.filter(user__in=by_key):
            row.user = by_key[row.user_id]
            self.worn[row.user_id].append(row)

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what each line comes to."""
        outcomes = tuple(self._outcome(line) for line in self.lines)
        self._keep_a_lead(outcomes)
        return outcomes

    def _keep_a_lead(self, outcomes: Iterable[Outcome]) -> None:
        """Find wrong the lines by whose end, all lines taken together, nobody would lead."""
        lines = [one for one in outcomes if one.membership.hat == Hat.PROGRAMME_LEAD]
        ended = [one for one in lines if one.comes == "change"]
        if not ended:
            return
        alike = Membership.objects.filter(
            programme_key=self.programme.key, hat=Hat.PROGRAMME_LEAD
        ).select_related("user")
        leads = {row.pk: row for row in alike}
        leads |= {one.membership.pk: one.membership for one in lines if one.comes != "wrong"}
        for one in ended:
            try:
                refuse_last_lead(
                    one.membership, leads.values(), to_date=one.membership.to_date or date.max
                )
            except LastLead as refusal:
                one.comes, one.told = "wrong", str(refusal.told)

    def _outcome(self, line: PlacedLine) -> Outcome:
        person = self._person(line)
        wanted = self._wanted(line, person)
        outcome = Outcome(line, person, wanted)
        if person.name.casefold() != line.line.name.casefold():
            outcome.told = _("Står i forvejen som {name}; navnet ændres ikke.").format(
                name=person.name
            )
        try:
            self._hat_is_right(line, wanted)
            refuse_unless_theirs_to_give(wanted, by=self.by)
            self._set_against_what_is_there(outcome)
        except Refused as refusal:
            outcome.comes, outcome.told = "wrong", str(refusal.told)
        return outcome

    def _person(self, line: PlacedLine) -> User:
        said = line.line
        new = User(name=said.name, email=said.email, phone=said.phone)
        return self.persons.setdefault(said.email.casefold(), new)

    def _wanted(self, line: PlacedLine, person: User) -> Membership:
        role = self.people.named(line.role)
        usual = usual_hat(role, self.people.party_of(line.role))  # type: ignore[arg-type]  # teams are not placed
        return Membership(
            user=person,
            hat=_hat_called(line.line.access) or usual,
            programme_key=self.programme.key,
            site_key=line.site.key if line.site else "",
            role_key=line.role,
            from_date=line.line.since or self.on,
            to_date=line.line.until,
            is_deputy=line.line.is_deputy,
        )

    def _hat_is_right(self, line: PlacedLine, wanted: Membership) -> None:
        party = self.people.party_of(line.role)
        is_unknown = bool(line.line.access) and _hat_called(line.line.access) is None
        if is_unknown or Hat(wanted.hat) not in HATS[party.kind]:
            raise HatDoesNotFit(party.name, HATS[party.kind])

    def _set_against_what_is_there(self, outcome: Outcome) -> None:
        wanted, worn = outcome.membership, self.worn[outcome.person.pk]
        alike = [row for row in worn if same_hat(row, wanted) and overlap(row, wanted)]
        if not alike:
            refuse_unless_it_fits(wanted, worn)
            worn.append(wanted)
            return
        there = outcome.membership = alike[0]
        if there.is_deputy != wanted.is_deputy:
            raise DeputyOrNot
        if wanted.to_date in (None, there.to_date):
            outcome.comes = "same"
        elif there.to_date is not None and wanted.to_date > there.to_date:
            raise EndsLater
        elif has_ended(there, on=self.on):
            raise EndedAlready
        else:
            there.to_date, outcome.comes = wanted.to_date, "change"


class DeputyOrNot(Refused):
    """The person has the role, but as a deputy, or no longer as one."""

    @property
    def told(self) -> str:  # type: ignore[override]  # worked out in the language of the page
        """What to do."""
        return _("Personen har rollen, men ikke på samme måde (stedfortræder). Afslut den først.")


class HatDoesNotFit(Refused):
    """Nobody of that party wears such a hat."""

    def __init__(self, party: str, hats: Iterable[Hat]) -> None:
        super().__init__(party)
        names = ", ".join(str(hat.label) for hat in hats)
        self.told = _("Adgangen passer ikke til parten. Her kan stå: {names}.").format(names=names)


def _hat_called(written: str) -> Hat | None:
    """Return the hat with this name, whatever the case and the spaces."""
    return next((hat for hat in Hat if folded(str(hat.label)) == folded(written)), None)


def _digest(outcomes: Iterable[Outcome], findings: Iterable[Shown]) -> str:
    told = [
        (
            one.placed.line.row,
            one.comes,
            "" if one.is_new_person else str(one.person.pk),
            "" if one.membership._state.adding else str(one.membership.pk),  # noqa: SLF001 -- documented
            one.membership.hat,
            str(one.membership.to_date),
        )
        for one in outcomes
    ]
    return sha256(repr((told, [(one.row, one.code) for one in findings])).encode()).hexdigest()
