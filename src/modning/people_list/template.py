"""An empty list of people with its headings, to be filled in by an organisation."""

import csv
import io
from collections.abc import Iterable, Sequence

from modning.language import Language
from modning.people_list.headings import LABELS, Column

TEMPLATE: tuple[Column, ...] = (
    *("name", "email", "phone", "site", "role"),
    *("since", "until", "deputy"),
)
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_template(rows: Iterable[Sequence[str]], language: Language) -> bytes:
    """Return the headings and `rows` as a text file that Excel opens right in Danish."""
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";")
    lines.writerow(_headings(language))
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def excel_template(
    rows: Iterable[Sequence[str]], roles: Iterable[Sequence[str]], language: Language
) -> bytes:
    """Return the headings and `rows` as an Excel file; a second sheet lists roles and sites."""
    from openpyxl import Workbook  # noqa: PLC0415 -- thirty megabytes, for few who need it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- as above
    from openpyxl.styles import Font  # noqa: PLC0415 -- as above

    book = Workbook(write_only=True)
    title = {"da": ("Personer", "Roller og steder"), "en": ("People", "Roles and sites")}[language]
    for name, lines in zip(title, ([_headings(language), *rows], list(roles)), strict=True):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for column in "ABCDEFGH":
            sheet.column_dimensions[column].width = 28
        for number, line in enumerate(lines):
            cells = [WriteOnlyCell(sheet, value=cell) for cell in line]
            for cell in cells:
                cell.data_type = "s"  # or a text that begins with = becomes a formula
                cell.number_format = "@"
                cell.font = Font(bold=number == 0)
            sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_LIKE_FORMULAS) else text


def _headings(language: Language) -> list[str]:
    return [LABELS[column].in_language(language) for column in TEMPLATE]
