"""A program of its own: several people settle the same meeting at once, on a real database.

It prints which times won, and what became of each attempt, as JSON.
"""

import json
import sys
from datetime import datetime
from threading import Barrier, Thread

import django
from django.utils.timezone import localtime


def main(number: int) -> None:
    """Let so many people settle a meeting at once, each on a connection of their own."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- Django must be set up first

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(outcome_of_settling(number)))


def outcome_of_settling(number: int) -> dict[str, object]:
    """Return the hour that the meeting got, and what each of those who tried was told."""
    from django.db import connection  # noqa: PLC0415 -- the same
    from factories import make_user  # noqa: PLC0415 -- the same
    from meeting_factories import a_meeting, fresh, make_cast, now  # noqa: PLC0415 -- the same

    make_cast()
    meeting = a_meeting()
    seen, people = now(meeting), [make_user() for _ in range(number)]
    connection.close()  # a pool has only so many
    told: dict[str, str] = {}
    together = Barrier(number)

    def settle(hour: int, person: object) -> None:
        together.wait(timeout=30)
        told[str(hour)] = outcome_of(seen, hour, person)
        connection.close()

    threads = [Thread(target=settle, args=[8 + at, one]) for at, one in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    row = fresh(meeting)
    starts = localtime(row.starts_at) if row.starts_at else None
    return {"told": told, "hour": str(starts.hour if starts else ""), "steps": row.steps.count()}


def outcome_of(seen: object, hour: int, person: object) -> str:
    """Settle the meeting at an hour; return what became of it."""
    from factories import NOON  # noqa: PLC0415 -- Django must be set up first

    from modning.meeting.slot import Slot  # noqa: PLC0415 -- the same
    from modning.programme.calendar import DANISH_TIME  # noqa: PLC0415 -- the same
    from modning_web.meetings.actions import stepping, steps  # noqa: PLC0415 -- the same

    starts = datetime(2024, 5, 14, hour, tzinfo=DANISH_TIME)
    try:
        steps.fix(seen=seen, slot=Slot(starts, starts.replace(hour=20)), by=person, at=NOON)  # type: ignore[arg-type]  # of types that cannot be named before Django is set up
    except stepping.MeetingHasMovedOn:
        return "moved on"
    return "won"


if __name__ == "__main__":
    main(int(sys.argv[1]))
