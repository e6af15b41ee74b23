"""A finding: something in a definition that is wrong or worth a look, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from modning.language import Text

Severity = Literal["error", "remark"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """What a code stands for. The wordings have named places that a finding fills in.

    `example` fills them in for the page that explains the codes.
    """

    code: str
    severity: Severity
    title: Text
    message: Text
    mend: Text
    example: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def found(
        self, path: Path, *, subject: str = "", at: tuple[str, ...] = (), **values: object
    ) -> "Finding":
        """Return the finding of this kind at `path`."""
        return Finding(
            kind=self,
            path=path,
            subject=subject,
            at=at,
            message=self.message.filled(**values),
            mend=self.mend.filled(**values),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where in the definition (`path`), on what (`subject`), and in the source (`at`).

    `path` leads through the file as in ``("activities", 3, "when", 0)``, counted from zero.
    """

    kind: FindingKind
    path: Path
    subject: str
    at: tuple[str, ...]
    message: Text
    mend: Text

    @property
    def code(self) -> str:
        """The short code, such as ``T201``."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """``error``: the plan cannot be right. ``remark``: someone should look."""
        return self.kind.severity


def written_path(path: Path) -> str:
    """Return `path` as people read it: ``activities[4].when[1]``, counted from one."""
    written = ""
    for step in path:
        if isinstance(step, int):
            written += f"[{step + 1}]"
        else:
            written += f".{step}" if written else step
    return written
