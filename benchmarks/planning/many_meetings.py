"""Invented lists of meetings as public benchmarks of meeting scheduling have them, by seed."""

import json
from datetime import date
from random import Random

_FIRST = date(2025, 2, 3)
_TITLES = (("strategi", 8), ("status", 4), ("sparring", 2), ("gennemgang", 6))


def many_meetings(number: int, *, rooms: int = 5, seed: int = 1) -> bytes:
    """Return a list: 10–15 attend each, about a third of them preferred, over some days.

    The rooms are full three quarters of the time, so that a plan can be found and is not loose.
    """
    rng = Random(seed)
    people = [f"person-{n}" for n in range(1, number + number // 2 + 1)]
    meetings, grains = [], 0
    for n in range(1, number + 1):
        title, length = rng.choice(_TITLES)
        attending = rng.sample(people, rng.randint(10, 15))
        required = rng.randint(2, len(attending) * 2 // 3)
        meetings.append(
            {
                "id": f"{title}-{n}",
                "minutes": 15 * length,
                "required": attending[:required],
                "preferred": attending[required:],
            }
        )
        grains += length
    days = max(2, -(-grains * 4 // (3 * rooms * 40)))
    weeks, rest = divmod(days, 5)
    told = {
        "first_day": _FIRST.isoformat(),
        "days": 7 * weeks + rest,
        "rooms": [{"id": f"lokale-{n}", "seats": 16 + 2 * n} for n in range(rooms)],
        "people": [{"id": one} for one in people],
        "meetings": meetings,
    }
    return json.dumps(told).encode()
