"""What was worked out once, and holds for as long as its key does.

A key says all that the answer depends on: what is kept is never out of date, it is only no longer
asked for. Whoever looks from inside a deed, whose rows nobody else sees yet, must not ask here.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class Kept(Generic[Key, Answer]):
    """The latest `most` answers of this process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._found: dict[Key, Answer] = {}
        self._changing = Lock()

    def of(
        self, keys: Iterable[Key], work_out: Callable[[list[Key]], Mapping[Key, Answer]]
    ) -> dict[Key, Answer]:
        """Return the answer to each key; `work_out` answers all that are missing at once."""
        known, wanted = self.known(), list(keys)
        missing = [key for key in wanted if key not in known]
        if missing:
            known |= self.keep(work_out(missing))
        return {key: known[key] for key in wanted}

    def known(self) -> dict[Key, Answer]:
        """Return what is kept just now."""
        with self._changing:
            return dict(self._found)

    def keep(self, found: Mapping[Key, Answer]) -> Mapping[Key, Answer]:
        """Keep answers, and let go of the oldest; return them."""
        with self._changing:
            self._found |= found
            for key in list(self._found)[: -self.most]:
                del self._found[key]
        return found
