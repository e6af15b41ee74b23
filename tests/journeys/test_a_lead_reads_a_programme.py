"""A programme lead reads a programme and takes parts of it with her."""

import pytest
from browsing import LEAD, SignedIn
from playwright.sync_api import Page, expect

PROGRAMME = "Modning af indsats for bedre overgang til voksenlivet for unge med handicap"
HOME = "/programmer/overgang-til-voksenlivet/"


def given_a_lead_at_a_programme(signed_in: SignedIn) -> Page:
    page = signed_in(LEAD)
    page.goto("/")
    page.get_by_role("link", name="Programmer").first.click()
    page.get_by_role("link", name=PROGRAMME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PROGRAMME)
    return page


def when_she_filters(page: Page, field: str, choice: str) -> None:
    with page.expect_response(lambda answer: "/aktiviteter/?" in answer.url):
        page.get_by_label(field).select_option(label=choice)


def then_the_plan_lists(page: Page, *names: str) -> None:
    column = page.locator("#plan tbody td:nth-child(2)")
    expect(column).to_have_text(list(names))


def test_lead_sees_phases_timeline_what_is_next_and_what_is_wrong(signed_in: SignedIn) -> None:
    page = given_a_lead_at_a_programme(signed_in)

    steps = page.get_by_label("Faser").get_by_role("listitem")
    expect(steps).to_have_text(["Forberedelse", "Forandring", "Forankring"])
    coming = page.get_by_role("table", name="Det næste i programmet")
    expect(coming.get_by_role("row").nth(1)).to_contain_text("januar–marts 2023")
    expect(coming.get_by_role("row").nth(1)).to_contain_text("nu")
    expect(page.locator(".timeline-drawing svg")).to_be_visible()
    expect(page.get_by_text("I dag, 1. mar. 2023")).to_be_visible()
    page.get_by_role("link", name="Efter sted").click()
    expect(page.locator(".timeline-drawing")).to_contain_text("Kommune 1")
    page.get_by_role("link", name="hvordan de rettes").click()
    expect(page.get_by_text("Sådan rettes det:").first).to_be_visible()
    page.get_by_role("link", name="Linje").first.click()
    expect(page.locator(".code-lines li:target")).to_be_in_viewport()


def test_lead_filters_the_plan_and_opens_a_sheet(signed_in: SignedIn) -> None:
    page = given_a_lead_at_a_programme(signed_in)
    page.get_by_role("navigation", name="Programmets sider").get_by_text("Aktiviteter").click()

    when_she_filters(page, "Hvornår", "Alle")
    page.get_by_text("Flere valg").click()
    when_she_filters(page, "Slags", "Casebesøg")

    then_the_plan_lists(page, "Casebesøg i projektkommunen", "Casebesøg i projektkommunen")
    expect(page.get_by_role("status")).to_contain_text("2 gange i planen")
    page.reload()
    then_the_plan_lists(page, "Casebesøg i projektkommunen", "Casebesøg i projektkommunen")
    page.get_by_role("link", name="Casebesøg i projektkommunen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Casebesøg i projektkommunen")
    expect(page.get_by_role("heading", name="Hvem deltager")).to_be_visible()


def test_filter_that_nothing_passes_says_the_way_on(signed_in: SignedIn) -> None:
    page = given_a_lead_at_a_programme(signed_in)
    page.goto(f"{HOME}aktiviteter/?soeg=findes-ikke")

    expect(page.get_by_role("heading", name="Intet passer til valget")).to_be_visible()
    page.get_by_role("link", name="Ryd valg").click()

    expect(page.locator("#plan tbody tr").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "name", "beginning"),
    [
        ("Bilaget som Word", "overgang-til-voksenlivet-bilag.docx", b"PK"),
        ("Bilaget som PDF", "overgang-til-voksenlivet-bilag.pdf", b"%PDF"),
        ("Planen som kalenderfil", "overgang-til-voksenlivet.ics", b"BEGIN:VCALENDAR"),
    ],
)
def test_lead_downloads_a_file(signed_in: SignedIn, link: str, name: str, beginning: bytes) -> None:
    page = given_a_lead_at_a_programme(signed_in)

    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()

    assert waiting.value.suggested_filename == name
    assert waiting.value.path().read_bytes().startswith(beginning)


def test_lead_opens_the_annex_as_a_page(signed_in: SignedIn) -> None:
    page = given_a_lead_at_a_programme(signed_in)

    page.get_by_role("link", name="Bilaget som webside").click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Tværkommunale modningsworkshops").first).to_be_visible()


def test_lead_downloads_the_definition_as_it_was_brought(signed_in: SignedIn) -> None:
    page = given_a_lead_at_a_programme(signed_in)
    page.get_by_role("link", name="Definition", exact=True).click()

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Hent filen").click()

    assert waiting.value.suggested_filename == "overgang-til-voksenlivet.toml"
    assert 'id = "overgang-til-voksenlivet"' in waiting.value.path().read_text(encoding="utf-8")
