"""What people call the kinds of things that a definition names in code words."""

from modning.language import Text

PROGRAMME_KINDS = {
    "maturation": Text("Modningsprojekt", "Maturation project"),
    "development-course": Text("Udviklingsforløb", "Development course"),
}
PARTY_KINDS = {
    "agency": Text("Styrelse", "Agency"),
    "municipality": Text("Kommuner", "Municipalities"),
    "ngo": Text("Civilsamfundsorganisation", "Civil society organisation"),
    "police-district": Text("Politikreds", "Police district"),
    "evaluator": Text("Evaluator", "Evaluator"),
    "training-supplier": Text("Kompetenceleverandør", "Training supplier"),
    "citizens": Text("Borgere", "Citizens"),
    "other": Text("Andre", "Others"),
}
ACTIVITY_KINDS = {
    "kickoff-meeting": Text("Opstartsmøde", "Start-up meeting"),
    "introduction-call": Text("Indledende møde", "Introductory meeting"),
    "start-workshop": Text("Opstartsworkshop", "Start-up workshop"),
    "planning-workshop": Text("Planlægningsworkshop", "Planning workshop"),
    "development-meeting": Text("Udviklingsmøde", "Development meeting"),
    "dialogue-meeting": Text("Dialogmøde", "Dialogue meeting"),
    "status-meeting": Text("Statusmøde", "Status meeting"),
    "follow-up-meeting": Text("Opfølgningsmøde", "Follow-up meeting"),
    "network-meeting": Text("Netværksmøde", "Network meeting"),
    "peer-sparring": Text("Sparring", "Peer sparring"),
    "advice": Text("Rådgivning", "Advice"),
    "training": Text("Kompetenceudvikling", "Training"),
    "delivery": Text("Indsatsforløb", "Delivery of the intervention"),
    "experience-meeting": Text("Erfaringsopsamling", "Gathering of experience"),
    "maturation-forum": Text("Modningsforum", "Maturation forum"),
    "workshop": Text("Workshop", "Workshop"),
    "closing-workshop": Text("Afslutningsworkshop", "Closing workshop"),
    "closing-meeting": Text("Afslutningsmøde", "Closing meeting"),
    "information-meeting": Text("Informationsmøde", "Information meeting"),
    "self-evaluation": Text("Selvevaluering", "Self-evaluation"),
    "interview": Text("Interview", "Interview"),
    "case-visit": Text("Casebesøg", "Case visit"),
    "data-collection": Text("Dataindsamling", "Data collection"),
    "local-work": Text("Lokalt arbejde", "Local work"),
    "other": Text("Andet", "Other"),
}
SCOPES = {
    "common": Text("Fælles", "Common"),
    "local": Text("Lokalt, ét sted ad gangen", "Local, one site at a time"),
}
FORMATS = {
    "in-person": Text("Fysisk", "In person"),
    "virtual": Text("Virtuelt", "Virtual"),
    "telephone": Text("Telefon", "Telephone"),
    "in-writing": Text("Skriftligt", "In writing"),
}
PRESENCES = {
    "required": Text("Deltager", "Takes part"),
    "possibly": Text("Evt.", "Possibly"),
    "as-needed": Text("Efter behov", "As needed"),
    "welcome": Text("Meget gerne", "Very welcome"),
}
DUTIES = {
    "agenda": Text("Dagsorden", "Agenda"),
    "invitation": Text("Indkaldelse", "Invitation"),
    "dates": Text("Fastlægger dato", "Settles the date"),
    "chair": Text("Leder mødet", "Chairs"),
    "minutes": Text("Beslutningsreferat", "Decision minutes"),
    "rooms": Text("Lokaler", "Rooms"),
    "catering": Text("Forplejning", "Catering"),
    "preparation": Text("Forbereder", "Prepares"),
}
YIELD_KINDS = {
    "version": Text("Ny version", "New version"),
    "final-version": Text("Endelig version", "Final version"),
    "local-plan": Text("Lokal plan", "Local plan"),
    "development-goals": Text("Udviklingsmål", "Development goals"),
    "minutes": Text("Beslutningsreferat", "Decision minutes"),
    "agreement": Text("Aftale", "Agreement"),
    "report": Text("Rapport", "Report"),
    "dataset": Text("Data", "Data"),
    "other": Text("Andet", "Other"),
}
METHODS = {
    "questionnaire": Text("Spørgeskema", "Questionnaire"),
    "interview": Text("Interview", "Interview"),
    "focus-group": Text("Fokusgruppe", "Focus group"),
    "registration": Text("Registrering", "Registration"),
    "self-evaluation": Text("Selvevaluering", "Self-evaluation"),
    "documents": Text("Dokumenter", "Documents"),
    "measurement": Text("Måling", "Measurement"),
    "cost-data": Text("Oplysninger om omkostninger", "Cost data"),
    "case-visit": Text("Casebesøg", "Case visit"),
    "desk-research": Text("Desk research", "Desk research"),
}
SEVERITIES = {
    "error": Text("Fejl", "Error"),
    "remark": Text("Bemærkning", "Remark"),
}
