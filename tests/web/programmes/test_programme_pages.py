"""What the pages of a programme say: cards, sheets, the draft, versions and what changed."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import (
    NOON,
    make_draft,
    make_member,
    make_programme,
    make_user,
    small_definition,
)
from lxml import html

from modning_web.access.models import Hat
from modning_web.jobs.actions import start
from modning_web.jobs.models import Job
from modning_web.programmes import actions
from modning_web.programmes.models import Draft, Programme

pytestmark = pytest.mark.django_db
MORE = """
[[activities]]
id = "raadgivning"
name = "Rådgivning"
kind = "advice"
when = "løbende"

[[activities]]
id = "hjaelp"
name = "Hjælp"
kind = "advice"
when = "efter behov"

[[activities]]
id = "engang"
name = "Engang"
kind = "other"
during = "raadgivning"

[[phases]]
id = "senere"
name = "Senere"
"""


def page(name: str, *more: str | int) -> str:
    return reverse(f"programmes:{name}", args=["vold", *more])


@pytest.fixture
def lead(client: Client) -> Client:
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    return client


def words(client: Client, address: str) -> str:
    """Return the words of a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    body = html.fromstring(answer.content.decode()).xpath("//main")[0]
    return " ".join(body.text_content().split())


def test_card_of_what_was_never_adopted_leads_to_its_draft(lead: Client) -> None:
    make_draft()

    said = words(lead, reverse("programmes:programmes"))

    assert "Et lille program" in said
    assert "Kun en kladde. Den er ikke vedtaget endnu." in said
    assert lead.get(page("programme")).url == page("draft")


def test_phase_without_dates_and_activities_without_a_time_say_so(lead: Client) -> None:
    make_programme(small_definition() + MORE)

    said = words(lead, page("programme")), words(lead, page("activities") + "?hvornaar=alle")

    assert "Senere" in said[0]
    for wording in ("Løbende, ", "Efter behov", "Ikke fastsat"):
        assert wording in said[1]


def test_sheet_tells_who_does_what_and_what_it_hangs_together_with(lead: Client) -> None:
    make_programme(small_definition() + MORE)

    visit, opening = (
        words(lead, page("activity", "besoeg")),
        words(lead, page("activity", "opstart")),
    )
    part = words(lead, page("activity", "engang"))

    assert "Leder mødet Konsulent" in visit
    assert "Projektleder (1)" in visit
    assert "Går forud for Fælles afslutning" in opening
    assert "Er en del af Rådgivning" in part


def test_activity_that_is_not_there_is_not_found(lead: Client) -> None:
    make_programme()

    assert lead.get(page("activity", "ukendt")).status_code == 404


def test_draft_offers_every_part_and_says_what_it_builds_on(lead: Client) -> None:
    make_programme()
    lead.post(page("open_draft"))

    answer = lead.get(page("draft"))

    links = set(html.fromstring(answer.content.decode()).xpath("//main//a/@href"))
    assert page("part", "aktiviteter", "besoeg") in links
    assert page("new_part", "regler") in links
    assert "Bygger på version 1." in words(lead, page("draft"))


def test_draft_without_changes_cannot_be_adopted_from_its_page(lead: Client) -> None:
    make_programme()
    lead.post(page("open_draft"))

    answer = lead.get(page("draft"))

    assert page("adopt") not in answer.content.decode()


def test_draft_that_is_discarded_leads_back_to_the_definition(lead: Client) -> None:
    make_programme()
    lead.post(page("open_draft"))

    answer = lead.post(page("discard"), {"revision": "1"}, follow=True)

    assert answer.redirect_chain == [(page("definition"), 302)]
    assert "Kladden er smidt ud." in answer.content.decode()


def test_discarding_what_was_never_adopted_leads_to_the_list(lead: Client) -> None:
    make_draft()

    answer = lead.post(page("discard"), {"revision": "1"})

    assert answer.url == reverse("programmes:programmes")
    assert not Programme.objects.exists()


def test_next_version_is_adopted_and_its_changes_are_shown(lead: Client) -> None:
    make_programme()
    make_draft(small_definition().replace("12. marts 2024", "14. marts 2024"))

    answer = lead.post(page("adopt"), {"revision": "1", "note": "Flyttet"}, follow=True)

    said = " ".join(html.fromstring(answer.content.decode()).text_content().split())
    assert answer.redirect_chain == [(page("comparison", 1, 2), 302)]
    assert "Fælles opstart" in said
    assert "14. marts 2024" in said
    assert "Flyttet" in said


def test_versions_are_listed_newest_first_with_their_reasons(lead: Client) -> None:
    make_programme()
    draft = make_draft(small_definition(title="Nyt navn"))
    actions.adopt(draft=draft, note="Skiftet navn", by=make_user(name="Ane Prøve"), at=NOON)

    said = words(lead, page("versions"))

    assert said.index("Version 2") < said.index("Version 1")
    assert "Skiftet navn" in said
    assert "Ane Prøve" in said


@pytest.mark.parametrize("numbers", [(1, 3), (0, 1), (7, 8)])
def test_comparison_of_what_is_not_there_is_not_found(
    numbers: tuple[int, int], lead: Client
) -> None:
    make_programme()

    assert lead.get(page("comparison", *numbers)).status_code == 404


def test_lines_of_the_definition_are_numbered_as_findings_number_them(lead: Client) -> None:
    text = small_definition().replace("Kommunerne", "Kommu\u2028nerne").replace("\n", "\r\n")
    make_programme(text)

    answer = html.fromstring(lead.get(page("definition")).content.decode())

    lines = answer.xpath("//ol/li[starts-with(@id, 'linje-')]")
    assert len(lines) == text.count("\n")
    assert lines[2].text_content() == 'id = "vold"'


def adopting(draft: Draft, **changes: object) -> Job:
    """Adopt a draft as the queue does it."""
    person = make_user()
    arguments = {
        "draft": str(draft.pk),
        "revision": draft.revision,
        "note": "Fordi",
        "by": str(person.pk),
    }
    return start("programmes.adopt", by=person, at=NOON, arguments=arguments | changes)


def test_queued_adoption_ends_at_the_programme() -> None:
    job = adopting(make_draft())

    assert (job.result_url, job.failed_message) == (page("programme"), "")


def test_queued_adoption_of_what_has_changed_since_is_refused_in_words() -> None:
    job = adopting(make_draft(), revision=7)

    assert job.failed_message == "Kladden er ændret eller væk. Se den igen, og vedtag den så."
    assert Draft.objects.exists()


def test_queued_adoption_of_the_same_text_is_refused_in_words(lead: Client) -> None:
    make_programme()
    draft = make_draft()

    job = adopting(draft)
    answer = lead.post(page("adopt"), {"revision": "1", "note": "Igen"})

    assert job.failed_message == "Kladden siger det samme som den gældende version."
    assert answer.url.startswith("/arbejde/")
