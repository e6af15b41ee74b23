"""A meeting that is moved reaches those it concerns, and nobody else."""

from browsing import LEAD, AxeClean, SignedIn
from playwright.sync_api import Page, expect

CONCERNED = "Sofie Demo-Holm"
LET_OFF = "Line Demo-Aagaard"
PROGRAMME = "voldsudsatte"
WINDOW = f"/moeder/{PROGRAMME}/vindue/udviklingsmoede-november/2/"
MEETING = "Udviklingsmøde i november"


def given_a_convened_meeting(signed_in: SignedIn) -> Page:
    page = signed_in(LEAD)
    page.goto(WINDOW)
    page.get_by_role("button", name="Planlæg mødet").click()
    page.get_by_text("Flere valg").click()
    page.get_by_role("link", name="Fastlæg dag og tid").click()
    fill_time(page, "2024-11-12")
    page.get_by_role("button", name="Fastlæg", exact=True).click()
    page.get_by_role("link", name="Indkald", exact=True).click()
    page.get_by_role("group", name="Hvem").locator("summary").click()
    page.get_by_label(LET_OFF).uncheck()
    page.get_by_role("button", name="Send indkaldelsen").click()
    expect(page.get_by_role("table", name="Indkaldte og deres svar")).to_contain_text(CONCERNED)
    return page


def fill_time(page: Page, day: str) -> None:
    page.get_by_label("Dag", exact=True).fill(day)
    page.get_by_label("Fra kl.").fill("10:00")
    page.get_by_label("Til kl.").fill("15:00")


def when_it_is_moved(page: Page, axe_clean: AxeClean) -> None:
    page.get_by_text("Flere valg").click()
    page.get_by_role("link", name="Flyt mødet").click()
    axe_clean(page)
    fill_time(page, "2024-12-03")
    page.get_by_label("Hvorfor flyttes mødet?").fill("Sne: togene kører ikke.")
    page.get_by_role("button", name="Flyt", exact=True).click()


def then_the_history_tells_when_and_why(page: Page) -> None:
    expect(page.get_by_role("status").first).to_contain_text("Mødet er flyttet.")
    main = page.locator("main")
    expect(main).to_contain_text("Flyttet: den 3. december 2024 kl. 10.00–15.00")
    expect(main).to_contain_text("Sne: togene kører ikke.")
    expect(main).to_contain_text("3 dage efter det planlagte: november 2024.")


def then_one_who_is_concerned_has_the_letter(page: Page) -> None:
    page.goto("/post/min/")
    expect(page.locator("main")).to_contain_text(f"Ændret: {MEETING}, den 3. december 2024")


def then_one_who_was_left_out_has_none(page: Page) -> None:
    page.goto("/post/min/")
    expect(page.locator("main")).not_to_contain_text("3. december 2024")


def test_a_moved_meeting_reaches_only_those_concerned(
    signed_in: SignedIn, axe_clean: AxeClean
) -> None:
    page = given_a_convened_meeting(signed_in)

    when_it_is_moved(page, axe_clean)

    then_the_history_tells_when_and_why(page)
    then_one_who_is_concerned_has_the_letter(signed_in(CONCERNED))
    then_one_who_was_left_out_has_none(signed_in(LET_OFF))
