"""Editing a draft in forms: what is changed in the file, and nothing else."""

from collections.abc import Callable
from difflib import ndiff

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_draft, make_member, small_definition
from sent_forms import Sent, form_as_shown

from modning_web.access.models import Hat
from modning_web.programmes.models import Draft

pytestmark = pytest.mark.django_db
Edit = Callable[..., list[str]]

EXTRA = """\
[[activities.stated]]
at = "s. 4"
when = "april 2024"

[[activities.agenda]]
from = 10:00:00
to = 11:00:00
title = "Velkomst"

[[activities]]
id = "besoeg"
"""
WITH_EXTRA = small_definition().replace('[[activities]]\nid = "besoeg"\n', EXTRA)


def address(slug: str, key: str) -> str:
    return reverse("programmes:part", args=["vold", slug, key])


HEAD = reverse("programmes:head", args=["vold"])
OPENING, VISIT, CLOSING = (
    address("aktiviteter", key) for key in ("opstart", "besoeg", "afslutning")
)
MUNICIPALITIES, RULE = address("parter", "kommuner"), address("regler", "to-besoeg")


@pytest.fixture
def edit(client: Client) -> Edit:
    """Return how to send a page's form with changes; the answer is the lines that differ."""
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))

    def send(page: str, before: str = WITH_EXTRA, /, **changes: str | list[str]) -> list[str]:
        make_draft(before)
        sent: Sent = form_as_shown(client.get(page).content, "part-form")
        for name, value in changes.items():
            assert name in sent or name in client.get(page).content.decode(), name
            sent[name] = [value] if isinstance(value, str) else value
        answer = client.post(page, sent)
        assert answer.status_code == 302, answer.content.decode()
        after = Draft.objects.get().text
        lines = ndiff(before.splitlines(), after.splitlines())
        return [line for line in lines if line[:1] in "+-"]

    return send


@pytest.mark.parametrize(
    ("page", "changes", "lines"),
    [
        (
            HEAD,
            {"title": "Et andet program"},
            ['- title = "Et lille program"', '+ title = "Et andet program"'],
        ),
        (
            HEAD,
            {"owner": "kommuner"},
            [
                '- owner = "styrelsen"  # ejeren er også part',
                '+ owner = "kommuner"  # ejeren er også part',
            ],
        ),
        (HEAD, {"revised": "2024-02-29"}, ["+ revised = 2024-02-29"]),
        (HEAD, {"owner": ""}, ['- owner = "styrelsen"  # ejeren er også part']),
        (
            HEAD,
            {"purpose": "Linje et\r\nlinje to"},
            ['+ purpose = """', "+ Linje et", '+ linje to"""'],
        ),
        (MUNICIPALITIES, {"site": "on"}, ["+ site = true"]),
        (MUNICIPALITIES, {"number": "2–3"}, ['+ number = "2–3"']),
        (
            MUNICIPALITIES,
            {"members": "Nordby Kommune"},
            [
                '- members = ["Nordby Kommune", "Sydby Kommune"]',
                '+ members = ["Nordby Kommune"]',
            ],
        ),
        (
            OPENING,
            {"when": "13. marts 2024"},
            ['- when = "12. marts 2024"', '+ when = "13. marts 2024"'],
        ),
        (
            OPENING,
            {"when": "12. marts 2024\r\n14. marts 2024"},
            ['- when = "12. marts 2024"', '+ when = ["12. marts 2024", "14. marts 2024"]'],
        ),
        (OPENING, {"tracks": []}, ['- tracks = "stoette"']),
        (OPENING, {"extendable": "on"}, ["+ extendable = true"]),
        (OPENING, {"format": ["virtual", "in-person"]}, ['+ format = ["virtual", "in-person"]']),
        (OPENING, {"scope": "local"}, ['+ scope = "local"']),
        (
            VISIT,
            {"when": "maj 2024\r\nnovember 2024"},
            [
                '- when = ["maj 2024", "oktober 2024"]  # to gange',
                '+ when = ["maj 2024", "november 2024"]  # to gange',
            ],
        ),
        (VISIT, {"scope": "common"}, ['- scope = "local"', '+ scope = "common"']),
        (VISIT, {"when": ""}, ['- when = ["maj 2024", "oktober 2024"]  # to gange']),
        (VISIT, {"place": "I kommunen"}, ['+ place = "I kommunen"']),
        (VISIT, {"at": "s. 7"}, ['+ at = "s. 7"']),
        (
            CLOSING,
            {"after": ["opstart", "besoeg"]},
            ['- after = ["opstart"]', '+ after = ["opstart", "besoeg"]'],
        ),
        (CLOSING, {"during": "besoeg"}, ['+ during = "besoeg"']),
        (RULE, {"number": "mindst 1"}, ['- number = "2"', '+ number = "mindst 1"']),
        (RULE, {"measure": "days"}, ['+ measure = "days"']),
        (RULE, {"per": ["year", "phase"]}, ['- per = ["site"]', '+ per = ["year", "phase"]']),
    ],
)
def test_changed_field_changes_its_own_line_only(
    page: str, changes: dict[str, str | list[str]], lines: list[str], edit: Edit
) -> None:
    assert sorted(without_marks(edit(page, **changes))) == sorted(lines)


def without_marks(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("?")]


def test_participant_is_changed_added_and_removed_in_place(edit: Edit) -> None:
    changes = {
        "participants-0-number": "2",
        "participants-1-who": "",
        "participants-2-who": "fagperson",
        "participants-2-presence": "welcome",
        "participants-3-presence": "required",
    }

    removed, added = without_marks(edit(OPENING, **changes))

    first = '{ who = "konsulent", number = "2" }'
    second = '{ who = "fagperson", presence = "welcome" }'
    assert removed == '- participants = [{ who = "konsulent" }, { who = "projektleder" }]'
    assert added == f"+ participants = [{first}, {second}]"


def test_result_is_added_and_taken_out_again(edit: Edit, client: Client) -> None:
    added = edit(OPENING, **{"yields-0-kind": "minutes", "yields-0-name": "Referat"})
    sent = form_as_shown(client.get(OPENING).content, "part-form")

    client.post(OPENING, sent | {"yields-0-name": [""]})

    assert added[0].startswith("+ ")
    assert "yields" in "".join(added)
    assert Draft.objects.get().text == WITH_EXTRA


def test_first_to_have_a_duty_stands_alone_and_a_second_makes_a_list(edit: Edit) -> None:
    changes = {
        "responsible-chair": ["konsulent", "projektleder"],
        "responsible-minutes": ["fagperson"],
    }

    lines = edit(VISIT, **changes)

    assert without_marks(lines) == [
        '- responsible = { chair = "konsulent" }',
        '+ responsible = { chair = ["konsulent", "projektleder"], minutes = "fagperson" }',
    ]


def test_last_duty_that_is_taken_leaves_no_empty_table(edit: Edit) -> None:
    assert edit(VISIT, **{"responsible-chair": []}) == ['- responsible = { chair = "konsulent" }']


def test_number_in_the_file_stays_a_number_and_a_list_item_keeps_its_kind(edit: Edit) -> None:
    text = WITH_EXTRA.replace('"maj 2024", "oktober', '2024-05-02, "oktober').replace(
        'number = "2"', "number = 2"
    )

    times = edit(VISIT, text, when="2024-05-02\r\nnovember 2024")
    Draft.objects.get().programme.delete()
    number = edit(RULE, text, number="3")

    assert '+ when = [2024-05-02, "november 2024"]  # to gange' in times
    assert number == ["- number = 2", "+ number = 3"]


@pytest.mark.parametrize(
    ("slug", "typed", "added"),
    [
        ("parter", {"name": "VIVE", "kind": "evaluator"}, 'id = "vive"'),
        ("roller", {"name": "Leder", "party": "kommuner"}, 'id = "leder"'),
        ("faser", {"name": "Drift", "when": "2025"}, 'id = "drift"'),
        ("spor", {"name": "Evaluering af målet"}, 'id = "evaluering-af-maalet"'),
        ("aktiviteter", {"name": "Projektleder", "kind": "advice"}, 'id = "projektleder-2"'),
        (
            "teams",
            {"name": "Kernen", "party": "kommuner", "members-0-role": "fagperson"},
            'members = [{ role = "fagperson" }]',
        ),
        ("regler", {"text": "Én opstart.", "number": "1", "of": ["opstart"]}, 'id = "en-opstart"'),
    ],
)
def test_new_part_is_added_below_the_others(
    slug: str, typed: dict[str, str], added: str, edit: Edit
) -> None:
    lines = edit(reverse("programmes:new_part", args=["vold", slug]), **typed)

    assert all(line.startswith("+ ") for line in lines)
    assert f"+ {added}" in lines


def test_part_that_nothing_refers_to_is_removed_with_its_lines(client: Client) -> None:
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    make_draft(WITH_EXTRA)

    answer = client.post(f"{RULE}fjern/", {"revision": "1"}, follow=True)

    assert "Fjernet fra kladden." in answer.content.decode()
    assert Draft.objects.get().text == WITH_EXTRA[: WITH_EXTRA.index("\n[[rules]]")]


@pytest.mark.parametrize(
    ("slug", "key", "reason"),
    [
        ("aktiviteter", "opstart", "opstart"),
        ("roller", "projektleder", "projektleder"),
        ("parter", "styrelsen", "styrelsen"),
        ("faser", "start", "start"),
        ("spor", "stoette", "stoette"),
    ],
)
def test_part_that_others_refer_to_stays_and_the_reason_is_said(
    slug: str, key: str, reason: str, client: Client
) -> None:
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    make_draft(WITH_EXTRA)

    answer = client.post(f"{address(slug, key)}fjern/", {"revision": "1"}, follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [(address(slug, key), 302)]
    assert "Kan ikke fjernes, for noget andet i programmet henviser hertil:" in page
    assert f"“{reason}”" in page
    assert Draft.objects.get().text == WITH_EXTRA


def test_choices_that_a_programme_lacks_are_not_asked_for(client: Client) -> None:
    text = small_definition("bar").split("[[phases]]")[0]
    one = '[[activities]]\nid = "en"\nname = "En"\nkind = "other"\n'
    make_draft(text + one)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "bar"))

    page = client.get(reverse("programmes:part", args=["bar", "aktiviteter", "en"]))

    shown = page.context["editor"].form.fields
    assert {"tracks", "phases", "after"} & shown.keys() == set()
