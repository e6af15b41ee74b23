"""Drafts of several programmes that are looked for at once, as one problem and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.several import together, with_places_called
from modning_web.plans.mapping import NothingToPlan, Question, question_of
from modning_web.plans.models import PlanDraft
from modning_web.programmes.models import Site


@dataclass(frozen=True)
class Joint:
    """Drafts with what each is to answer, and the one problem that they are together.

    Alone, a draft is its own problem. Else each meeting's key begins with its draft's.
    """

    drafts: tuple[PlanDraft, ...]
    questions: Mapping[UUID, Question]

    @cached_property
    def problem(self) -> Problem:
        """What is to be solved."""
        if len(self.drafts) == 1:
            return self.questions[self.drafts[0].pk].problem
        return together({str(one.pk): self._named(one) for one in self.drafts})

    def _named(self, draft: PlanDraft) -> Problem:
        sites = draft.programme.sites.all()
        return with_places_called(
            self.questions[draft.pk].problem, {site.key: _identity(site) for site in sites}
        )

    def key(self, draft: PlanDraft, own: str) -> str:
        """Return a draft's meeting as the problem knows it."""
        return own if len(self.drafts) == 1 else f"{draft.pk}:{own}"

    def part(self, draft: PlanDraft, found: Plan) -> Plan:
        """Return what a plan of all says of one draft; the points are those of all."""
        begins = self.key(draft, "")
        return replace(
            found,
            placed=tuple(
                replace(one, appointment=one.appointment.removeprefix(begins))
                for one in found.placed
                if one.appointment.startswith(begins)
            ),
            unplaced=tuple(
                replace(one, appointment=one.appointment.removeprefix(begins))
                for one in found.unplaced
                if one.appointment.startswith(begins)
            ),
        )


def joint(drafts: Iterable[PlanDraft]) -> Joint:
    """Return drafts as one problem, those without meetings left out; raise NothingToPlan."""
    rows = tuple(drafts)
    programmes = [row.programme for row in rows]
    questions: dict[UUID, Question] = {}
    for row in rows:
        try:
            questions[row.pk] = question_of(row, programmes)
        except NothingToPlan:
            continue
    if not questions:
        raise NothingToPlan(", ".join(one.key for one in programmes))
    return Joint(tuple(row for row in rows if row.pk in questions), questions)


def _identity(site: Site) -> str:
    """Return what tells that sites of two programmes are one: who they are, or their name."""
    if site.organisation_id:
        return f"organisation {site.organisation_id}"
    return f"name {site.name}" if site.is_named else f"site {site.pk}"
