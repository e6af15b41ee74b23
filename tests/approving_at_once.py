"""A program of its own: several people approve the same minutes at once, on a real database.

It prints who won and what the others were told, as JSON.
"""

import json
import sys
from datetime import UTC, datetime
from threading import Barrier, Thread

import django

AT = datetime(2024, 5, 14, 12, tzinfo=UTC)


def main(number: int) -> None:
    """Let so many people approve at once, each on a connection of their own."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- Django must be set up first

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(outcome_of_approving(number)))


def outcome_of_approving(number: int) -> dict[str, object]:
    """Return the names that won, and what each of the others was told."""
    from agenda_factories import make_item, make_meeting  # noqa: PLC0415 -- the same
    from django.db import connection  # noqa: PLC0415 -- the same
    from factories import make_programme, make_user, small_definition  # noqa: PLC0415 -- the same

    from modning_web.minutes.actions import settling, writing  # noqa: PLC0415 -- the same
    from modning_web.minutes.models import Minutes, MinutesStep  # noqa: PLC0415 -- the same

    programme, taker = make_programme(small_definition("paa-een-gang")), make_user()
    meeting = make_meeting(programme, state="held")
    said = writing.WrittenOutcome("decision", "Vi begynder i maj.")
    writing.write_outcome(item=make_item(meeting), written=said, by=taker, at=AT)
    row = Minutes.objects.get(meeting=meeting)
    settling.circulate(minutes=row, seen=row.revision, by=taker, at=AT)
    row.refresh_from_db()
    people = [make_user(name=f"Person {one}") for one in range(number)]
    connection.close()  # a pool has only so many
    told: dict[str, str] = {}
    together = Barrier(number)

    def approve(person: object) -> None:
        mine = Minutes.objects.select_related("meeting__programme").get(pk=row.pk)
        together.wait(timeout=30)
        try:
            settling.approve(minutes=mine, seen=row.revision, by=person, at=AT)
        except settling.UnableToChangeMinutes as refusal:
            told[str(person)] = refusal.told.da
        else:
            told[str(person)] = ""
        connection.close()

    run_together([Thread(target=approve, args=[one]) for one in people])
    won = MinutesStep.objects.filter(minutes=row, deed="approve")
    return {"told": told, "approved_by": list(won.values_list("by__name", flat=True))}


def run_together(threads: list[Thread]) -> None:
    """Start all, and wait for all."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


if __name__ == "__main__":
    main(int(sys.argv[1]))
