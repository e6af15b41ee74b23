"""What can be wrong with a file before it is a programme: codes D001 and up."""

from modning.language import Text
from modning.programme.findings import FindingKind


def _error(code: str, *, title: Text, message: Text, mend: Text, **example: object) -> FindingKind:
    return FindingKind(code, "error", title, message, mend, example)


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
    largest=1000,
)
NOT_TEXT = _error(
    "D002",
    title=Text("Filen er ikke tekst", "The file is not text"),
    message=Text(
        "Filen er ikke tekst i UTF-8: det går galt i linje {line}.",
        "The file is not text in UTF-8: it goes wrong in line {line}.",
    ),
    mend=Text(
        "Gem filen som ren tekst i UTF-8. En Word-fil eller et billede kan ikke læses.",
        "Save the file as plain text in UTF-8. A Word file or a picture cannot be read.",
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
        "Filen kan ikke læses som TOML: {reason}.", "The file cannot be read as TOML: {reason}."
    ),
    mend=Text(
        "Se efter et glemt anførselstegn, et komma eller en parentes på det sted.",
        "Look for a forgotten quotation mark, comma or bracket at that place.",
    ),
    reason="Expected '=' after a key in a key/value pair (at line 5, column 7)",
)
TOO_DEEP = _error(
    "D005",
    title=Text("For mange lag", "Too many layers"),
    message=Text(
        "Filen har flere lag inden i hinanden, end der kan læses.",
        "The file has more layers inside each other than can be read.",
    ),
    mend=Text("Gør filen fladere.", "Make the file flatter."),
)
UNKNOWN_FIELD = _error(
    "D010",
    title=Text("Ukendt felt", "Unknown field"),
    message=Text("Feltet “{name}” findes ikke her.", "There is no field “{name}” here."),
    mend=Text(
        "Se efter en tastefejl, eller fjern feltet. Felterne står i JSON-skemaet.",
        "Look for a typing error, or remove the field. The fields are in the JSON Schema.",
    ),
    name="whenn",
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
    mend=Text("Det forventede: {expected}.", "What is expected: {expected}."),
    text="møde",
    name="kind",
    expected="'kickoff-meeting', 'workshop', …",
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
UNREADABLE_TIMING = _error(
    "D020",
    title=Text("Et tidspunkt kan ikke læses", "A time cannot be read"),
    message=Text("“{text}” kan ikke læses som en tid.", "“{text}” cannot be read as a time."),
    mend=Text(
        "Skriv for eksempel “20. januar 2022”, “september–oktober 2023”, “efteråret 2024”,"
        " “hvert kvartal” eller “løbende”.",
        "Write for example “20 January 2022”, “September–October 2023”, “autumn 2024”,"
        " “every quarter” or “continuously”.",
    ),
    text="snart",
)
UNREADABLE_DURATION = _error(
    "D021",
    title=Text("En varighed kan ikke læses", "A duration cannot be read"),
    message=Text(
        "“{text}” kan ikke læses som en varighed.", "“{text}” cannot be read as a duration."
    ),
    mend=Text(
        "Skriv for eksempel “en halv time”, “3–4 timer” eller “2 dage med overnatning”.",
        "Write for example “half an hour”, “3–4 hours” or “2 days with overnight stay”.",
    ),
    text="et stykke tid",
)
UNREADABLE_AMOUNT = _error(
    "D022",
    title=Text("Et antal kan ikke læses", "A number cannot be read"),
    message=Text("“{text}” kan ikke læses som et antal.", "“{text}” cannot be read as a number."),
    mend=Text(
        "Skriv for eksempel “4”, “3–4”, “mindst 1” eller “ca. 10”.",
        "Write for example “4”, “3–4”, “at least 1” or “about 10”.",
    ),
    text="nogle",
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
    nearest=Text(" Mente du “kommuner”?", " Did you mean “kommuner”?"),
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
    UNKNOWN_FIELD,
    MISSING,
    WRONG_VALUE,
    NOT_AN_ID,
    UNREADABLE_TIMING,
    UNREADABLE_DURATION,
    UNREADABLE_AMOUNT,
    UNKNOWN_REFERENCE,
    DUPLICATE_ID,
)

BY_VALIDATION = {
    "extra_forbidden": UNKNOWN_FIELD,
    "missing": MISSING,
    "string_pattern_mismatch": NOT_AN_ID,
    "unreadable_timing": UNREADABLE_TIMING,
    "unreadable_duration": UNREADABLE_DURATION,
    "unreadable_amount": UNREADABLE_AMOUNT,
}
