"""Collect the Danish texts of the site into the English catalogue, and compile it.

``python -m tools.collect_texts`` adds new texts with an empty translation, drops those that are
gone, keeps the rest, and writes the compiled file that the site reads.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SITE = Path(__file__).parents[1] / "src" / "modning_web"
PO = SITE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
UNDATED = datetime(2024, 1, 1, tzinfo=UTC)
Found = tuple[str, object, str | None]  # file, text (a pair when it counts), context


def texts_in_code() -> Iterator[Found]:
    """Yield every marked text in the site's Python."""
    for file in sorted(SITE.rglob("*.py")):
        yield from _extracted(file, file.read_text("utf-8"))


def texts_in_templates() -> Iterator[Found]:
    """Yield every marked text in the site's templates."""
    for file in sorted(SITE.rglob("templates/**/*.html")):
        code = templatize(file.read_text("utf-8"), origin=str(file))
        # What is left of the markup has indentation that Python would stumble on.
        yield from _extracted(file, "\n".join(line.strip() for line in code.splitlines()))


def collected() -> Catalog:
    """Return a catalogue of all texts, without translations."""
    catalog = Catalog(project="modning", locale="en", charset="utf-8", header_comment="")
    for file, text, context in [*texts_in_code(), *texts_in_templates()]:
        catalog.add(text, locations=[(file, 0)], context=context)
    return catalog


def translated() -> Catalog:
    """Return the English catalogue as it is kept."""
    if not PO.exists():
        return Catalog(locale="en")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue as people edit it."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=100,
        sort_output=True,
        omit_header=False,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return buffer.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Write a catalogue as the site reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> None:
    """Bring both files up to date."""
    catalog = translated()
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.project = "modning"
    catalog.fuzzy = False
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    # Without dates, collecting twice writes the same file.
    catalog.header_comment = "# English texts of the site. The Danish ones stand in the code."
    catalog.creation_date = catalog.revision_date = UNDATED
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalog))
    PO.with_suffix(".mo").write_bytes(as_mo(translated()))


def _extracted(file: Path, code: str) -> Iterator[Found]:
    name = file.relative_to(SITE).as_posix()
    lines = io.BytesIO(code.encode("utf-8"))
    for _line, text, _comments, context in extract("python", lines, KEYWORDS):
        yield name, text, context


if __name__ == "__main__":
    main()
