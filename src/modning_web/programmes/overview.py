"""A programme at a glance: where it is in its phases, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from modning.language import Language, in_language
from modning.programme.expansion import phase_period, programme_period
from modning.programme.labels import PROGRAMME_KINDS
from modning.programme.schema.definition import Phase
from modning.programme.schema.definition import Programme as Defined
from modning_web.programmes.folding import (
    coming_turns,
    folded_plan,
    plan_rows,
    runs_out,
    seen_at,
)
from modning_web.programmes.mapping import definition_of, findings_of
from modning_web.programmes.models import Programme
from modning_web.programmes.wording import PlanLine, page_language, period_in_words, plan_lines


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """A phase as a step: its name, when it runs if that is said, and where it is on the day."""

    phase: Phase
    when: str
    state: str  # "over", "current", "coming" or, without dates, "undated"


@dataclass(frozen=True, slots=True)
class Overview:
    """What a card or a heading shows of a programme on a day. A new programme has only a draft."""

    programme: Programme
    kind: str = ""
    when: str = ""
    defined: Defined | None = None
    phases: tuple[PhaseStep, ...] = ()
    next: PlanLine | None = None
    errors: int = 0
    remarks: int = 0
    state: str = "coming"  # "over", "current" or "coming"


def overview_of(programme: Programme, *, on: date, site_keys: frozenset[str] | None) -> Overview:
    """Return the programme at a glance on the day `on`, as one sees it who sees these sites."""
    if programme.current is None:
        return Overview(programme)
    text, language = programme.current.text, page_language()
    return _told(text, on=on, site_keys=site_keys, language=language)(programme)


@lru_cache(maxsize=256)
def _told(
    text: str, *, on: date, site_keys: frozenset[str] | None, language: Language
) -> Callable[[Programme], Overview]:
    """Return what is told of the programme that a text defines, in `language`."""
    defined = definition_of(text).programme
    findings = findings_of(text)
    errors = sum(finding.severity == "error" for finding in findings)
    period = programme_period(defined)
    return partial(
        Overview,
        kind=in_language(PROGRAMME_KINDS[defined.kind], language),
        when=period_in_words(period, language),
        defined=defined,
        phases=tuple(_step(defined, phase, on) for phase in defined.phases),
        next=_next(text, site_keys, on),
        errors=errors,
        remarks=len(findings) - errors,
        state=_state(period.start, period.end, on),
    )


def _next(text: str, site_keys: frozenset[str] | None, on: date) -> PlanLine | None:
    coming = seen_at(site_keys, coming_turns(text, on=on, until=date.max))
    if not coming:
        return None
    first = plan_rows([min(coming, key=runs_out)], folded_plan(text))
    return plan_lines(first, text, on=on)[0]


def _step(defined: Defined, phase: Phase, on: date) -> PhaseStep:
    period = phase_period(defined, phase.id)
    if period is None:
        return PhaseStep(phase, "", "undated")
    when = period_in_words(period, page_language())
    return PhaseStep(phase, when, _state(period.start, period.end, on))


def _state(start: date, end: date, on: date) -> str:
    if on < start:
        return "coming"
    return "current" if on < end else "over"
