"""The decision log as its filters choose it."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from modning_web.access.models import User
from modning_web.minutes.forms.log import LogFilter
from modning_web.minutes.models import OutcomeQuerySet
from modning_web.minutes.queries import outcomes_seen_by, tasks_of

ORDER = ("-item__meeting__starts_at", "item__meeting", "item__position", "position", "id")


def log_of(person: User, form: LogFilter, *, on: date) -> OutcomeQuerySet:
    """Return what the person may see and the filters keep: decisions and tasks when none says."""
    rows = outcomes_seen_by(person)
    kind, state = form.chosen("slags"), form.chosen("stand")
    rows = rows.filter(kind=kind) if kind else rows.exclude(kind="information")
    if key := form.chosen("program"):
        rows = rows.filter(item__meeting__programme__key=key)
    if site := form.site:
        rows = rows.concerning(site)
    if state:
        rows = rows.open_tasks()
    if state == "over":
        rows = rows.filter(due_date__lt=on)
    if state == "forladt":
        rows = rows.left_behind(on)
    rows = _owned(rows, form.chosen("ansvarlig"), person, on)
    return _found(rows, form.chosen("soeg")).order_by(*ORDER)


def _owned(rows: OutcomeQuerySet, owner: str, person: User, on: date) -> OutcomeQuerySet:
    if owner == "mig":
        mine = tasks_of(person, on=on).values("pk")
        return rows.filter(Q(pk__in=mine) | Q(owner=person))
    if not owner:
        return rows
    return rows.filter(Q(owner=UUID(owner)) | Q(taken_over_by=UUID(owner)))


def _found(rows: OutcomeQuerySet, text: str) -> OutcomeQuerySet:
    """Keep rows with every word somewhere.

    A plain search: the log of one programme has some thousand rows, which the database reads
    through in milliseconds. SQLite knows upper and lower case of the letters a–z alone.
    """
    for word in text.split():
        rows = rows.filter(
            Q(text__icontains=word)
            | Q(item__title__icontains=word)
            | Q(item__meeting__title__icontains=word)
        )
    return rows
