"""Write the pages that are made from the code: ``python -m tools.write_docs``."""

import json
import os
from pathlib import Path

import django

from modning.programme.checking import findings_table
from modning.programme.schema.json_schema import definition_schema

ROOT = Path(__file__).parents[1]
FINDINGS = ROOT / "docs" / "method" / "findings.md"
PERMISSIONS = ROOT / "docs" / "permissions.md"


def pages() -> dict[Path, str]:
    """Return every made page with its text; Django must be set up."""
    from modning_web.access.policy import as_markdown  # noqa: PLC0415 -- only then can it be read

    schema = json.dumps(definition_schema(), ensure_ascii=False, indent=2)
    return {
        PERMISSIONS: _after("<!-- permissions -->\n", PERMISSIONS, as_markdown()),
        FINDINGS: _after("<!-- findings -->\n", FINDINGS, findings_table("en")),
        ROOT / "examples" / "programme.schema.json": schema + "\n",
    }


def _after(mark: str, page: Path, made: str) -> str:
    before, found, _ = page.read_text("utf-8").partition(mark)
    if not found:
        raise ValueError(f"{page} has lost its {mark.strip()}")
    return before + mark + made


def main() -> None:
    """Bring the pages into step."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modning_web.settings")
    django.setup()
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
