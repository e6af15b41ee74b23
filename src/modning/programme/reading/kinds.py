"""What can be wrong with a file before it is a programme: codes D001 and up."""

from collections.abc import Iterable
from difflib import get_close_matches

from modning.language import Text
from modning.programme.findings import FindingKind


def _error(code: str, *, title: Text, message: Text, mend: Text, **example: object) -> FindingKind:
    return FindingKind(code, "error", title, message, mend, example)


def nearest(name: str, names: Iterable[str]) -> Text | str:
    """Return the question whether one of `names` was meant by `name`; empty if none is like it."""
    near = get_close_matches(name, names, n=1)
    return Text(f" Mente du “{near[0]}”?", f" Did you mean “{near[0]}”?") if near else ""


LINE = Text("linje {line}", "line {line}")
PLACE = Text("feltet “{path}”", "the field “{path}”")
SOMEWHERE = Text("filen", "the file")

TOO_LARGE = _error(
    "D001",
    title=Text("Filen er for stor", "The file is too large"),
    message=Text(
        "Filen er større end {largest} kB, og det er en programfil aldrig.",
        "The file is larger than {largest} kB, which a programme file never is.",
    ),
    mend=Text(
        "Se efter, om det er den rigtige fil. Læg lange tekster i et bilag.",
        "See if it is the right file. Put long texts in an annex.",
    ),
    largest=500,
)
NOT_TEXT = _error(
    "D002",
    title=Text("Filen er ikke tekst", "The file is not text"),
    message=Text(
        "Filen er ikke tekst i UTF-8: det går galt i linje {line}.",
        "The file is not text in UTF-8: it goes wrong in line {line}.",
    ),
    mend=Text(
        "Gem filen som ren tekst i UTF-8. En Word-fil, et billede eller UTF-16 kan ikke læses.",
        "Save the file as plain text in UTF-8. Word files, pictures and UTF-16 cannot be read.",
    ),
    line=1,
)
LINE_TOO_LONG = _error(
    "D003",
    title=Text("En linje er for lang", "A line is too long"),
    message=Text(
        "Linje {line} er længere end {longest} tegn.",
        "Line {line} is longer than {longest} characters.",
    ),
    mend=Text("Del linjen.", "Break the line."),
    line=12,
    longest=20000,
)
NOT_TOML = _error(
    "D004",
    title=Text("Filen er ikke gyldig TOML", "The file is not valid TOML"),
    message=Text(
        "Filen kan ikke læses: i linje {line}, tegn {column}, er der noget galt: {reason}.",
        "The file cannot be read: in line {line}, character {column}, {reason}.",
    ),
    mend=Text(
        "Ret linjen, eller linjen over: et anførselstegn, et komma eller en parentes kan mangle.",
        "Mend the line, or the one above: a quotation mark, comma or bracket may be missing.",
    ),
    line=5,
    column=7,
    reason=Text(
        "der mangler et lighedstegn efter feltets navn",
        "an equals sign is missing after the field's name",
    ),
)
TOO_DEEP = _error(
    "D005",
    title=Text("For mange lag", "Too many layers"),
    message=Text(
        "I {place} er der flere lag inden i hinanden, end en programfil har.",
        "In {place} there are more layers inside each other than a programme file has.",
    ),
    mend=Text("Gør filen fladere.", "Make the file flatter."),
    place=LINE.filled(line=12),
)
TOO_MANY_VALUES = _error(
    "D006",
    title=Text("For mange værdier", "Too many values"),
    message=Text(
        "Filen har flere end {most} værdier, og det har en programfil aldrig.",
        "The file has more than {most} values, which a programme file never has.",
    ),
    mend=Text("Del filen i flere programmer.", "Divide the file into several programmes."),
    most=20000,
)
NUMBER_TOO_LARGE = _error(
    "D007",
    title=Text("Et tal er for stort", "A number is too large"),
    message=Text(
        "Tallet i feltet “{name}” er for stort.", "The number in the field “{name}” is too large."
    ),
    mend=Text("Se efter, om der er for mange cifre.", "See if there are too many figures."),
    name="amount",
)
TOO_MANY_OCCURRENCES = _error(
    "D008",
    title=Text("For mange gange", "Too many times"),
    message=Text(
        "Med “{name}” bliver der mere end {most} gange og steder i planen.",
        "With “{name}” the plan has more than {most} times and places.",
    ),
    mend=Text(
        "Se efter, om et antal, en rytme eller programmets periode er skrevet forkert.",
        "See if a number, a rhythm or the programme's period is written wrongly.",
    ),
    most=100000,
    name="Dialogmøde",
)
MORE_FINDINGS = _error(
    "D009",
    title=Text("Flere fejl", "More errors"),
    message=Text(
        "Filen har flere fejl end de første {most}.",
        "The file has more errors than the first {most}.",
    ),
    mend=Text(
        "Ret de første fejl, og læs filen igen.", "Mend the first errors and read the file again."
    ),
    most=100,
)
UNKNOWN_FIELD = _error(
    "D010",
    title=Text("Ukendt felt", "Unknown field"),
    message=Text("Feltet “{name}” findes ikke her.", "There is no field “{name}” here."),
    mend=Text(
        "Se efter en tastefejl, eller fjern feltet.{nearest}",
        "Look for a typing error, or remove the field.{nearest}",
    ),
    name="whenn",
    nearest=nearest("whenn", ["when"]),
)
MISSING = _error(
    "D011",
    title=Text("Et felt mangler", "A field is missing"),
    message=Text("Feltet “{name}” mangler.", "The field “{name}” is missing."),
    mend=Text("Skriv feltet.", "Write the field."),
    name="period",
)
WRONG_VALUE = _error(
    "D012",
    title=Text("En værdi passer ikke", "A value does not fit"),
    message=Text(
        "“{text}” passer ikke i feltet “{name}”.", "“{text}” does not fit in the field “{name}”."
    ),
    mend=Text("Skriv {expected}.", "Write {expected}."),
    text="tre",
    name="weight",
    expected=Text("et helt tal", "a whole number"),
)
NOT_AN_ID = _error(
    "D013",
    title=Text("Ikke et gyldigt id", "Not a valid id"),
    message=Text("“{text}” kan ikke være et id.", "“{text}” cannot be an id."),
    mend=Text(
        "Brug små bogstaver a–z, cifre og bindestreg, højst 80 tegn. Skriv ae, oe og aa.",
        "Use small letters a–z, digits and hyphens, at most 80 characters.",
    ),
    text="Kommuner 1",
)
NOT_A_CHOICE = _error(
    "D014",
    title=Text("Ordet er ikke et af dem, der kan vælges", "Not one of the words to choose from"),
    message=Text(
        "“{text}” kan ikke vælges i feltet “{name}”.",
        "“{text}” is no choice in the field “{name}”.",
    ),
    mend=Text("Vælg en af: {choices}.{nearest}", "Choose one of: {choices}.{nearest}"),
    text="lokal",
    name="scope",
    choices="“common”, “local”",
    nearest=nearest("lokal", ["common", "local"]),
)
EMPTY = _error(
    "D015",
    title=Text("Et felt er tomt", "A field is empty"),
    message=Text("Der står ikke noget i feltet “{name}”.", "The field “{name}” is empty."),
    mend=Text("Skriv noget i feltet, eller fjern det.", "Fill in the field, or remove it."),
    name="purpose",
)
TEXT_TOO_LONG = _error(
    "D016",
    title=Text("En tekst er for lang", "A text is too long"),
    message=Text(
        "Teksten i feltet “{name}” er længere end {limit} tegn.",
        "The text in the field “{name}” is longer than {limit} characters.",
    ),
    mend=Text("Kort teksten ned, eller del den.", "Shorten the text, or divide it."),
    name="name",
    limit=300,
)
LIST_TOO_SHORT = _error(
    "D017",
    title=Text("En liste er for kort", "A list is too short"),
    message=Text(
        "Listen “{name}” skal have mindst {limit} i sig.",
        "The list “{name}” must have at least {limit} in it.",
    ),
    mend=Text("Skriv det, der mangler.", "Write what is missing."),
    name="parties",
    limit=1,
)
NUMBER_TOO_SMALL = _error(
    "D018",
    title=Text("Et tal er for lille", "A number is too small"),
    message=Text(
        "{text} er for lidt i feltet “{name}”.", "{text} is too little in the field “{name}”."
    ),
    mend=Text("Skriv mindst {limit}.", "Write at least {limit}."),
    text="0",
    name="amount",
    limit=1,
)
NUMBER_TOO_LARGE_HERE = _error(
    "D019",
    title=Text("Et tal er større, end feltet kan have", "A number is larger than the field takes"),
    message=Text(
        "{text} er for meget i feltet “{name}”.", "{text} is too much in the field “{name}”."
    ),
    mend=Text("Skriv højst {limit}.", "Write at most {limit}."),
    text="101",
    name="weight",
    limit=100,
)
UNREADABLE_TIMING = _error(
    "D020",
    title=Text("Et tidspunkt kan ikke læses", "A time cannot be read"),
    message=Text("“{text}” kan ikke læses som en tid.", "“{text}” cannot be read as a time."),
    mend=Text("{how}", "{how}"),
    text="snart",
    how=Text(
        "Skriv for eksempel “20. januar 2022”, “september–oktober 2023”, “efteråret 2024”,"
        " “hvert kvartal” eller “løbende”.",
        "Write for example “20 January 2022”, “September–October 2023”, “autumn 2024”,"
        " “every quarter” or “continuously”.",
    ),
)
UNREADABLE_DURATION = _error(
    "D021",
    title=Text("En varighed kan ikke læses", "A duration cannot be read"),
    message=Text(
        "“{text}” kan ikke læses som en varighed.", "“{text}” cannot be read as a duration."
    ),
    mend=Text("{how}", "{how}"),
    text="et stykke tid",
    how=Text(
        "Skriv for eksempel “en halv time”, “3–4 timer” eller “2 dage med overnatning”.",
        "Write for example “half an hour”, “3–4 hours” or “2 days with overnight stay”.",
    ),
)
UNREADABLE_AMOUNT = _error(
    "D022",
    title=Text("Et antal kan ikke læses", "A number cannot be read"),
    message=Text("“{text}” kan ikke læses som et antal.", "“{text}” cannot be read as a number."),
    mend=Text("{how}", "{how}"),
    text="nogle",
    how=Text(
        "Skriv for eksempel “4”, “3–4”, “mindst 1” eller “ca. 10”.",
        "Write for example “4”, “3–4”, “at least 1” or “about 10”.",
    ),
)
UNBOUNDED_PERIOD = _error(
    "D023",
    title=Text("Programmets periode har ingen grænser", "The programme's period has no bounds"),
    message=Text("“{text}” er ikke en periode.", "“{text}” is not a period."),
    mend=Text(
        "Skriv, hvornår programmet begynder og slutter, for eksempel “2022–2025”.",
        "Write when the programme begins and ends, for example “2022–2025”.",
    ),
    text="hvert kvartal",
)
UNKNOWN_REFERENCE = _error(
    "D030",
    title=Text("Ingen har dette id", "Nothing has this id"),
    message=Text(
        "“{name}” står ikke i filen som {sort}.", "“{name}” is not in the file as {sort}."
    ),
    mend=Text(
        "Opret “{name}”, eller ret id'et.{nearest}", "Add “{name}”, or mend the id.{nearest}"
    ),
    name="kommune",
    sort=Text("part", "a party"),
    nearest=nearest("kommune", ["kommuner"]),
)
DUPLICATE_ID = _error(
    "D031",
    title=Text("Samme id to gange", "The same id twice"),
    message=Text("Id'et “{name}” er brugt to gange.", "The id “{name}” is used twice."),
    mend=Text("Giv den ene et andet id.", "Give one of them another id."),
    name="kommuner",
)

ALL = (
    TOO_LARGE,
    NOT_TEXT,
    LINE_TOO_LONG,
    NOT_TOML,
    TOO_DEEP,
    TOO_MANY_VALUES,
    NUMBER_TOO_LARGE,
    TOO_MANY_OCCURRENCES,
    MORE_FINDINGS,
    UNKNOWN_FIELD,
    MISSING,
    WRONG_VALUE,
    NOT_AN_ID,
    NOT_A_CHOICE,
    EMPTY,
    TEXT_TOO_LONG,
    LIST_TOO_SHORT,
    NUMBER_TOO_SMALL,
    NUMBER_TOO_LARGE_HERE,
    UNREADABLE_TIMING,
    UNREADABLE_DURATION,
    UNREADABLE_AMOUNT,
    UNBOUNDED_PERIOD,
    UNKNOWN_REFERENCE,
    DUPLICATE_ID,
)
