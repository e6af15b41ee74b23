"""A small programme that says something of everything that can be said."""

from modning.programme.reading import read_definition
from modning.programme.schema.definition import Programme

DEFINITION = """
format = 1
id = "sammen"
title = "Sammen om overgangen"
short_title = "Sammen"
kind = "maturation"
period = "2023-2024"
owner = "styrelsen"
purpose = "At modne indsatsen."
reservation = "Planen kan ændres."
revised = 2022-08-20

[source]
title = "Bilag 2"
leaves_open = ["Hvem der betaler."]

[[parties]]
id = "styrelsen"
kind = "agency"
name = "Styrelsen"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Projektkommuner"
number = "3-4"
site = true

[[parties]]
id = "evaluator"
kind = "evaluator"
name = "Evaluator"

[[roles]]
id = "projektleder"
party = "kommuner"
name = "Projektleder"

[[roles]]
id = "praktiker"
party = "kommuner"
name = "Praktiker"

[[teams]]
id = "team"
party = "kommuner"
name = "Implementeringsteam"
members = [{ role = "projektleder" }, { role = "praktiker", number = "2" }]

[[phases]]
id = "start"
name = "Opstart"
when = "januar-marts 2023"

[[tracks]]
id = "stoette"
name = "Processtøtte"

[[activities]]
id = "forum"
name = "Modningsforum"
kind = "maturation-forum"
tracks = ["stoette"]
when = ["november 2024", "9.-10. oktober 2023"]
duration = "2 dage med overnatning"
place = "Odense"
participants = [
  { who = "praktiker", number = "mindst 1", condition = "Som har leveret indsatsen." },
  { who = "evaluator", presence = "possibly", online = true },
]
responsible = { chair = ["evaluator", "projektleder"], rooms = "styrelsen" }
after = ["dialog"]
yields = [{ kind = "version", name = "Version 2" }]
at = "side 9"

[[activities]]
id = "opstart"
name = "Opstartsmøde"
kind = "kickoff-meeting"
phases = ["start"]
when = "20. januar 2023 kl. 9.30-12.00"
place = "Edisonsvej, Odense; lokale 1, 2"
purpose = "At mødes."
participants = [{ who = "kommuner" }, { who = "styrelsen" }]
agenda = [{ from = 09:30:00, to = 10:00:00, title = "Velkomst", by = ["styrelsen"] }]

[[activities]]
id = "dialog"
name = "Dialogmøde"
kind = "dialogue-meeting"
scope = "local"
when = "februar-marts 2023"
duration = "3-4 timer"
format = ["virtual", "telephone"]
participants = [{ who = "team" }, { who = "styrelsen" }]
extendable = true

[[activities]]
id = "sparring"
name = "Sparring"
kind = "peer-sparring"
when = "løbende"
participants = [{ who = "projektleder" }]

[[activities]]
id = "besoeg"
name = "Casebesøg"
kind = "case-visit"
scope = "local"
phases = ["start"]

[[rules]]
id = "et-dialogmoede"
text = "Hver kommune holder ét dialogmøde."
of = ["dialog"]
number = "1"
per = ["site"]

[evaluation]
by = "evaluator"
questions = [{ id = "virker", text = "Virker det?" }]

[[evaluation.data_sources]]
id = "interviews"
name = "Interviews"
methods = ["interview"]
who = ["praktiker"]
activity = "besoeg"

[[contributions]]
who = ["kommuner"]
text = "Tid til interviews."
towards = "evaluation"

[[contributions]]
who = ["kommuner"]
text = "Data om borgerne."
towards = "evaluation"

[call]
kind = "grant"
name = "Ansøgningspulje"
deadline = "1. december 2022"
capacity = "4"
requirements = [{ id = "leder", kind = "formal", text = "En leder skriver under." }]
criteria = [{ id = "behov", name = "Behov", text = "Hvor stort det er." }]

[intervention]
steps = [{ id = "samtale", name = "Forsamtale", sessions = "1", duration = "1 time" }]
"""


def small_programme() -> Programme:
    return read_definition(DEFINITION).programme
