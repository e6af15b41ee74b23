"""The words for time, Danish and English, and what they mean."""

from modning.dates.period import Season
from modning.dates.timing import Interval
from modning.dates.wording.point import Opening, Part
from modning.words import phrases, vocabulary

MONTHS = vocabulary(
    {
        1: ("januar", "january", "jan."),
        2: ("februar", "february", "feb.", "febr."),
        3: ("marts", "march", "mar.", "mrt."),
        4: ("april", "apr."),
        5: ("maj", "may"),
        6: ("juni", "june", "jun."),
        7: ("juli", "july", "jul."),
        8: ("august", "aug."),
        9: ("september", "sept.", "sep."),
        10: ("oktober", "october", "okt.", "oct."),
        11: ("november", "nov."),
        12: ("december", "dec."),
    }
)
MONTH_AFTER_NAME = phrases("måned")
# With these "May 20" may be the twentieth of May; "maj 20" can only be May 2020.
ENGLISH_MONTHS = phrases("january", "february", "march", "may", "june", "july", "october", "oct.")
MONTH_NAMES = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september"),
        *("oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December"),
    ),
}
WEEKDAYS = vocabulary(
    {
        0: ("mandag", "man.", "monday", "mon."),
        1: ("tirsdag", "tirs.", "tir.", "tuesday", "tue."),
        2: ("onsdag", "ons.", "wednesday", "wed."),
        3: ("torsdag", "tors.", "tor.", "thursday", "thu."),
        4: ("fredag", "fre.", "friday", "fri."),
        5: ("lørdag", "lør.", "saturday", "sat."),
        6: ("søndag", "søn.", "sunday", "sun."),
    }
)
SEASONS: dict[str, Season] = vocabulary(
    {
        "spring": ("forår", "foråret", "spring", "the spring"),
        "summer": ("sommer", "sommeren", "summer", "the summer"),
        "autumn": ("efterår", "efteråret", "autumn", "the autumn", "fall", "the fall"),
        "winter": ("vinter", "vinteren", "winter", "the winter"),
    }
)
SEASON_NAMES: dict[str, dict[Season, str]] = {
    "da": {
        "spring": "foråret",
        "summer": "sommeren",
        "autumn": "efteråret",
        "winter": "vinteren",
    },
    "en": {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
}
PARTS: dict[str, Part] = vocabulary(
    {
        "start": (
            *("primo", "start", "starten", "begyndelsen", "først på", "først i", "tidligt"),
            *("early", "early in", "beginning", "the beginning", "the start"),
        ),
        "middle": (*("medio", "midt", "midten", "midt på", "mid", "mid-", "middle", "the middle"),),
        "end": (
            *("ultimo", "slut", "slutningen", "sidst på", "sidst i", "sent"),
            *("late", "late in"),
        ),
    }
)
QUARTERS = phrases("kvartal", "kvt.", "quarter")
HALF_YEARS = phrases("halvår", "half", "half-year", "half year")
SHORT_QUARTERS = phrases("q", "kvartal")
SHORT_HALF_YEARS = phrases("h")
ORDINALS = vocabulary(
    {
        1: ("første", "first"),
        2: ("andet", "anden", "second"),
        3: ("tredje", "third"),
        4: ("fjerde", "fourth"),
    }
)
ORDINAL_ENDINGS = phrases("st", "nd", "rd", "th") | {"."}
WEEKS = phrases("uge", "ugerne", "uger", "week", "weeks", "uge nr.")
YEARS = phrases("år", "året", "årene", "year", "the year", "years", "the years")

IN = phrases(
    *(
        "i",
        "i perioden",
        "perioden",
        "i løbet af",
        "den",
        "d.",
        "dagene",
        "i dagene",
        "på",
        "hele",
        "i hele",
    ),
    *("in", "in the period", "the period", "period", "during", "on", "the", "the whole of"),
    *("all of", "i løbet af perioden", "gennem", "i årene", "in the years", "over"),
)
OF = phrases("i", "af", "på", "of", "in", "the", "of the", "den")
TO = phrases(
    *("-", "/", "til", "til og med", "t.o.m.", "tom.", "frem til og med", "til den"),
    *("to", "through", "thru", "until", "up to and including", "to the"),
)
AND = phrases("og", "and", "&")
BETWEEN = phrases("mellem", "between")
ONWARDS = phrases(
    *("og frem", "og fremefter", "og fremad", "og derefter", "og senere", "frem"),
    *("onwards", "onward", "on", "and onwards", "and later"),
)
OPENINGS: dict[str, Opening] = vocabulary(
    {
        "from": (
            *("fra", "fra og med", "f.o.m.", "tidligst", "siden", "startende"),
            *("from", "as of", "starting", "starting in", "since", "at the earliest"),
            *("no earlier than",),
        ),
        "after": ("efter", "after"),
        "before": ("inden", "før", "forud for", "before", "prior to"),
        "by": (
            *("senest", "senest ved", "senest i", "inden udgangen af", "senest ved udgangen af"),
            *("senest med udgangen af", "til og med", "t.o.m.", "frem til og med"),
            *("by", "no later than", "not later than", "at the latest", "by the end of"),
            *("up to and including",),
        ),
        "at-end": (
            *("ved udgangen af", "med udgangen af"),
            *("at the end of", "the end of", "end of"),
        ),
    }
)

CLOCK = phrases("kl.", "klokken", "fra kl.", "fra klokken", "at", "from", "@", "kl. fra")
CLOCK_TO = phrases("-", "til", "til kl.", "to", "until", "- kl.")

_EACH: dict[Interval, tuple[str, ...]] = {
    "week": ("ugentlig", "ugentligt", "hver uge", "weekly", "every week", "each week"),
    "month": (
        *("månedlig", "månedligt", "månedsvis", "hver måned", "hver eneste måned"),
        *("monthly", "every month", "each month"),
    ),
    "quarter": (
        *("kvartalsvis", "kvartalsvist", "kvartalvis", "kvartalvist", "kvartalsvise"),
        *("kvartalvise", "kvartårligt", "hvert kvartal", "hver tredje måned", "hver 3. måned"),
        *("quarterly", "every quarter", "each quarter", "every three months", "every 3 months"),
    ),
    "half-year": (
        *("halvårlig", "halvårligt", "halvårlige", "hvert halvår", "hvert halve år"),
        *("hver sjette måned", "hver 6. måned", "half-yearly", "half yearly", "semiannually"),
        *("every half-year", "every half year", "each half-year", "every six months"),
        *("every 6 months",),
    ),
    "year": (
        *("årlig", "årligt", "årlige", "hvert år", "hvert eneste år"),
        *("yearly", "annually", "annual", "every year", "each year"),
    ),
}
_PER: dict[Interval, tuple[str, ...]] = {
    "week": ("om ugen", "i ugen", "pr. uge", "per uge", "a week", "per week"),
    "month": ("om måneden", "i måneden", "pr. måned", "per måned", "a month", "per month"),
    "quarter": (
        *("i kvartalet", "i kvartalen", "om kvartalet", "pr. kvartal", "per kvartal"),
        *("a quarter", "per quarter"),
    ),
    "half-year": (
        *("i halvåret", "om halvåret", "pr. halvår", "per halvår", "hvert halve år"),
        *("a half-year", "per half-year", "a half year", "per half year"),
    ),
    "year": ("om året", "i året", "pr. år", "per år", "a year", "per year", "per annum"),
}
EACH = vocabulary(_EACH)
PER = vocabulary(_PER) | EACH

_PROGRAMME = (
    *("projektperioden", "perioden", "projektet", "programmet", "forløbet", "projektforløbet"),
    *("indsatsen", "programperioden", "udviklingsforløbet"),
)
_THE_PROGRAMME = (
    *("the project", "the project period", "the programme", "the programme period"),
    *("the period", "the course", "the intervention"),
)
# The whole of it, and so all along when it stands alone.
WHOLE_PROGRAMME = phrases(
    *(
        f"{lead} {noun}"
        for noun in _PROGRAMME
        for lead in ("hele", "i hele", "i løbet af hele", "gennem", "gennem hele", "over hele")
    ),
    *(f"{lead} {noun}" for noun in _PROGRAMME for lead in ("igennem", "igennem hele")),
    *(f"hele {noun} igennem" for noun in _PROGRAMME),
    *(f"{lead} {noun}" for noun in _THE_PROGRAMME for lead in ("throughout", "through")),
    *(f"{lead} the whole {noun[4:]}" for noun in _THE_PROGRAMME for lead in ("in", "during")),
    *(f"the whole {noun[4:]}" for noun in _THE_PROGRAMME),
)
PROGRAMME = WHOLE_PROGRAMME | phrases(
    *(
        f"{lead} {noun}"
        for noun in _PROGRAMME
        for lead in ("i", "i løbet af", "over", "fordelt over")
    ),
    *(
        f"{lead} {noun}"
        for noun in _THE_PROGRAMME
        for lead in ("in", "during", "over", "in the course of")
    ),
)
THROUGHOUT = phrases("hele vejen igennem", "throughout")
TIMES = vocabulary({1: ("once",), 2: ("twice",), 3: ("thrice",)})
COUNTED = phrases("gang", "gange", "time", "times")
IN_ALL = phrases(
    *("i alt", "ialt", "samlet", "sammenlagt", "totalt", "in all", "in total", "altogether"),
    *("a total of",),
)
CONTINUOUS = phrases(
    *("løbende", "kontinuerligt", "kontinuerlig", "vedvarende", "undervejs", "hele tiden"),
    *("continuously", "continuous", "continually", "ongoing", "all along", "all the time"),
)
AS_NEEDED = phrases(
    *("efter behov", "ved behov", "løbende efter behov", "løbende ved behov", "når der er behov"),
    *("as needed", "when needed", "if needed", "as required", "as necessary", "when required"),
    *("where needed",),
)
EVERY_OTHER = phrases(
    *("hver anden uge", "hver 2. uge", "hver 14. dag", "hver fjortende dag", "hver anden måned"),
    *("hver 2. måned", "hvert andet år", "every other week", "every second week"),
    *("every other month", "every second month", "every two weeks", "every two months"),
    *("fortnightly", "bimonthly", "biweekly", "biannually", "biannual", "every other year"),
)
