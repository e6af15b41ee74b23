"""A program of its own: several workers take letters from the outbox at once, on a real database.

It prints which letters each of them got, and how often each letter was tried, as JSON.
"""

import json
import sys
from datetime import UTC, datetime
from threading import Barrier, Thread

import django

AT = datetime(2024, 5, 14, 12, tzinfo=UTC)
LETTERS = 40


def main(number: int) -> None:
    """Let so many workers claim at once, each on a connection of its own."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- Django must be set up first

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(outcome_of_claiming(number)))


def outcome_of_claiming(number: int) -> dict[str, object]:
    """Return the letters that each worker got, and the attempts that stand on them."""
    from django.db import connection  # noqa: PLC0415 -- the same
    from web.notices.sample_letters import declare, make_letter  # noqa: PLC0415 -- the same

    from modning_web.notices.delivery.sending import claim  # noqa: PLC0415 -- the same
    from modning_web.notices.models import Letter  # noqa: PLC0415 -- the same

    declare()
    letters = [make_letter() for _ in range(LETTERS)]
    Letter.objects.update(due_at=AT)
    got: dict[str, list[str]] = {f"worker {one}": [] for one in range(number)}
    connection.close()  # a pool has only so many
    together = Barrier(number)

    def work(name: str) -> None:
        together.wait(timeout=30)
        while (letter := claim(name, at=AT)) is not None:
            got[name].append(str(letter.pk))
        connection.close()

    threads = [Thread(target=work, args=[name]) for name in got]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    attempts = Letter.objects.values_list("attempts", flat=True)
    return {"got": got, "all": [str(one.pk) for one in letters], "attempts": sorted(set(attempts))}


if __name__ == "__main__":
    main(int(sys.argv[1]))
