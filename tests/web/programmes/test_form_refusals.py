"""What the forms refuse: said at the field, in Danish, with nothing changed."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from factories import NOON, make_draft, make_member, make_user, small_definition
from lxml import html
from sent_forms import Sent, form_as_shown

from modning_web.access.models import Hat
from modning_web.programmes import actions
from modning_web.programmes.models import Draft

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]
TEXT = small_definition()
HEAD = reverse("programmes:head", args=["vold"])


def address(slug: str, key: str) -> str:
    return reverse("programmes:part", args=["vold", slug, key])


VISIT, RULE = address("aktiviteter", "besoeg"), address("regler", "to-besoeg")


@pytest.fixture
def send(client: Client) -> Send:
    """Return how to send a page's form with changes."""
    make_draft(TEXT)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))

    def sent(page: str, /, **changes: str | list[str]) -> HttpResponse:
        shown: Sent = form_as_shown(client.get(page).content, "part-form")
        return client.post(page, shown | changes)

    return sent


def error_at(answer: HttpResponse, field: str) -> str:
    """Return what is said at a field of the form."""
    page = html.fromstring(answer.content.decode())
    return " ".join(page.xpath(f"string(//*[@id='id_{field}_error'])").split())


@pytest.mark.parametrize(
    ("page", "field", "typed", "said"),
    [
        (HEAD, "title", "", "Dette felt er påkrævet."),
        (HEAD, "period", "engang", "“engang” kan ikke læses som en tid"),
        (HEAD, "revised", "31. februar", "Indtast en gyldig dato."),
        (HEAD, "kind", "fest", "Marker en gyldig valgmulighed."),
        (HEAD, "owner", "vive", "Marker en gyldig valgmulighed."),
        (VISIT, "when", "maj 2024\r\nengang", "“engang” kan ikke læses som en tid"),
        (VISIT, "duration", "længe", "“længe” kan ikke læses som en varighed"),
        (VISIT, "times", "mange", "“mange” kan ikke læses som et antal"),
        (VISIT, "after", ["ukendt"], "Marker en gyldig valgmulighed."),
        (VISIT, "participants-0-number", "mange", "“mange” kan ikke læses som et antal"),
        (VISIT, "participants-0-who", "ukendt", "Marker en gyldig valgmulighed."),
        (VISIT, "participants-1-number", "2", "Udfyld feltet, eller tøm rækken."),
        (RULE, "number", "mange", "“mange” kan ikke læses som et antal"),
        (RULE, "within", "engang", "“engang” kan ikke læses som en tid"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(
    page: str, field: str, typed: str, said: str, send: Send
) -> None:
    answer = send(page, **{field: typed})

    shown_at = field.replace("1-number", "1-who") if "Udfyld" in said else field
    assert answer.status_code == 422
    assert said in error_at(answer, shown_at)
    assert (Draft.objects.get().text, Draft.objects.get().revision) == (TEXT, 1)


def test_error_in_a_row_below_a_removed_one_is_said_at_its_own_row(send: Send) -> None:
    changes = {
        "participants-0-who": "",
        "participants-1-who": "fagperson",
        "participants-1-number": "mange",
    }

    answer = send(VISIT, **changes)

    assert "“mange” kan ikke læses" in error_at(answer, "participants-1-number")


def test_summary_links_to_the_errors_of_rows_too(send: Send) -> None:
    answer = send(VISIT, **{"participants-0-number": "mange"})

    page = html.fromstring(answer.content.decode())
    assert page.xpath("//*[@data-module='error-summary']//a/@href") == ["#id_participants-0-number"]


def test_what_was_typed_is_still_there_to_be_mended(send: Send) -> None:
    answer = send(VISIT, when="engang", name="Nyt navn")

    again = form_as_shown(answer.content, "part-form")
    assert (again["when"], again["name"]) == (["engang"], ["Nyt navn"])


def test_team_without_a_seat_is_refused_with_the_reason(send: Send) -> None:
    page = reverse("programmes:new_part", args=["vold", "teams"])

    answer = send(page, name="Kernen", party="kommuner")

    assert answer.status_code == 422
    assert html.fromstring(answer.content.decode()).xpath("//*[@data-module='error-summary']//li")
    assert Draft.objects.get().text == TEXT


def test_more_rows_than_a_page_can_send_are_refused_and_none_is_lost(client: Client) -> None:
    many = ", ".join(['{ who = "projektleder", number = "1" }'] * 101)
    text = TEXT.replace('{ who = "projektleder", number = "1" }', many)
    make_draft(text)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))

    shown = form_as_shown(client.get(VISIT).content, "part-form")
    answer = client.post(VISIT, shown)

    assert answer.status_code == 422
    assert "100" in html.fromstring(answer.content.decode()).xpath(
        "string(//*[@data-module='error-summary'])"
    )
    assert Draft.objects.get().text == text


@pytest.mark.parametrize(
    "page", [HEAD, VISIT, reverse("programmes:new_part", args=["vold", "spor"])]
)
def test_form_opened_before_someone_else_saved_is_refused_however_often(
    page: str, client: Client
) -> None:
    draft = make_draft(TEXT)
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    shown = form_as_shown(client.get(page).content, "part-form") | {"name": ["Mit navn"]}
    theirs = small_definition(title="Deres titel")
    actions.save_draft(draft=draft, text=theirs, revision=1, by=make_user(), at=NOON)

    first = client.post(page, shown)
    again = client.post(page, form_as_shown(first.content, "part-form"))

    assert (first.status_code, again.status_code) == (422, 422)
    assert "En anden har ændret kladden, siden du åbnede den." in again.content.decode()
    assert Draft.objects.get().text == theirs


@pytest.mark.parametrize("revision", ["", "0", "x", "²", "-1", "99999999999999999999", None])
def test_form_that_does_not_say_which_revision_it_changes_is_refused(
    revision: str | None, send: Send, client: Client
) -> None:
    shown = form_as_shown(client.get(HEAD).content, "part-form") | {"title": ["Nyt"]}
    del shown["revision"]

    answer = client.post(HEAD, shown | ({} if revision is None else {"revision": [revision]}))

    assert answer.status_code == 422
    assert Draft.objects.get().text == TEXT


def test_stale_removal_is_refused(send: Send, client: Client) -> None:
    draft = Draft.objects.get()
    actions.save_draft(draft=draft, text=TEXT, revision=1, by=make_user(), at=NOON)

    answer = client.post(f"{RULE}fjern/", {"revision": "1"}, follow=True)

    assert "Kladden er ændret, siden du så den." in answer.content.decode()
    assert Draft.objects.get().text == TEXT


def test_stale_discarding_and_adopting_are_refused(send: Send, client: Client) -> None:
    draft = Draft.objects.get()
    actions.save_draft(draft=draft, text=TEXT, revision=1, by=make_user(), at=NOON)

    for view, sent in [("discard", {}), ("adopt", {"note": "Fordi"})]:
        answer = client.post(
            reverse(f"programmes:{view}", args=["vold"]), sent | {"revision": "1"}, follow=True
        )
        assert "Kladden er ændret, siden du så den." in answer.content.decode()

    assert Draft.objects.get().programme.current is None


def test_adopting_takes_a_reason(send: Send, client: Client) -> None:
    adopt = reverse("programmes:adopt", args=["vold"])

    answer = client.post(adopt, {"revision": "1", "note": " "}, follow=True)

    assert "Skriv, hvad der er ændret, og hvorfor." in answer.content.decode()
    assert Draft.objects.exists()


@pytest.mark.parametrize(
    "page",
    [
        address("aktiviteter", "ukendt"),
        address("ukendt", "besoeg"),
        reverse("programmes:new_part", args=["vold", "ukendt"]),
        reverse("programmes:head", args=["ukendt"]),
    ],
)
def test_page_of_what_is_not_there_is_not_found(page: str, client: Client) -> None:
    make_draft(TEXT)
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    lead.memberships.create(hat=Hat.PROGRAMME_LEAD, programme_key="ukendt")
    client.force_login(lead)

    assert client.get(page).status_code == 404
