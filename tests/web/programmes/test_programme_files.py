"""What can be taken along: the annex, the plan as a calendar, the definition file."""

import io
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_draft, make_member, make_programme, small_definition
from icalendar import Calendar
from lxml import html

from modning_web.access.models import Hat, User

pytestmark = pytest.mark.django_db
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = small_definition().replace("\n", "\r\n")


@pytest.fixture(autouse=True)
def lead(client: Client) -> User:
    make_programme(TEXT)
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    client.force_login(lead)
    return lead


def annex(form: str) -> str:
    return reverse("programmes:annex", args=["vold", form])


@pytest.mark.parametrize(
    ("address", "content_type", "disposition", "begins"),
    [
        (annex("docx"), WORD, 'attachment; filename="vold-bilag.docx"', b"PK\x03\x04"),
        (annex("pdf"), "application/pdf", 'attachment; filename="vold-bilag.pdf"', b"%PDF-"),
        (annex("html"), "text/html; charset=utf-8", None, b"<!DOCTYPE html>"),
        (
            reverse("programmes:plan_calendar", args=["vold"]),
            "text/calendar; charset=utf-8",
            'attachment; filename="vold.ics"',
            b"BEGIN:VCALENDAR",
        ),
        (
            reverse("programmes:definition_file", args=["vold"]),
            "application/toml; charset=utf-8",
            'attachment; filename="vold.toml"',
            b"# Et lille program",
        ),
    ],
)
def test_file_has_its_type_its_name_and_its_content(
    address: str, content_type: str, disposition: str | None, begins: bytes, client: Client
) -> None:
    answer = client.get(address)

    assert answer["Content-Type"] == content_type
    assert answer.headers.get("Content-Disposition") == disposition
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.lower().startswith(begins.lower())


@pytest.mark.parametrize("form", ["exe", "doc", "DOCX", "html5"])
def test_annex_in_an_unknown_form_is_not_found(form: str, client: Client) -> None:
    assert client.get(annex(form)).status_code == 404


def test_definition_file_is_the_very_file_that_was_adopted(client: Client) -> None:
    make_draft(f"{TEXT}# Kun i kladden\r\n")

    content = client.get(reverse("programmes:definition_file", args=["vold"])).content

    assert content == TEXT.encode()


def test_word_file_is_whole_and_carries_the_day_its_version_was_adopted(client: Client) -> None:
    file = ZipFile(io.BytesIO(client.get(annex("docx")).content))

    assert file.testzip() is None
    assert "2024-03-01" in file.read("docProps/core.xml").decode()


def test_annex_in_english_for_one_who_reads_english(client: Client) -> None:
    client.cookies["modning_language"] = "en"

    text = client.get(annex("html")).content.decode()

    assert "Participants" in text


def directives(policy: str) -> dict[str, str]:
    """Return a content security policy as its directives."""
    parts = (part.strip().partition(" ") for part in policy.split(";") if part.strip())
    return {name: value for name, _, value in parts}


def test_annex_as_a_page_may_use_its_own_style_and_no_script(client: Client) -> None:
    answer = client.get(annex("html"))

    policy = directives(answer["Content-Security-Policy"])
    assert (policy["style-src"], policy["script-src"]) == ("'unsafe-inline'", "'none'")
    assert html.fromstring(answer.content.decode()).xpath("//script | //*[@onload]") == []


@pytest.mark.parametrize(
    "address", [reverse("programmes:programme", args=["vold"]), annex("exe"), annex("html") + "x"]
)
def test_no_other_page_may_use_a_style_of_its_own(address: str, client: Client) -> None:
    policy = directives(client.get(address)["Content-Security-Policy"])

    assert "unsafe-inline" not in str(policy)
    assert policy["default-src"] == "'self'"


def test_plan_as_a_calendar_holds_every_meeting_once(client: Client) -> None:
    content = client.get(reverse("programmes:plan_calendar", args=["vold"])).content

    calendar = Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    assert str(calendar["x-wr-calname"]) == "Et lille program"
    assert len(events) == len({str(event["uid"]) for event in events}) == 6
