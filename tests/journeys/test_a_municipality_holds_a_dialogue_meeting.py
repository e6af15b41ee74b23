"""A municipality prepares a dialogue meeting, holds it, and has its minutes approved."""

from browsing import AxeClean, SignedIn, is_as_wide_as_its_window, press_until, tab_to
from playwright.sync_api import Page, expect

LEADER, MANAGER = "Sofie Demo-Holm", "Birgit Demo-Juhl"
PROGRAMME, SITE = "voldsudsatte", "kommune-1"
DAY = "2024-09-18"


def given_a_municipal_leader_with_a_fixed_dialogue_meeting(signed_in: SignedIn) -> Page:
    page = signed_in(LEADER)
    page.goto(f"/moeder/{PROGRAMME}/vindue/dialogmoede/3/{SITE}/")
    page.get_by_role("button", name="Planlæg mødet").click()
    page.goto(f"{page.url}fastlaeg/")
    page.get_by_label("Dag", exact=True).first.fill(DAY)
    page.get_by_label("Fra kl.").fill("09:00")
    page.get_by_label("Til kl.").fill("11:00")
    page.get_by_role("button", name="Fastlæg").click()
    return page


def when_she_prepares_with_one_page(page: Page, axe_clean: AxeClean) -> None:
    page.goto(f"/raadgivning/{PROGRAMME}/{SITE}/forberedelse/")
    tasks = page.get_by_role("region", name="Åbne opgaver")
    expect(tasks).to_contain_text("Find datoer til opstartsworkshoppen")
    expect(page.get_by_role("region", name="Barrierer, der er noteret")).to_contain_text(
        "Vagtplanen er lagt tre måneder frem"
    )
    expect(page.get_by_role("main")).not_to_contain_text("Til os selv")
    axe_clean(page)


def when_she_writes_the_agenda_by_keyboard(page: Page, meeting: str, axe_clean: AxeClean) -> None:
    page.goto(f"{meeting}dagsorden/")
    press_until(page, "Brug skabelonen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dagsordenen passer med mødets længde.")).to_be_visible()
    tab_to(page, page.get_by_label("Punkt", exact=True))
    page.keyboard.type("Besøg i teamet")
    page.keyboard.press("Tab")
    page.keyboard.type("1:30")
    press_until(page, "Sæt på dagsordenen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("1½ time længere end mødet")
    last = page.get_by_role("listitem").filter(has_text="Besøg i teamet")
    tab_to(page, last.get_by_role("button", name="Op Besøg i teamet"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="6. Besøg i teamet")).to_be_visible()
    axe_clean(page)


def when_it_is_held(page: Page, meeting: str) -> None:
    page.goto(meeting)
    page.get_by_label("Demo: siden ses, som var det").fill(DAY)
    page.get_by_role("button", name="Skift dag").click()
    page.get_by_role("button", name="Skriv, at mødet er holdt").click()


def when_she_writes_and_circulates_the_minutes(page: Page, axe_clean: AxeClean) -> None:
    page.get_by_role("link", name="Referat", exact=True).click()
    page.get_by_role("link", name="Skriv under punktet").first.click()
    axe_clean(page)
    page.get_by_label("Hvad er det?").select_option(label="Opgave")
    page.get_by_label("Hvad blev sagt eller besluttet?").fill("Tal med vagtplanlæggeren.")
    page.get_by_role("button", name="Gem i referatet").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv, hvem der har opgaven.")
    page.get_by_label("Ansvarlig").select_option(label="Relevant leder")
    page.get_by_label("Senest").fill("2023-10-31")
    page.get_by_role("button", name="Gem i referatet").click()
    expect(page.get_by_role("main")).to_contain_text("Relevant leder (Birgit Demo-Juhl)")
    page.get_by_role("button", name="Send rundt til kommentering").click()
    expect(page.get_by_role("status").first).to_contain_text("Referatet er sendt")
    axe_clean(page)


def when_the_manager_comments_and_approves(page: Page, minutes: str) -> None:
    page.goto(minutes)
    page.get_by_label("Din bemærkning").fill("Det er Lone, der lægger vagtplanen.")
    page.get_by_role("button", name="Gem bemærkningen").click()
    expect(page.get_by_role("main")).to_contain_text("Det er Lone, der lægger vagtplanen.")
    page.get_by_role("button", name="Godkend referatet").click()
    expect(page.get_by_role("status").first).to_contain_text("Referatet er godkendt.")


def then_the_task_is_the_managers_and_the_minutes_are_closed(
    page: Page, minutes: str, axe_clean: AxeClean
) -> None:
    page.goto("/referater/opgaver/")
    expect(page.get_by_role("link", name="Tal med vagtplanlæggeren.")).to_be_visible()
    axe_clean(page)
    page.goto(minutes)
    expect(page.get_by_text("Skriv under punktet")).to_have_count(0)
    expect(page.get_by_role("link", name="Referatet som Word")).to_be_visible()
    assert is_as_wide_as_its_window(page)


def test_a_municipality_holds_a_dialogue_meeting(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = given_a_municipal_leader_with_a_fixed_dialogue_meeting(signed_in)
    meeting = page.url
    manager = signed_in(MANAGER)

    when_she_prepares_with_one_page(page, axe_clean)
    when_she_writes_the_agenda_by_keyboard(page, meeting, axe_clean)
    when_it_is_held(page, meeting)
    when_she_writes_and_circulates_the_minutes(page, axe_clean)
    minutes = page.url
    when_the_manager_comments_and_approves(manager, minutes)

    then_the_task_is_the_managers_and_the_minutes_are_closed(manager, minutes, axe_clean)
