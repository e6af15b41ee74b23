"""A lead lets dates be proposed, chooses another time for one, and releases the plan."""

import re

from browsing import LEAD, AxeClean, SignedIn
from playwright.sync_api import Page, expect

PROGRAMME = "/planer/voldsudsatte/"
LONG = 60_000  # milliseconds that a search may take on a slow machine


def given_busy_times_of_a_project_leader(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = signed_in("Sofie Demo-Holm")
    page.goto("/planer/optaget/")
    page.get_by_label("Fra og med").fill("2023-09-04")
    page.get_by_label("Til og med").fill("2023-09-15")
    page.get_by_role("button", name="Gem tiden").click()
    expect(page.get_by_text("4.–15. september 2023").first).to_be_visible()
    axe_clean(page)


def given_the_closed_days_of_her_municipality(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = signed_in("Sofie Demo-Holm")
    page.goto("/planer/optaget/")
    page.get_by_role("link", name="Kommune 1: Styrkelse af den kommunale indsats").click()
    page.get_by_label("Hvad?").fill("Sommerlukket")
    page.get_by_label("Fra og med").fill("2023-07-10")
    page.get_by_label("Til og med").fill("2023-07-28")
    page.get_by_role("button", name="Gem dagene").click()
    expect(page.get_by_text("10.–28. juli 2023").first).to_be_visible()
    axe_clean(page)


def given_a_room_and_a_travel_time(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = signed_in(LEAD)
    page.goto(PROGRAMME)
    page.get_by_role("link", name="Rejsetider").click()
    page.get_by_label("Til Kommune 1, minutter").fill("75")
    page.get_by_role("button", name="Gem rejsetiderne").click()
    expect(page.get_by_label("Til Kommune 1, minutter")).to_have_value("75")
    page.goto(PROGRAMME)
    page.get_by_role("link", name="Lokaler").click()
    page.get_by_label("Sted").select_option("Kommune 1")
    page.get_by_label("Lokalets navn").fill("Byrådssalen")
    page.get_by_label("Pladser").fill("60")
    page.get_by_role("button", name="Gem lokalet").click()
    page.get_by_role("link", name="Byrådssalen").click()
    axe_clean(page)


def when_the_lead_asks_for_dates(signed_in: SignedIn, axe_clean: AxeClean) -> Page:
    page = signed_in(LEAD)
    page.goto("/planer/")
    page.get_by_role("link", name="Styrkelse af den kommunale indsats").first.click()
    page.get_by_role("link", name="Foreslå datoer").click()
    axe_clean(page)
    page.get_by_role("button", name="Find datoer").click()
    expect(page.get_by_role("link", name="Se resultatet")).to_be_visible(timeout=LONG)
    page.reload()
    return page


def then_the_plan_is_proved_best(page: Page, axe_clean: AxeClean) -> None:
    expect(page.get_by_text("Planen er bevist bedst.")).to_be_visible()
    axe_clean(page)
    page.get_by_role("link", name="Person for person").click()
    expect(page.get_by_role("row").filter(has_text="Sofie Demo-Holm")).to_be_visible()
    axe_clean(page)
    page.go_back()


def when_she_drags_a_meeting_onto_its_month(page: Page) -> None:
    """The same page as by the link, with the days of the month filled in."""
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Anden tid")).first
    row.drag_to(page.locator('[data-month="2023-05"]'))
    expect(page.get_by_label("Fra og med")).to_have_value("2023-05-01")
    expect(page.get_by_label("Til og med")).to_have_value("2023-05-31")
    page.go_back()


def when_she_chooses_another_time(page: Page, axe_clean: AxeClean) -> None:
    page.get_by_role("link", name="Anden tid").first.click()
    axe_clean(page)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Vælg tiden").click()
    told = page.get_by_role("status").first
    expect(told).to_contain_text("Mødet har fået den nye tid i forslaget.")


def when_she_releases_the_plan(page: Page) -> None:
    page.get_by_role("button", name="Frigiv planen").click()
    page.get_by_role("link", name="Se resultatet").click(timeout=LONG)
    expect(page.get_by_text(re.compile("^Frigivet"))).to_be_visible()


def then_meetings_have_a_room_where_there_is_one(page: Page) -> None:
    row = page.get_by_role("row").filter(has_text="Byrådssalen, Kommune 1")
    expect(row.first).to_be_visible()


def then_meetings_are_settled_and_nobody_is_convened(page: Page) -> None:
    page.goto("/moeder/voldsudsatte/?aktivitet=dialogmoede&tilstand=fixed")
    expect(page.get_by_role("row").filter(has_text="Dialogmøder").first).to_be_visible()


def test_a_lead_plans_dates(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    given_busy_times_of_a_project_leader(signed_in, axe_clean)
    given_the_closed_days_of_her_municipality(signed_in, axe_clean)
    given_a_room_and_a_travel_time(signed_in, axe_clean)

    page = when_the_lead_asks_for_dates(signed_in, axe_clean)
    then_the_plan_is_proved_best(page, axe_clean)
    when_she_drags_a_meeting_onto_its_month(page)
    when_she_chooses_another_time(page, axe_clean)
    when_she_releases_the_plan(page)

    then_meetings_have_a_room_where_there_is_one(page)
    then_meetings_are_settled_and_nobody_is_convened(page)


def test_a_lead_plans_several_programmes_at_once(signed_in: SignedIn, axe_clean: AxeClean) -> None:
    page = signed_in(LEAD)
    page.goto("/planer/")
    page.get_by_role("link", name="Foreslå datoer for flere programmer på én gang").click()
    page.get_by_label("Modning af indsats for bedre overgang").check()
    page.get_by_label("Modning af parallelle gruppeforløb").check()
    page.get_by_role("button", name="Find datoer").click()
    expect(page.get_by_role("link", name="Se resultatet")).to_be_visible(timeout=LONG)
    page.reload()

    expect(page.get_by_text("Fundet sammen med:")).to_be_visible()
    axe_clean(page)
    page.goto("/")
    expect(page.get_by_text("Se forslaget til datoer").first).to_be_attached()
