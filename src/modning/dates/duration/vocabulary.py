"""The words for durations, Danish and English, and what they mean."""

import re
from dataclasses import dataclass
from fractions import Fraction

from modning.dates.duration.value import DurationUnit
from modning.numerals import NUMBERS
from modning.words import phrases, vocabulary


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit as written: so many of `unit` go to one."""

    unit: DurationUnit
    size: int


MINUTE, HOUR, QUARTER_HOUR = Scale("minutes", 1), Scale("minutes", 60), Scale("minutes", 15)
_DAY, _WEEK = Scale("half-days", 2), Scale("weeks", 1)
_MONTH, _YEAR = Scale("months", 1), Scale("months", 12)
SCALES = vocabulary(
    {
        MINUTE: (
            *("min.", "minut", "minuts", "minutter", "minutters", "m"),
            *("minute", "minutes", "mins"),
        ),
        QUARTER_HOUR: ("kvarter", "kvarters"),
        HOUR: (
            *("time", "times", "timer", "timers", "t.", "h", "hour", "hours", "hr.", "hrs."),
            *("of an hour", "klokketime", "klokketimer"),
        ),
        _DAY: (
            *("dag", "dagen", "dags", "dage", "dages", "kursusdag", "kursusdage", "arbejdsdag"),
            *("arbejdsdage", "undervisningsdag", "undervisningsdage", "heldag", "heldage"),
            *("enkeltdag", "day", "days", "working day", "working days"),
        ),
        _WEEK: ("uge", "uges", "uger", "ugers", "week", "weeks"),
        _MONTH: (
            *("måned", "måneds", "måneder", "måneders", "md.", "mdr.", "mdrs.", "month"),
            *("months",),
        ),
        _YEAR: ("år", "års", "year", "years"),
    }
)
FRACTIONS = vocabulary(
    {
        Fraction(1, 2): (
            "½",
            "1/2",
            "en halv",
            "et halvt",
            "halv",
            "halvt",
            "half a",
            "half an",
            "a half",
            "half",
        ),
        Fraction(1, 4): ("¼", "1/4", "en kvart", "a quarter"),
        Fraction(3, 4): ("¾", "3/4", "trekvart", "three quarters"),
        Fraction(3, 2): (
            *("halvanden", "halvandet", "en og en halv", "et og et halvt", "one and a half"),
        ),
        Fraction(1): ("a", "an", "hel", "helt", "hele", "whole", "full", "all"),
    }
)
AND_A_PART = vocabulary(
    {
        Fraction(1, 2): ("½", "og en halv", "og et halvt", "og ½", "and a half", "1/2", "og 1/2"),
        Fraction(1, 4): ("¼", "1/4"),
        Fraction(3, 4): ("¾", "3/4"),
    }
)
WHOLE = phrases("hel", "hele", "helt", "whole", "full", "fulde")
TO = phrases("-", "til", "to", "eller", "or")
AND = phrases("og", "and", ",")
UP_TO = phrases("op til", "højst", "maks.", "max.", "maksimalt", "up to", "at most", "no more than")
LEADS = phrases(
    *(
        "af",
        "på",
        "den",
        "the",
        "varighed",
        "varer",
        "en varighed på",
        "har en varighed på",
        "cirka varighed",
    ),
    *("of", "lasts", "lasting", "duration", "a duration of", ":", "møde af"),
)
OVERNIGHT = phrases(
    *("med overnatning", "med en overnatning", "inkl. overnatning", "inklusive overnatning"),
    *("med internat", "internat", "internatkursus", "som internat", "inkl. internat"),
    *("with overnight stay", "with an overnight stay", "with overnight stays", "overnight"),
    *("including overnight stay", "including an overnight stay", "residential"),
)
NOUNS = phrases(
    *("varighed", "kursus", "workshop", "møde", "seminar", "forløb", "undervisning", "temadag"),
    *("arrangement", "interview", "samtale", "lang", "langt", "i alt", "(", ")", ","),
    *("duration", "course", "meeting", "training", "conference", "konference", "long", "-"),
    *("in all", "in length", "in duration"),
)
_NUMBER_WORDS = "|".join(("hel", "halv", *sorted(word for word in NUMBERS if word.isalpha())))
COMPOUND = re.compile(
    rf"\b({_NUMBER_WORDS})-?(dag|dags|dages|times|timers|ugers|minutters|maaneders)"
    r"(?:kursus|workshop|moede|seminar)?\b"
)
