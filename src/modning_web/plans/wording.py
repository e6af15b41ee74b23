"""What is said of plans."""

from modning.language import Text

_BEST = Text("Planen er bevist bedst.", "The plan is proved best.")
_NEAR = Text("Højst {percent} % fra det bedste.", "At most {percent} % from the best.")
_FREE = Text("Så få møder som muligt er flyttet.", "As few meetings as possible have been moved.")
_FORCED = Text(
    "{number} af møderne kan ikke blive, hvor de var, hvad man end gør.",
    "{number} of the meetings cannot stay where they were, whatever is done.",
)
_STALE = Text(
    "Møder eller vinduer er ændret, siden planen blev lagt. Lav et nyt forslag.",
    "Meetings or windows have changed since the plan was made. Make a new proposal.",
)


def how_good(objective: int, bound: int) -> Text:
    """Return how far a plan may be from the best."""
    if objective <= bound:
        return _BEST
    return _NEAR.filled(percent=-(-100 * (objective - bound) // objective))


def how_many_forced(number: int) -> Text:
    """Return how many meetings a change forces from their time."""
    return _FORCED.filled(number=number) if number else _FREE


def stale() -> Text:
    """Return why a draft cannot be used any more."""
    return _STALE
