"""A colleague becomes deputy, takes over while someone is away, and then for good."""

from browsing import LEAD, AxeClean, SignedIn, tab_to
from playwright.sync_api import Locator, Page, expect

HERE = "/personer/beredskaber/"
SITE = "Kommune 5"
WINDOW = "/moeder/beredskaber/vindue/startworkshop/1/"


def given_a_colleague(page: Page, name: str, role: str, *, deputy: bool) -> None:
    page.goto(f"{HERE}ny/")
    page.get_by_label("E-mail").fill(f"{name.split(maxsplit=1)[0].lower()}@demo.example")
    page.get_by_label("Navn", exact=False).first.fill(name)
    page.get_by_label("Rolle", exact=True).select_option(label=role)
    page.get_by_label("Sted (frivilligt)").select_option(label=SITE)
    page.get_by_label("Fra", exact=True).fill("2023-01-01")
    if deputy:
        page.get_by_label("Er stedfortræder").check()
    page.get_by_role("button", name="Tilføj").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def given_a_convened_meeting(page: Page) -> str:
    """Convene those who hold its seats to a meeting, and return its address."""
    page.goto(WINDOW)
    page.get_by_role("button", name="Planlæg mødet").click()
    page.get_by_text("Flere valg").click()
    page.get_by_role("link", name="Fastlæg dag og tid").click()
    page.get_by_label("Dag", exact=True).fill("2024-10-08")
    page.get_by_label("Fra kl.").fill("10:00")
    page.get_by_label("Til kl.").fill("15:00")
    page.get_by_role("button", name="Fastlæg", exact=True).click()
    page.get_by_role("link", name="Indkald", exact=True).click()
    page.get_by_role("button", name="Send indkaldelsen").click()
    expect(invited(page)).to_contain_text("Holder Demo-Holst")
    expect(invited(page)).not_to_contain_text("Vikar Demo-Vester")
    return page.url


def invited(page: Page) -> Locator:
    return page.get_by_role("table", name="Indkaldte og deres svar")


def then_the_meeting_says_that_only_the_deputy_has_the_seat(page: Page, meeting: str) -> None:
    page.goto(meeting)
    told = "Holder Demo-Holst er fraværende den dag eller har ikke rollen mere. "
    told += "Kun stedfortræder: Vikar Demo-Vester (ikke indkaldt)."
    expect(page.get_by_role("main")).to_contain_text(told)


def then_the_successor_is_invited_in_place_of_the_earlier(page: Page, meeting: str) -> None:
    page.goto(meeting)
    expect(invited(page)).to_contain_text("Vikar Demo-Vester")
    expect(invited(page)).not_to_contain_text("Holder Demo-Holst")
    page.goto("/post/udbakke/")
    for letter in ("Aflyst", "Ændret", "Indkaldelse"):
        expect(page.get_by_role("main")).to_contain_text(letter)


def then_both_times_of_the_deputy_are_kept(page: Page) -> None:
    page.goto(f"{HERE}?soeg=Vikar&vis=alle")
    rows = page.get_by_role("table").get_by_role("row").filter(has_text="Vikar")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="Overtaget fra en anden")).to_contain_text("fra 1. februar 2023")
    expect(rows.filter(has_text="Stedfortræder")).to_contain_text("til og med 31. januar 2023")


def when_she_goes_by_keyboard_to(page: Page, goal: Locator) -> None:
    tab_to(page, goal)
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url, left=before: url != left)


def row_of(page: Page, section: str) -> Locator:
    return page.get_by_role("region", name=section).get_by_role("row")


def test_deputy_stands_in_and_then_takes_over_and_history_stays(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = signed_in(LEAD)
    role = "Chef eller faglig leder"
    given_a_colleague(page, "Vikar Demo-Vester", role, deputy=True)
    given_a_colleague(page, "Holder Demo-Holst", role, deputy=False)
    expect(page.get_by_role("main")).to_contain_text("Vikar Demo-Vester (stedfortræder)")
    holder = page.url
    meeting = given_a_convened_meeting(page)
    page.goto(holder)

    when_she_goes_by_keyboard_to(page, page.get_by_role("link", name="Notér fravær"))
    axe_clean(page)
    tab_to(page, page.get_by_role("button", name="Notér"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Fraværet er noteret")
    expect(page.get_by_role("main")).to_contain_text("Stedfortrædere træder til imens.")
    axe_clean(page)
    then_the_meeting_says_that_only_the_deputy_has_the_seat(page, meeting)
    axe_clean(page)
    page.goto(holder)

    when_she_goes_by_keyboard_to(page, page.get_by_role("link", name=f"Overdrag {role}"))
    expect(page.get_by_role("combobox", name="Hvem tager over?")).to_contain_text("Vikar")
    axe_clean(page)
    page.get_by_label("Fra", exact=True).fill("2023-02-01")
    when_she_goes_by_keyboard_to(page, page.get_by_role("button", name="Overdrag rollen"))

    expect(page.get_by_role("status").first).to_contain_text("Historikken bliver stående")
    expect(page.get_by_role("status").first).to_contain_text("1 møde eller opgave fulgte med.")
    expect(row_of(page, "Tidligere roller").last).to_contain_text(
        "fra 1. januar 2023 til og med 31. januar 2023"
    )
    axe_clean(page)
    then_both_times_of_the_deputy_are_kept(page)
    then_the_successor_is_invited_in_place_of_the_earlier(page, meeting)
    axe_clean(page)


def test_list_from_a_file_is_looked_at_and_laid_in_by_keyboard(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = signed_in(LEAD)
    page.goto(f"{HERE}hent/")
    text = f"Navn;E-mail;Kommune;Funktion\nÆgir Demo-Ø;aegir@demo.example;{SITE};Nøglemedarbejder\n"
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    page.get_by_label("Personliste").set_input_files(file)

    when_she_goes_by_keyboard_to(page, page.get_by_role("button", name="Læs listen"))
    expect(page.get_by_role("main")).to_contain_text("Ægir Demo-Ø")
    axe_clean(page)
    when_she_goes_by_keyboard_to(page, page.get_by_role("button", name="Læg listen ind"))

    expect(page.get_by_role("status").first).to_contain_text("Lagt ind: 1 nye roller")
    page.goto(f"{HERE}?soeg=ægir")
    expect(page.get_by_role("link", name="Ægir Demo-Ø")).to_be_visible()


def test_list_with_errors_says_where_and_how_to_mend_them(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = signed_in(LEAD)
    page.goto(f"{HERE}hent/")
    text = f"Navn;E-mail;Kommune;Funktion\nBo;bo(a)demo;{SITE};Chef\n"
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("Personliste").set_input_files(file)
    page.get_by_role("button", name="Læs listen").click()

    expect(page.get_by_role("alert")).to_contain_text("Listen kan ikke lægges ind endnu")
    expect(page.locator(".finding").first).to_contain_text("Række 2, E-mail")
    expect(page.get_by_role("button", name="Læg listen ind")).to_have_count(0)
    axe_clean(page)
