"""Names are text wherever they are shown: no markup of theirs gets through."""

import io
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from factories import make_draft, make_member, make_programme, small_definition
from icalendar import Calendar
from lxml import etree, html

from modning_web.access.models import Hat
from modning_web.programmes.parts import LISTS

pytestmark = pytest.mark.django_db
EVIL = "</title><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;{{ 1 }}"
NAMES = (
    "Et lille program",
    "Styrelsen",
    "Kommunerne",
    "Nordby Kommune",
    "Konsulent",
    "Projektleder",
    "Fagperson",
    "Opstart",
    "Processtøtte",
    "Fælles opstart",
    "Besøg i kommunen",
    "Fælles afslutning",
    "Hver kommune får to besøg.",
)


def evil_text() -> str:
    """Return a definition in which every name, and more, is markup."""
    text = small_definition()
    for number, name in enumerate(NAMES):
        text = text.replace(f'"{name}"', f'"{EVIL} {number}"')
    more = (
        f'purpose = "{EVIL} f"\nplace = "{EVIL} p"\ncontent = ["{EVIL} c"]\nnotes = ["{EVIL} n"]\n'
        f'at = "{EVIL} a"\nyields = [{{ kind = "report", name = "{EVIL} y", of = "{EVIL} o" }}]\n'
        f'agenda = [{{ from = 10:00:00, to = 11:00:00, title = "{EVIL} d" }}]\n'
    )
    return text.replace('kind = "kickoff-meeting"\n', f'kind = "kickoff-meeting"\n{more}')


PAGES = {
    "programmes": [],
    "programme": ["vold"],
    "activities": ["vold"],
    "activity": ["vold", "opstart"],
    "definition": ["vold"],
    "versions": ["vold"],
    "draft": ["vold"],
    "head": ["vold"],
    "comparison": ["vold", 1, 2],
}


@pytest.fixture
def evil(client: Client) -> Client:
    """Return one who leads a programme of evil names, adopted twice and with a draft."""
    make_programme(evil_text())
    programme = make_programme(evil_text().replace('"12. marts 2024"', '"13. marts 2024"'))
    make_draft(evil_text())
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold", role_key="konsulent"))
    assert EVIL in programme.title
    return client


def addresses() -> list[str]:
    pages = [reverse(f"programmes:{name}", args=args) for name, args in PAGES.items()]
    parts = {
        "parter": "kommuner",
        "roller": "konsulent",
        "faser": "start",
        "spor": "stoette",
        "aktiviteter": "opstart",
        "regler": "to-besoeg",
    }
    pages += [reverse("programmes:part", args=["vold", *part]) for part in parts.items()]
    new = [reverse("programmes:new_part", args=["vold", kind.slug]) for kind in LISTS]
    by_site = reverse("programmes:programme", args=["vold"]) + "?vis=steder"
    whole = reverse("programmes:activities", args=["vold"]) + "?hvornaar=alle"
    return [reverse("home:home"), *pages, *new, by_site, whole]


@pytest.mark.parametrize("address", addresses())
def test_page_shows_markup_in_names_as_text(address: str, evil: Client) -> None:
    answer = evil.get(address)

    assert answer.status_code == 200
    assert_harmless(answer.content)


def assert_harmless(content: bytes) -> None:
    page = html.fromstring(content.decode())
    scripts = [one.get("src") for one in page.xpath("//script")]
    assert all(source and source.startswith("/static/") for source in scripts)
    assert page.xpath("//img[@src='x'] | //*[@onerror]") == []
    assert b"<script>alert" not in content


def test_page_of_a_site_shows_markup_in_its_name_as_text(evil: Client) -> None:
    programme = html.fromstring(evil.get(reverse("programmes:programme", args=["vold"])).content)
    sites = [link for link in programme.xpath("//a/@href") if "/steder/" in link]

    answer = evil.get(sites[0])

    assert answer.status_code == 200
    assert_harmless(answer.content)


def test_files_hold_markup_in_names_as_text(evil: Client) -> None:
    page = evil.get(reverse("programmes:annex", args=["vold", "html"])).content
    word = evil.get(reverse("programmes:annex", args=["vold", "docx"])).content
    pdf = evil.get(reverse("programmes:annex", args=["vold", "pdf"]))
    calendar = evil.get(reverse("programmes:plan_calendar", args=["vold"])).content

    assert_harmless(page)
    body = etree.fromstring(ZipFile(io.BytesIO(word)).read("word/document.xml"))
    assert "<script>alert(1)</script>" in "".join(body.itertext())
    assert pdf.status_code == 200
    summaries = [str(one["summary"]) for one in Calendar.from_ical(calendar).walk("VEVENT")]
    assert f"{EVIL} 9" in summaries


def test_refused_upload_shows_what_stood_in_it_as_text(evil: Client) -> None:
    text = small_definition().replace('"12. marts 2024"', f'"{EVIL}"').encode()

    answer = evil.post(reverse("programmes:bring"), {"file": SimpleUploadedFile("<b>.toml", text)})

    assert answer.status_code == 422
    assert_harmless(answer.content)


def test_refused_form_shows_what_was_typed_as_text(evil: Client) -> None:
    head = reverse("programmes:head", args=["vold"])

    answer = evil.post(
        head, {"title": EVIL, "period": EVIL, "kind": "maturation", "revision": f'1"{EVIL}'}
    )

    assert answer.status_code == 422
    assert_harmless(answer.content)
