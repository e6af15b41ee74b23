"""What has been decided across the meetings of a series, and across sites."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from modning.meeting.agenda import Item
from modning.meeting.minutes import Minutes
from modning.meeting.outcome import Outcome, OutcomeKind


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held, with its minutes. `site` is None for a common one."""

    minutes: Minutes
    day: date
    activity: str
    title: str
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One outcome and where it was made; only from approved minutes is it `settled`."""

    outcome: Outcome
    item: Item
    held: Held

    @property
    def is_settled(self) -> bool:
        """Whether the minutes it stands in are approved."""
        return self.held.minutes.state == "approved"

    def concerns(self, site: str) -> bool:
        """Whether the outcome is for the site with that key.

        One that names sites is for those; else a local meeting's is for its site, a common one's
        for all.
        """
        if self.outcome.sites:
            return site in self.outcome.sites
        return self.held.site in {None, site}


def decision_log(
    meetings: Iterable[Held], kinds: Iterable[OutcomeKind] = ("decision", "task")
) -> tuple[Entry, ...]:
    """Return what was decided, newest meeting first, in the order of each meeting's items.

    Drafts are left out: nobody has seen them. An item moved on brings its outcomes; each outcome
    stands once, with the latest meeting that has it.
    """
    wanted = frozenset(kinds)
    newest_first = sorted(meetings, key=lambda held: held.day, reverse=True)
    found: dict[str, Entry] = {}
    for entry in (one for held in newest_first for one in _entries(held)):
        if entry.outcome.kind in wanted:
            found.setdefault(entry.outcome.id, entry)
    return tuple(found.values())


def _entries(held: Held) -> Iterator[Entry]:
    if held.minutes.state == "draft":
        return
    for item in held.minutes.items:
        for outcome in item.outcomes:
            yield Entry(outcome, item, held)


def at_site(entries: Iterable[Entry], site: str) -> tuple[Entry, ...]:
    """Return what concerns the site with that key."""
    return tuple(entry for entry in entries if entry.concerns(site))


def owned_by(entries: Iterable[Entry], owner: str) -> tuple[Entry, ...]:
    """Return what `owner` has to do or answer for."""
    return tuple(entry for entry in entries if entry.outcome.owner == owner)


def open_tasks(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the tasks nobody has solved, the most urgent first."""
    tasks = [entry for entry in entries if entry.outcome.is_open]
    return tuple(sorted(tasks, key=lambda entry: entry.outcome.due or date.max))


def overdue(entries: Iterable[Entry], on: date) -> tuple[Entry, ...]:
    """Return the open tasks whose date is before the day `on`, the oldest first."""
    return tuple(entry for entry in open_tasks(entries) if entry.outcome.is_overdue(on))
