"""Reads the cells of a list of people: dates, yes or no, e-mails, names."""

import re
import unicodedata
from datetime import date

from modning.people_list.value import Cell

YES = frozenset(
    {"ja", "j", "x", "1", "sand", "sandt", "true", "yes", "y", "stedfortræder", "deputy"}
)
NO = frozenset({"", "nej", "n", "0", "falsk", "false", "no", "-", "–"})
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./ -]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MIDNIGHT = re.compile(r"[T ]00[:.]00([:.]00)?$")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}")
_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*$")
_CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
LONGEST_EMAIL = 254


class UnreadableCell(ValueError):
    """A cell holds what it should not."""


def text_of(cell: Cell) -> str:
    """Return a cell's text without what cannot be seen, in one form, on one line."""
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    composed = unicodedata.normalize("NFC", cell)
    seen = "".join(" " if _is_unseen(one) else one for one in composed)
    return " ".join(seen.split())


def _is_unseen(character: str) -> bool:
    # Controls, and the marks that turn the direction of text so that it reads as another.
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs"}


def read_day(cell: Cell) -> date | None:
    """Return the day that a cell names, None for an empty one; raise UnreadableCell."""
    if isinstance(cell, date):
        return _within(cell)
    text = _MIDNIGHT.sub("", text_of(cell))
    if not text:
        return None
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return _within(date(*(int(part) for part in found.groups())))
        if found := _YEAR_LAST.fullmatch(text):
            day, month, year = (int(part) for part in found.groups())
            return _within(date(year, month, day))
    except ValueError as wrong:
        raise UnreadableCell from wrong
    raise UnreadableCell


def _within(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UnreadableCell
    return day


def read_yes(cell: Cell) -> bool:
    """Tell whether a cell says yes; an empty one says no. Raise UnreadableCell."""
    said = text_of(cell).casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise UnreadableCell


def read_email(cell: Cell) -> str:
    """Return the e-mail in a cell, also from “Name <address>”; empty for none.

    Raise UnreadableCell.
    """
    text = text_of(cell).removeprefix("mailto:")
    if found := _IN_BRACKETS.search(text):
        text = found[1].strip()
    if text and (len(text) > LONGEST_EMAIL or not _EMAIL.fullmatch(text)):
        raise UnreadableCell
    return text


def is_like_cpr(text: str) -> bool:
    """Tell whether a text holds ten digits that begin with a day and a month."""
    return bool(_CPR.search(text))
