"""A program of its own: several people give one person the same hat at once, on a real database.

Then leads end each other's hats at once. It prints what each was told, and what stands
afterwards, as JSON.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread

import django

AT = datetime(2024, 5, 14, 12, tzinfo=UTC)


def main(number: int) -> None:
    """Let so many people give, and end, at once, each on a connection of their own."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- Django must be set up first

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps({"giving": of_giving(number), "ending": of_ending(number)}))


def of_giving(number: int) -> dict[str, object]:
    """Return what each giver was told, and how often the person has the hat.

    Half give one hat, half one that is kept apart from it: of all of them one may win.
    """
    from factories import make_member, make_user  # noqa: PLC0415 -- Django must be set up first

    from modning_web.access.actions import give_hat  # noqa: PLC0415 -- the same
    from modning_web.access.models import Hat  # noqa: PLC0415 -- the same
    from modning_web.access.policy import Place  # noqa: PLC0415 -- the same

    person = make_user()
    leads = [make_member(Hat.PROGRAMME_LEAD, "paa-een-gang") for _ in range(number)]
    hats = [Hat.EVALUATOR, Hat.PROCESS_CONSULTANT] * number

    def give(place: int) -> None:
        give_hat(
            user=type(person).objects.get(pk=person.pk),
            hat=hats[place],
            place=Place("paa-een-gang"),
            from_date=AT.date(),
            by=leads[place],
            at=AT,
        )

    told = at_once(number, give)
    return {"told": told, "worn": person.memberships.count()}


def of_ending(number: int) -> dict[str, object]:
    """Return what the two leads of each programme were told who ended each other's hats.

    And how many leads each programme has left.
    """
    from factories import make_member  # noqa: PLC0415 -- Django must be set up first

    from modning_web.access.actions import end_membership  # noqa: PLC0415 -- the same
    from modning_web.access.models import Hat, Membership  # noqa: PLC0415 -- the same

    keys = [f"ledes-af-to-{place // 2}" for place in range(number)]
    leads = [make_member(Hat.PROGRAMME_LEAD, key) for key in keys]
    hats = [Membership.objects.get(user=one) for one in leads]

    def end(place: int) -> None:
        other = place + 1 if place % 2 == 0 else place - 1
        end_membership(membership=hats[other], to_date=AT.date(), by=leads[place], at=AT)

    told = at_once(number, end)
    rows = Membership.objects.running_on(AT.date())
    left = {key: rows.filter(programme_key=key).count() for key in keys}
    return {"told": [told[place : place + 2] for place in range(0, number, 2)], "left": left}


def at_once(number: int, deed: Callable[[int], None]) -> list[str]:
    """Do a deed so many times at the same instant; return the name of each refusal, or nothing."""
    from django.db import connection  # noqa: PLC0415 -- Django must be set up first

    from modning_web.access.hats import Refused  # noqa: PLC0415 -- the same

    connection.close()  # a pool has only so many
    told = ["never done"] * number
    together = Barrier(number)

    def work(place: int) -> None:
        together.wait(timeout=30)
        try:
            deed(place)
        except Refused as refusal:
            told[place] = type(refusal).__name__
        else:
            told[place] = ""
        connection.close()

    threads = [Thread(target=work, args=[place]) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told


if __name__ == "__main__":
    main(int(sys.argv[1]))
