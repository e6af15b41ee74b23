"""The forms' key promise: the result is the same file, its comments kept."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from factories import EXAMPLES, make_draft, make_member
from sent_forms import form_as_shown

from modning.programme.reading import read_definition
from modning_web.access.models import Hat
from modning_web.programmes.parts import LISTS

pytestmark = pytest.mark.django_db

# Ways of writing that the examples do not use, each of which a form shows in one way only.
ODD = '''\
format = 1
id = "saer"
title = """
Et program
over to linjer"""
kind = "maturation"
period = 2024
revised = "2024-03-01"
purpose = """
Første linje  \\u0020

  <b>anden</b> & "tredje" linje
"""
parties = [
  { id = "styrelsen", kind = "agency", name = " Styrelsen ", number = 1 },  # én
  { id = "kommuner", kind = "municipality", name = "Kommunerne", site = false, members = [] },
]
tracks = [{ id = "a", name = "A" }, { id = "b", name = "B" }]

[[roles]]
id = "leder"
party = "kommuner"
name = "Leder"
number = 2

[[teams]]
id = "team"
party = "kommuner"
name = "Team"
extendable = false
members = [{ number = 3, role = "leder" }, { role = "leder" }]

[[phases]]
id = "fase"
name = "Fase"
when = 2024-01-01

[[activities]]
id = "tom"
name = "Tom"
kind = "other"
tracks = []
when = []
participants = []
yields = []
responsible = {}
notes = []

[[activities]]
kind = "other"  # slags før navn
name = 'Sær'
id = "saer"
scope = "common"
tracks = ["b", "a"]  # i denne orden
phases = "fase"
when = [2024-03-12, "maj 2024"]
times = 2
format = "virtual"
after = ["tom", "saer"]
during = "saer"
content = ["""Et punkt
over to linjer""", " Et andet "]
extendable = false

  [activities.responsible]
  chair = ["leder"]  # én i en liste
  rooms = []
  minutes = "styrelsen"

  [[activities.participants]]
  presence = "required"  # sagt, men ikke nødvendigt
  who = "styrelsen"
  number = 4
  online = false

  [[activities.agenda]]
  from = 10:00:00
  to = 11:00:00
  title = "Velkomst"

  [[activities.stated]]
  at = "s. 4"
  when = "april 2024"

[[rules]]
id = "regel"
text = "Mindst to."
of = "saer"
number = 2
measure = "times"
'''


def addresses(text: str) -> list[str]:
    """Return where the head and every part of a definition are edited."""
    programme = read_definition(text).programme
    parts = [
        reverse("programmes:part", args=[programme.id, kind.slug, part.id])
        for kind in LISTS
        for part in getattr(programme, kind.key)
    ]
    return [reverse("programmes:head", args=[programme.id]), *parts]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_form_of_an_example_sent_as_shown_leaves_every_byte(
    file: Path, client: Client
) -> None:
    assert_kept(file.read_text("utf-8"), client)


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_form_of_a_file_with_its_own_ways_leaves_every_byte(
    ends: str, client: Client
) -> None:
    assert_kept(ODD.replace("\n", ends), client)


def assert_kept(text: str, client: Client) -> None:
    draft = make_draft(text)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, draft.programme.key))

    for address in addresses(text):
        sent = form_as_shown(client.get(address).content, "part-form")
        answer = client.post(address, sent)

        draft.refresh_from_db()
        assert answer.status_code == 302, (address, answer.content.decode())
        assert draft.text == text, address
