"""A programme lead brings a definition, mends it, and adopts it."""

from browsing import DEFINITION, LEAD, AxeClean, SignedIn, add_programme, adopt, bring
from playwright.sync_api import Page, expect


def given_a_lead_with_a_programme(signed_in: SignedIn, key: str) -> Page:
    page = signed_in(LEAD)
    add_programme(page, key)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Prøveprogram {key}")
    return page


def when_she_begins_a_draft(page: Page) -> None:
    page.get_by_role("link", name="Definition", exact=True).click()
    page.get_by_role("button", name="Rediger").click()
    expect(page.get_by_text("Intet er ændret endnu")).to_be_visible()


def when_she_writes_the_time(page: Page, activity: str, when: str) -> None:
    page.get_by_role("link", name=activity, exact=True).click()
    page.get_by_label("Hvornår").fill(when)
    page.get_by_role("button", name="Gem i kladden").click()


def then_she_is_told(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def test_file_with_an_error_is_refused_with_the_place_and_the_mend(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = signed_in(LEAD)

    bring(page, DEFINITION.format(key="med-fejl").replace('"kommuner"\nname', '"kommunerne"\nname'))

    expect(page.get_by_role("alert")).to_contain_text("Filen kan ikke læses som et program")
    finding = page.locator(".finding")
    expect(finding).to_have_count(1)
    expect(finding).to_contain_text("“kommunerne” står ikke i filen som part.")
    expect(finding).to_contain_text("Mente du “kommuner”?")
    expect(finding).to_contain_text("Linje 22")
    axe_clean(page)


def test_lead_brings_a_file_and_adopts_it_while_a_page_shows_how_far_it_is(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = signed_in(LEAD)
    bring(page, DEFINITION.format(key="nyt"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kladde")
    expect(page.get_by_text("Programmet har ingen version endnu.").first).to_be_visible()

    page.get_by_label("Hvad er ændret, og hvorfor?").fill("Første version.")
    page.get_by_role("button", name="Vedtag", exact=True).click()

    page.wait_for_url("**/arbejde/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ny version af Prøveprogram nyt")
    axe_clean(page)
    result = page.get_by_role("link", name="Se resultatet")
    expect(result).to_be_visible()
    axe_clean(page)
    result.click()
    expect(page).to_have_url("/programmer/nyt/")


def test_bad_date_is_explained_at_its_field_and_a_good_one_is_kept(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = given_a_lead_with_a_programme(signed_in, "med-dato")
    when_she_begins_a_draft(page)

    when_she_writes_the_time(page, "Opstartsmøde", "31. juni 2023")

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    axe_clean(page)
    summary.get_by_role("link", name="Hvornår").click()
    expect(page.get_by_label("Hvornår")).to_be_focused()
    assert page.get_by_label("Hvornår").get_attribute("aria-invalid") == "true"
    page.get_by_label("Hvornår").fill("30. juni 2023")
    page.get_by_role("button", name="Gem i kladden").click()
    then_she_is_told(page, "Gemt i kladden.")
    page.get_by_role("link", name="Opstartsmøde", exact=True).click()
    expect(page.get_by_label("Hvornår")).to_have_value("30. juni 2023")


def test_lead_sees_what_changed_between_versions_and_whom_it_concerns(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = given_a_lead_with_a_programme(signed_in, "med-versioner")
    when_she_begins_a_draft(page)
    when_she_writes_the_time(page, "Statusmøde", "juni 2023")
    then_she_is_told(page, "Gemt i kladden.")

    adopt(page, "Kommunerne bad om mere tid.")

    expect(page.get_by_role("heading", level=1)).to_have_text("Fra version 1 til version 2")
    expect(page.get_by_text("Kommunerne bad om mere tid.")).to_be_visible()
    moved = page.get_by_role("region", name="Flyttet i tid").get_by_role("listitem")
    expect(moved).to_have_count(1)
    expect(moved).to_contain_text("Statusmøde")
    expect(moved).to_contain_text("fra maj 2023 til juni 2023")
    expect(moved).to_contain_text("Projektleder")
    axe_clean(page)
    page.get_by_role("link", name="Alle versioner").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Version 2 Gældende")


def test_lead_adds_a_part_and_takes_it_out_again(signed_in: SignedIn) -> None:
    page = given_a_lead_with_a_programme(signed_in, "med-del")
    when_she_begins_a_draft(page)

    page.get_by_role("link", name="Ny aktivitet").click()
    page.get_by_label("Navn", exact=True).first.fill("Temadag")
    page.get_by_label("Hvornår").fill("september 2023")
    page.get_by_role("group", name="Hvem deltager, række 1").get_by_label("Hvem").select_option(
        label="Projektleder (Kommuner)"
    )
    page.get_by_role("button", name="Gem i kladden").click()
    page.get_by_role("link", name="Temadag").click()
    page.get_by_role("button", name="Fjern fra kladden").click()

    then_she_is_told(page, "Fjernet fra kladden.")
    expect(page.get_by_role("link", name="Temadag")).to_have_count(0)


def test_part_that_others_need_is_not_taken_out(signed_in: SignedIn) -> None:
    page = given_a_lead_with_a_programme(signed_in, "med-part-i-brug")
    when_she_begins_a_draft(page)
    page.locator("summary").filter(has_text="Roller").click()
    page.get_by_role("link", name="Projektleder").click()

    page.get_by_role("button", name="Fjern fra kladden").click()

    expect(page.get_by_role("alert")).to_contain_text("Kan ikke fjernes")
    expect(page.get_by_label("Navn", exact=True)).to_have_value("Projektleder")


def test_lead_throws_a_draft_away_after_being_asked(signed_in: SignedIn) -> None:
    page = given_a_lead_with_a_programme(signed_in, "med-kladde")
    when_she_begins_a_draft(page)

    page.get_by_text("Smid kladden ud", exact=True).click()
    page.get_by_role("button", name="Ja, smid kladden ud").click()

    then_she_is_told(page, "Kladden er smidt ud.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Definition")
    expect(page.get_by_role("link", name="Kladde", exact=True)).to_have_count(0)
