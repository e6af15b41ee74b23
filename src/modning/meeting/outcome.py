"""What came of an item: information, a decision, or a task with an owner and a date."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from modning.language import Text

OutcomeKind = Literal["information", "decision", "task"]
OUTCOME_KINDS: dict[OutcomeKind, Text] = {
    "information": Text("Orientering", "Information"),
    "decision": Text("Beslutning", "Decision"),
    "task": Text("Opgave", "Task"),
}
_EMPTY = Text("Skriv, hvad der kom ud af punktet.", "Write what came of the item.")
_NO_OWNER = Text("Skriv, hvem der har opgaven.", "Write who has the task.")
_NO_DATE = Text("Skriv, hvornår opgaven skal være løst.", "Write when the task is due.")
_NOT_A_TASK = Text("Kun en opgave har en frist.", "Only a task has a date.")


class UnclearOutcome(ValueError):
    """An outcome that lacks what its kind needs; `told` says what."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of an item. `id` names it from one version of the minutes to the next.

    A task has an owner and a date; a decision may have an owner. `sites` are the keys of those
    it concerns, none where it is for all. `done_on` is when a task was solved.
    """

    id: str
    kind: OutcomeKind
    text: str
    owner: str = ""
    due: date | None = None
    sites: tuple[str, ...] = ()
    done_on: date | None = None

    def __post_init__(self) -> None:
        is_task = self.kind == "task"
        refusals = (
            (not self.text.strip(), _EMPTY),
            (is_task and not self.owner.strip(), _NO_OWNER),
            (is_task and self.due is None, _NO_DATE),
            (not is_task and (self.due or self.done_on) is not None, _NOT_A_TASK),
        )
        for refused, told in refusals:
            if refused:
                raise UnclearOutcome(told)

    @property
    def is_open(self) -> bool:
        """Whether it is a task that nobody has solved yet."""
        return self.kind == "task" and self.done_on is None

    def is_overdue(self, on: date) -> bool:
        """Whether it is an open task whose date is before the day `on`."""
        return self.is_open and self.due is not None and self.due < on
