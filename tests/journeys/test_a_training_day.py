"""A training day: who comes, who is trained by it, and the certificate."""

from browsing import LEAD, AxeClean, SignedIn
from playwright.sync_api import Page, expect

SUPPLIER, PRACTITIONER = "Line Demo-Aagaard", "Ali Demo-Yilmaz"


def given_the_supplier_at_the_coming_day(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = signed_in(SUPPLIER)
    page.goto("/kurser/")
    page.get_by_role("link", name="Styrkelse af den kommunale indsats").first.click()
    page.get_by_role("link", name="Kompetenceudvikling", exact=True).last.click()
    expect(page.get_by_text("8. marts 2023")).to_be_visible()
    axe_clean(page)


def when_the_lead_looks_who_is_trained(signed_in: SignedIn, axe_clean: AxeClean) -> Page:
    page = signed_in(LEAD)
    page.goto("/kurser/kommuneaktiviteter/")
    row = page.get_by_role("row").filter(has_text=PRACTITIONER).first
    expect(row).to_contain_text("12. maj 2022")
    expect(page.get_by_role("alert").first).to_contain_text("har for få uddannede")
    axe_clean(page)
    return page


def when_she_issues_a_certificate(page: Page) -> None:
    row = page.get_by_role("row").filter(has_text=PRACTITIONER).first
    row.get_by_role("button", name="Udsted").click()
    told = page.get_by_role("status").first
    expect(told).to_contain_text(f"{PRACTITIONER} har fået sit kursusbevis.")


def then_the_practitioner_fetches_it(signed_in: SignedIn, address: str) -> None:
    answer = signed_in(PRACTITIONER).request.get(address)

    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def test_a_training_day(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    given_the_supplier_at_the_coming_day(signed_in, axe_clean)

    page = when_the_lead_looks_who_is_trained(signed_in, axe_clean)
    when_she_issues_a_certificate(page)
    row = page.get_by_role("row").filter(has_text=PRACTITIONER).first
    address = row.get_by_role("link", name="Hent").get_attribute("href")

    assert address is not None
    then_the_practitioner_fetches_it(signed_in, address)
