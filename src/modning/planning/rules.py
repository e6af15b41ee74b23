"""The rules of planning, each with a name and an explanation; what is switched off; the weights."""

from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from modning.language import Text

RuleName = Literal[
    "window",
    "working-day",
    "deadline",
    "fixed",
    "needs",
    "hours",
    "busy",
    "closed",
    "one-place",
    "travel",
    "order",
    "apart",
    "at-most",
    "share",
    "days-out",
    "room",
]
RULE_NAMES: Final[tuple[RuleName, ...]] = get_args(RuleName)


@dataclass(frozen=True, slots=True)
class PlanningRule:
    """A rule that a plan keeps."""

    name: RuleName
    title: Text
    explanation: Text


_CATALOGUE = (
    PlanningRule(
        "window",
        Text("Inden for vinduet", "Inside the window"),
        Text(
            "Hele mødet ligger i den periode, som programmet giver det.",
            "The whole meeting lies in the period that the programme gives it.",
        ),
    ),
    PlanningRule(
        "working-day",
        Text("På arbejdsdage", "On working days"),
        Text(
            "Mødet ligger mandag til fredag og ikke på en helligdag.",
            "The meeting lies Monday to Friday and on no public holiday.",
        ),
    ),
    PlanningRule(
        "deadline",
        Text("Før fristen", "Before the deadline"),
        Text(
            "Mødet er slut, når fristen er der.",
            "The meeting is over when the deadline is there.",
        ),
    ),
    PlanningRule(
        "fixed",
        Text("Som fastlagt", "As settled"),
        Text(
            "Et møde, der ligger fast, bliver liggende.",
            "A meeting that is settled stays where it is.",
        ),
    ),
    PlanningRule(
        "needs",
        Text("Nok deltagere", "Enough people"),
        Text(
            "De nødvendige deltager, eller så mange af dem som mødet kræver.",
            "Those needed attend, or as many of them as the meeting asks for.",
        ),
    ),
    PlanningRule(
        "hours",
        Text("Inden for arbejdstiden", "Inside working hours"),
        Text(
            "Ingen mødes uden for sin arbejdstid.",
            "Nobody meets outside their working hours.",
        ),
    ),
    PlanningRule(
        "busy",
        Text("Ikke optaget", "Not busy"),
        Text(
            "Ingen mødes, mens kalenderen er optaget, heller ikke på rejsen dertil og hjem.",
            "Nobody meets while their calendar is busy, nor on the journey there and home.",
        ),
    ),
    PlanningRule(
        "closed",
        Text("Ikke på lukkedage", "Not on closing days"),
        Text(
            "Ingen mødes på en dag, hvor deres arbejdsplads holder lukket.",
            "Nobody meets on a day when their workplace is closed.",
        ),
    ),
    PlanningRule(
        "one-place",
        Text("Ét sted ad gangen", "One place at a time"),
        Text(
            "Ingen er til to møder på samme tid.",
            "Nobody is at two meetings at the same time.",
        ),
    ),
    PlanningRule(
        "travel",
        Text("Tid til rejsen", "Time to travel"),
        Text(
            "Mellem to møder er der tid til at komme fra det ene sted til det andet.",
            "Between two meetings there is time to get from one place to the other.",
        ),
    ),
    PlanningRule(
        "order",
        Text("I rækkefølge", "In order"),
        Text(
            "Et møde, der bygger på et andet, kommer bagefter med den afstand, der er aftalt.",
            "A meeting that builds on another comes after it, by the distance agreed.",
        ),
    ),
    PlanningRule(
        "apart",
        Text("Afstand mellem møder i samme række", "Distance within a series"),
        Text(
            "To møder i samme række ligger ikke for tæt.",
            "Two meetings of a series are not too close.",
        ),
    ),
    PlanningRule(
        "at-most",
        Text("Højst så mange møder", "At most so many meetings"),
        Text(
            "Ingen har flere møder på en dag eller i en uge end aftalt.",
            "Nobody has more meetings in a day or a week than agreed.",
        ),
    ),
    PlanningRule(
        "share",
        Text("Så mange af dem", "So many of them"),
        Text(
            "Den, der skal være med til nogle af møderne, er med til netop så mange.",
            "Whoever is to join some of the meetings joins exactly so many.",
        ),
    ),
    PlanningRule(
        "days-out",
        Text("Højst så mange dage om måneden", "At most so many days a month"),
        Text(
            "Møderne tager ikke flere af stedets arbejdsdage på en måned end aftalt.",
            "The meetings take no more of a site's working days in a month than agreed.",
        ),
    ),
    PlanningRule(
        "room",
        Text("Et lokale med plads", "A room that is large enough"),
        Text(
            "Mødet har et ledigt lokale med plads nok, hvor stedet har lokaler.",
            "The meeting has a free room with enough seats, where the place has rooms.",
        ),
    ),
)
RULES: Final[dict[RuleName, PlanningRule]] = {rule.name: rule for rule in _CATALOGUE}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each wish that is not met costs, in points. All weights of planning stand here.

    `trip` is a day on which a person travels, however many meetings it holds; `crowded` each
    meeting of a person beyond `Rules.full_week`; `disliked` each attendance at a time that the
    person would rather not; `unfair` each of a site's meetings at an unpopular time, beyond the
    part of them that `Rules.fair_part` calls fair.
    """

    unplaced: int = 1000
    share_missed: int = 200
    moved: int = 20
    absent: int = 3
    deputy: int = 3
    school_holiday: int = 4
    weekday: int = 1
    hour: int = 1
    disliked: int = 1
    trip: int = 1
    crowded: int = 1
    unfair: int = 1

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) < 0:
                message = f"a weight cannot be negative: {name}"
                raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Rules:
    """Which rules hold, and the weights and times of what is wished for.

    `good_weekdays` (Monday is 0) and the quarters of the day from `good_from` to `good_to` are
    when people like to meet. More meetings in a week than `full_week` are many for one person;
    when more than `fair_part` of a site's meetings lie at unpopular times, others have it better.
    """

    off: frozenset[RuleName] = frozenset()
    weights: Weights = Weights()
    good_weekdays: frozenset[int] = frozenset({1, 2, 3})
    good_from: int = 36
    good_to: int = 60
    full_week: int = 5
    fair_part: float = 0.25

    def hold(self, name: RuleName) -> bool:
        """Whether the rule is switched on."""
        return name not in self.off

    def without(self, *names: RuleName) -> "Rules":
        """Return the same with these rules switched off as well."""
        return replace(self, off=self.off | set(names))
