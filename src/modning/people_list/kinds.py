"""What can be wrong with a list of people: codes L001 and up."""

from modning.language import Text
from modning.programme.findings import FindingKind


def _kind(severity: str, code: str, *texts: tuple[str, str], **example: object) -> FindingKind:
    title, message, mend = (Text(da, en) for da, en in texts)
    return FindingKind(
        code, "error" if severity == "error" else "remark", title, message, mend, example
    )


TOO_LARGE = _kind(
    "error",
    "L001",
    ("Filen er for stor", "The file is too large"),
    ("Filen er større end {largest} MB.", "The file is larger than {largest} MB."),
    ("Gem kun arket med personerne.", "Save only the sheet with the people."),
    largest=12,
)
UNREADABLE = _kind(
    "error",
    "L002",
    ("Filen kan ikke læses", "The file cannot be read"),
    (
        "Filen er hverken en Excel-fil (.xlsx) eller en tekstfil med kolonner.",
        "The file is neither an Excel file (.xlsx) nor a text file with columns.",
    ),
    ("Gem listen som .xlsx eller CSV, og prøv igen.", "Save the list as .xlsx or CSV, and retry."),
)
OLD_OR_LOCKED = _kind(
    "error",
    "L003",
    ("Gammel eller låst Excel-fil", "Old or locked Excel file"),
    (
        "Filen er i det gamle Excel-format (.xls), eller den er låst med en adgangskode.",
        "The file has the old Excel format (.xls), or is locked with a password.",
    ),
    (
        "Fjern adgangskoden, og gem filen som .xlsx.",
        "Take the password off, and save the file as .xlsx.",
    ),
)
TOO_MUCH_INSIDE = _kind(
    "error",
    "L004",
    ("Filen fylder for meget pakket ud", "The file is too large unpacked"),
    (
        "Pakket ud fylder filen mere end {largest} MB.",
        "Unpacked, the file is larger than {largest} MB.",
    ),
    (
        "Kopiér personerne over i et nyt, tomt ark, og gem det.",
        "Copy the people into a new, empty sheet, and save that.",
    ),
    largest=20,
)
BROKEN_QUOTES = _kind(
    "error",
    "L005",
    ("Et anførselstegn mangler", "A quotation mark is missing"),
    (
        "Fra række {row} mangler der et anførselstegn, før eller efter en celles tekst.",
        "From row {row} on, a quotation mark is missing before or after a cell's text.",
    ),
    ("Fjern anførselstegnet, eller gem som .xlsx.", "Remove the quotation mark, or save as .xlsx."),
    row=7,
)
NO_HEADINGS = _kind(
    "error",
    "L006",
    ("Overskrifterne mangler", "The headings are missing"),
    (
        "Ingen af de første rækker er overskrifter. Kolonner, der mangler: {missing}.",
        "None of the first rows holds headings. Columns that are missing: {missing}.",
    ),
    (
        "Skriv en række med overskrifter som Navn, E-mail, Kommune, Rolle, Fra og Til.",
        "Write a row with headings such as Name, E-mail, Site, Role, From and To.",
    ),
    missing="E-mail",
)
TOO_MANY_ROWS = _kind(
    "error",
    "L007",
    ("Listen er for lang", "The list is too long"),
    ("Listen har flere end {most} rækker.", "The list has more than {most} rows."),
    ("Del listen i flere filer.", "Divide the list into several files."),
    most=5000,
)
HEADING_TWICE = _kind(
    "error",
    "L008",
    ("En kolonne står to gange", "A column stands twice"),
    (
        "Kolonnerne “{one}” og “{other}” betyder det samme.",
        "The columns “{one}” and “{other}” mean the same.",
    ),
    ("Slet den ene.", "Delete one of them."),
    one="E-mail",
    other="Mail",
)
NOTHING_THERE = _kind(
    "error",
    "L009",
    ("Ingen personer", "No people"),
    ("Der står ingen under overskrifterne.", "Nobody stands below the headings."),
    ("Skriv en række for hver person.", "Write a row for each person."),
)
HIDDEN_ROWS = _kind(
    "remark",
    "L010",
    ("Skjulte rækker", "Hidden rows"),
    ("Skjulte rækker, der ikke er læst: {number}.", "Hidden rows that were not read: {number}."),
    (
        "Vis rækkerne i Excel (fjern filteret), hvis de skal med.",
        "Show the rows in Excel (clear the filter) if they are to be read.",
    ),
    number=3,
)
COLUMN_LEFT_OUT = _kind(
    "remark",
    "L011",
    ("Kolonne, der ikke bruges", "Column that is not used"),
    ("Kolonnerne {names} er ikke læst.", "The columns {names} were not read."),
    (
        "Ret overskriften, hvis kolonnen skal bruges; ellers er der intet at gøre.",
        "Change the heading if the column is to be used; else there is nothing to do.",
    ),
    names="“Afdeling”",
)
NO_NAME = _kind(
    "error",
    "L101",
    ("Navnet mangler", "The name is missing"),
    ("Rækken har ikke noget navn.", "The row has no name."),
    ("Skriv personens navn.", "Write the person's name."),
)
NO_EMAIL = _kind(
    "error",
    "L102",
    ("E-mailen mangler", "The e-mail is missing"),
    ("Rækken har ikke nogen e-mail.", "The row has no e-mail."),
    (
        "Skriv personens e-mail; den er det, personen kendes på.",
        "Write the person's e-mail; it is what the person is known by.",
    ),
)
BAD_EMAIL = _kind(
    "error",
    "L103",
    ("E-mailen er forkert skrevet", "The e-mail is written wrongly"),
    ("“{text}” er ikke en e-mail.", "“{text}” is no e-mail."),
    (
        "Skriv den som navn@kommune.dk, kun én i cellen.",
        "Write it as name@municipality.dk, only one in the cell.",
    ),
    text="sofie(a)demo.example",
)
BAD_DATE = _kind(
    "error",
    "L104",
    ("Datoen kan ikke læses", "The date cannot be read"),
    ("“{text}” er ikke en dato.", "“{text}” is no date."),
    (
        "Skriv den som 01.02.2024, med fire cifre i året.",
        "Write it as 01.02.2024, with four digits in the year.",
    ),
    text="snart",
)
ENDS_TOO_EARLY = _kind(
    "error",
    "L105",
    ("Slutter, før den begynder", "Ends before it begins"),
    ("Den sidste dag ligger før den første.", "The last day is before the first."),
    ("Ret en af datoerne.", "Correct one of the dates."),
)
NEITHER_YES_NOR_NO = _kind(
    "error",
    "L106",
    ("Hverken ja eller nej", "Neither yes nor no"),
    ("“{text}” siger hverken ja eller nej.", "“{text}” says neither yes nor no."),
    ("Skriv ja eller nej, eller lad cellen stå tom.", "Write yes or no, or leave the cell empty."),
    text="måske",
)
TWICE = _kind(
    "error",
    "L107",
    ("Står to gange", "Stands twice"),
    (
        "Personen står allerede med rollen på stedet i række {row}.",
        "The person already stands with the role at the site in row {row}.",
    ),
    ("Slet den ene række.", "Delete one of the rows."),
    row=4,
)
OTHER_NAME = _kind(
    "error",
    "L108",
    ("Én e-mail, to navne", "One e-mail, two names"),
    (
        "E-mailen står med navnet “{name}” i række {row}.",
        "The e-mail stands with the name “{name}” in row {row}.",
    ),
    (
        "Giv hver person sin egen e-mail, eller ret navnet.",
        "Give each person an e-mail of their own, or correct the name.",
    ),
    name="Sofie Demo-Holm",
    row=4,
)
TOO_LONG = _kind(
    "error",
    "L109",
    ("Teksten er for lang", "The text is too long"),
    ("Teksten er længere end {longest} tegn.", "The text is longer than {longest} characters."),
    ("Skriv den kortere.", "Write it shorter."),
    longest=200,
)
LIKE_CPR = _kind(
    "error",
    "L110",
    ("Ligner et CPR-nummer", "Looks like a CPR number"),
    (
        "I cellen står noget, der ligner et CPR-nummer.",
        "The cell holds what looks like a civil registration number.",
    ),
    (
        "Slet det: personer kendes her på navn og e-mail.",
        "Delete it: people are known here by name and e-mail.",
    ),
)
NO_ROLE = _kind(
    "error",
    "L201",
    ("Rollen mangler", "The role is missing"),
    ("Rækken har ikke nogen rolle.", "The row has no role."),
    ("Skriv en rolle fra programmet.", "Write a role from the programme."),
)
UNKNOWN_ROLE = _kind(
    "error",
    "L202",
    ("Rollen findes ikke", "The role does not exist"),
    (
        "Programmet har ingen rolle, der hedder “{text}”.",
        "The programme has no role called “{text}”.",
    ),
    (
        "Skriv rollen, som den hedder i programmet.{nearest}",
        "Write it as in the programme.{nearest}",
    ),
    text="Projektlederen",
    nearest=Text(" Mente du “Projektleder”?", " Did you mean “Projektleder”?"),
)
SEVERAL_ROLES = _kind(
    "error",
    "L203",
    ("Flere roller hedder det", "Several roles are called that"),
    (
        "Flere parter har en rolle, der hedder “{text}”: {parties}.",
        "Several parties have a role called “{text}”: {parties}.",
    ),
    (
        "Skriv stedet, eller rollens nøgle: {keys}.",
        "Write the site, or the key of the role: {keys}.",
    ),
    text="Leder",
    parties="Kommuner, Politikreds",
    keys="kommunal-leder, politiets-leder",
)
NO_SITE = _kind(
    "error",
    "L204",
    ("Stedet mangler", "The site is missing"),
    ("Rollen “{role}” hører til et sted.", "The role “{role}” belongs to a site."),
    ("Skriv kommunen eller organisationen.", "Write the municipality or organisation."),
    role="Projektleder",
)
UNKNOWN_SITE = _kind(
    "error",
    "L205",
    ("Stedet er ikke med", "The site takes no part"),
    ("“{text}” er ikke et sted i programmet.", "“{text}” is no site of the programme."),
    (
        "Skriv stedet, som det hedder i programmet.{nearest}",
        "Write it as in the programme.{nearest}",
    ),
    text="Køgge",
    nearest=Text(" Mente du “Køge Kommune”?", " Did you mean “Køge Kommune”?"),
)
OTHER_PARTY = _kind(
    "error",
    "L206",
    ("Rollen hører ikke til stedet", "The role does not belong to the site"),
    (
        "Rollen “{role}” findes ikke på stedet “{site}”.",
        "There is no role “{role}” at the site “{site}”.",
    ),
    ("Ret rollen eller stedet.", "Correct the role or the site."),
    role="Konsulent",
    site="Køge Kommune",
)
