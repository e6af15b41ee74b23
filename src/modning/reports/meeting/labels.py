"""The words of minutes, logs and certificates."""

from modning.language import Text

MINUTES = Text("Beslutningsreferat", "Decision minutes")
MINUTES_SUBJECT = Text("Beslutningsreferat af {title}", "Decision minutes of {title}")
WHEN = Text("Hvornår", "When")
WHERE = Text("Hvor", "Where")
CHAIR = Text("Mødeleder", "Chair")
TAKER = Text("Referent", "Minutes by")
STATE = Text("Status", "Status")
APPROVED = Text("Godkendt {day} af {name}", "Approved {day} by {name}")
CIRCULATED = Text("Sendt rundt {day} af {name}", "Circulated {day} by {name}")
DRAFT_NOTE = Text("Kladde. Referatet er ikke godkendt.", "Draft. The minutes are not approved.")
CIRCULATED_NOTE = Text(
    "Sendt rundt til kommentering. Referatet er ikke godkendt endnu.",
    "Circulated for comments. The minutes are not approved yet.",
)
AMENDED_NOTE = Text(
    "Referatet er ændret, efter at det blev godkendt. Se tilføjelserne sidst.",
    "The minutes were amended after they were approved. See the amendments at the end.",
)
ATTENDANCE = Text("Deltagere", "Attendance")
NAME = Text("Navn", "Name")
TOOK_PART = Text("Deltog", "Took part")
NUMBER = Text("Antal", "Number")
BY_ANOTHER = Text("Repræsenteret af {name}", "Represented by {name}")
SHORT = Text("Mødet manglede", "The meeting lacked")
ITEM = Text("Punkt {number}: {title}", "Item {number}: {title}")
DOCUMENTS = Text("Bilag", "Documents")
RESPONSIBLE = Text("Ansvarlig", "Responsible")
OUTCOMES = Text("Hvad der kom ud af punkt {number}", "What came of item {number}")
OUTCOMES_BESIDES = Text("Hvad der kom ud af “{title}”", "What came of “{title}”")
NO_OUTCOME = Text("Ingen beslutninger.", "No decisions.")
KIND = Text("Hvad", "Kind")
TEXT = Text("Indhold", "Content")
OWNER = Text("Ansvarlig", "Owner")
DUE = Text("Senest", "Due")
TASKS = Text("Opgaver", "Tasks")
AMENDMENTS = Text("Tilføjelser efter godkendelsen", "Amendments since approval")
BY = Text("Hvem", "Who")
WHY = Text("Hvorfor", "Why")
CHANGE = Text("Ændring", "Change")
ADDED = Text("Tilføjet: {after}", "Added: {after}")
STRUCK = Text("Slettet: {before}", "Struck out: {before}")
CHANGED = Text("Før: {before}\nNu: {after}", "Before: {before}\nNow: {after}")
FOOTER = Text("{title} · {day}", "{title} · {day}")

AGENDA = Text("Dagsorden", "Agenda")
AGENDA_SUBJECT = Text("Dagsorden for {title}", "Agenda of {title}")
AGENDA_EMPTY = Text("Der er ingen punkter endnu.", "There are no items yet.")
CLOCK = Text("Kl.", "Time")
ITEM_TITLE = Text("Punkt", "Item")

LOG = Text("Beslutninger og opgaver", "Decisions and tasks")
LOG_SUBJECT = Text("Beslutningslog for {programme}", "Decision log of {programme}")
LOG_EMPTY = Text("Der er ingen beslutninger endnu.", "There are no decisions yet.")
MEETING = Text("Møde", "Meeting")
NOT_APPROVED = Text("{title} (referatet er ikke godkendt)", "{title} (minutes not approved)")
SOLVED_ON = Text("Løst", "Solved")
CONCERNS = Text("Gælder", "Concerns")
SOLVED = Text("Løst {day}", "Solved {day}")

PREPARATION = Text("Forberedelse: {site}", "Preparation: {site}")
COMING = Text("Næste møde", "Next meeting")
LAST_TIME = Text("Sidst", "Last time")
SEEN_FROM = Text("Set fra", "Seen from")
WHAT = Text("Hvad", "What")
WHO = Text("Hvem", "Who")

CERTIFICATE = Text("Kursusbevis", "Certificate of training")
CERTIFICATE_SUBJECT = Text("Kursusbevis til {name}", "Certificate of training for {name}")
GIVEN_TO = Text("gives til", "is given to")
HAS_TAKEN = Text("som har gennemført kompetenceudviklingen i", "who has completed the training in")
DAYS_ATTENDED = Text("Undervisningsdage", "Training days")
MODULE = Text("Modul", "Module")
DAY = Text("Dag", "Day")
ISSUED = Text("Udstedt", "Issued")
SIGNED = Text("Underskrift", "Signature")
CERTIFICATE_NUMBER = Text("Bevis nr. {number}", "Certificate no. {number}")


def item_of(number: int | None, title: str) -> Text:
    """Return what an item is headed by; a break has no number."""
    return ITEM.filled(number=number, title=title) if number else Text(title, title)


def outcomes_of(number: int | None, title: str) -> Text:
    """Return the caption of what came of an item."""
    return OUTCOMES.filled(number=number) if number else OUTCOMES_BESIDES.filled(title=title)
