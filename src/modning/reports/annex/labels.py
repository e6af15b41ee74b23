"""The annex's own words: headings, labels and column titles."""

from modning.language import Text

SUBTITLE = Text("Aktiviteter og tidsplan", "Activities and timetable")
SUBJECT = Text("Bilag til programmet {title}", "Annex to the programme {title}")
FOOTER_REVISED = Text("Revideret {date}", "Revised {date}")
SUBJECT_TO_CHANGE = Text("Med forbehold for ændringer", "Subject to change")

KIND = Text("Forløb", "Kind")
OWNER = Text("Ejer", "Owner")
PERIOD = Text("Periode", "Period")
REVISED = Text("Revideret", "Revised")
BASED_ON = Text("Bygger på", "Based on")
PURPOSE = Text("Formål", "Purpose")
TARGET_GROUP = Text("Målgruppe", "Target group")

TIMETABLE = Text("Hvornår, hvad og hvem", "When, what and who")
DATED = Text("Aktiviteter i rækkefølge efter tid", "Activities in order of time")
ONGOING = Text(
    "Løbende og tilbagevendende, og det, der ikke har en tid endnu",
    "Ongoing and recurring, and what has no time yet",
)
WHEN = Text("Hvornår", "When")
ACTIVITY = Text("Aktivitet", "Activity")
WHERE = Text("Hvor", "Where")
PARTICIPANTS = Text("Deltagerkreds", "Participants")
NO_TIME = Text("Ikke fastlagt", "Not settled")

OVERVIEW = Text("Overblik over tid", "Overview in time")
FIGURE = Text("Aktiviteterne i tid", "The activities in time")
FIGURE_ALT = Text(
    "Tidslinje med {rows} aktiviteter i perioden {period}. {phases}Tabellen “{table}” siger"
    " det samme med ord.",
    "Timeline of {rows} activities in the period {period}. {phases}The table “{table}” says"
    " the same in words.",
)
FIGURE_PHASES = Text("Faserne er {phases}. ", "The phases are {phases}. ")

PEOPLE = Text("Hvem er med", "Who takes part")
PARTIES = Text("Parter", "Parties")
PARTY = Text("Part", "Party")
NUMBER = Text("Antal", "Number")
PART_PLAYED = Text("Opgave", "Part played")
ROLES = Text("Roller og team", "Roles and teams")
ROLE = Text("Rolle", "Role")
TEAM_OF = Text("Team af {members}.", "Team of {members}.")
STRUCTURE = Text("Faser og spor", "Phases and tracks")
PHASES = Text("Faser", "Phases")
PHASE = Text("Fase", "Phase")
TRACKS = Text("Spor", "Tracks")
TRACK = Text("Spor", "Track")

SHEETS = Text("Aktiviteterne enkeltvis", "The activities one by one")
CONTENT = Text("Form og indhold", "Form and content")
AGENDA = Text("Dagsorden", "Agenda")
DURATION = Text("Varighed", "Duration")
WHO_DOES_WHAT = Text("Hvem gør hvad", "Who does what")
ORDER = Text("Rækkefølge", "Order")
AFTER = Text("Efter {activities}", "After {activities}")
DURING = Text("En del af {activity}", "Part of {activity}")
YIELDS = Text("Resultat", "Result")
NOTES = Text("Bemærk", "Note")
PLACE_IN_SOURCE = Text("Kilde", "Source")
QUESTIONS = Text("spørgsmål", "questions")

PROMISES = Text("Hvad der er lovet", "What is promised")
INTERVENTION = Text("Indsatsen", "The intervention")
NAME = Text("Navn", "Name")
ELEMENTS = Text("Kerneelementer", "Core elements")
STEPS = Text("Indsatsens trin", "The steps of the intervention")
STEP = Text("Trin", "Step")
EXTENT = Text("Omfang", "Extent")
DESCRIPTION = Text("Indhold", "Content")
MATERIALS = Text("Materialer", "Materials")
EVALUATION = Text("Evaluering", "Evaluation")
BY = Text("Udføres af", "Carried out by")
QUESTIONS_ASKED = Text("Spørgsmål", "Questions")
DATA_SOURCES = Text("Hvor data kommer fra", "Where data come from")
DATA_SOURCE = Text("Datakilde", "Data source")
FROM_WHOM = Text("Fra hvem", "From whom")
CONTRIBUTIONS = Text("Hvad parterne bidrager med", "What the parties contribute")
CONTRIBUTION = Text("Bidrag", "Contribution")

CALL = Text("Ansøgning", "Applying")
LEGAL_BASIS = Text("Hjemmel", "Legal basis")
APPLICANTS = Text("Ansøgere", "Applicants")
CAPACITY = Text("Pladser", "Places")
OPENS = Text("Åbner", "Opens")
DEADLINE = Text("Frist", "Deadline")
ANSWER = Text("Svar", "Answer")
DECIDED_BY = Text("Besluttes af", "Decided by")
SENT = Text("Sendes", "Sent")
CONTACT = Text("Kontakt", "Contact")
CHOSEN = Text("Udvælgelse", "Selection")
REQUIREMENTS = Text("Krav", "Requirements")
CRITERIA = Text("Kriterier", "Criteria")
LEFT_OPEN = Text("Hvad der ikke er fastlagt", "What is left open")
