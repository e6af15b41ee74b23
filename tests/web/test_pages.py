"""What every page has, and the pages for when something is wrong."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from factories import make_member, make_user
from pytest_django import Settings

from modning_web.access.models import Hat
from modning_web.home import errors

pytestmark = pytest.mark.django_db


def test_page_may_run_nothing_but_its_own_scripts_and_styles(client: Client) -> None:
    answer = client.get("/log-ind/")

    directives = set(answer.headers["Content-Security-Policy"].split("; "))
    assert {"default-src 'self'", "frame-ancestors 'none'", "object-src 'none'"} <= directives
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_page_holds_no_inline_script_or_style(client: Client) -> None:
    client.force_login(make_member(Hat.AUDITOR))

    for address in ("/", "/min-side/", "/revisionsspor/", "/was"):
        text = client.get(address).content.decode()
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text) == []


def test_static_files_are_there_and_named_right(client: Client) -> None:
    text = client.get("/log-ind/").content.decode()

    addresses = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', text))

    assert len(addresses) >= 6
    found = [address for address in addresses if is_there(client, address)]
    assert sorted(found) == sorted(addresses)


def is_there(client: Client, address: str) -> bool:
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else b""
    answer.close()
    return answer.status_code == 200 and bool(body)


def test_title_names_the_page_and_then_the_site(client: Client) -> None:
    text = client.get("/log-ind/").content.decode()

    assert re.search(r"<title>\s*Log ind\s*· modning</title>", text)


def test_menu_shows_only_what_a_person_may_open(client: Client) -> None:
    client.force_login(make_member(Hat.PRACTITIONER, "vold", "odense"))
    practitioner = client.get("/").content.decode()
    client.force_login(make_member(Hat.AUDITOR))
    auditor = client.get("/").content.decode()

    assert "/revisionsspor/" not in practitioner
    assert "/revisionsspor/" in auditor
    assert "Revisor" in auditor


def test_unknown_address_is_explained(client: Client) -> None:
    answer = client.get("/findes-ikke")

    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.content.decode()


def test_closed_page_is_explained(client: Client) -> None:
    client.force_login(make_user())

    answer = client.get("/revisionsspor/")

    assert answer.status_code == 403
    assert "Du har ikke adgang til siden" in answer.content.decode()


def test_form_without_its_token_is_explained() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/log-ind/", {"email": "x@example.dk"})

    assert answer.status_code == 403
    assert "Formularen kunne ikke sendes" in answer.content.decode()


def test_unreadable_request_is_explained(rf: RequestFactory) -> None:
    request = rf.get("/")

    answer = errors.bad_request(request)

    assert answer.status_code == 400
    assert "Vi kunne ikke læse det, du sendte" in answer.content.decode()


def test_our_own_failure_is_explained_without_the_database(
    rf: RequestFactory, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture of pytest-django
        answer = errors.failure(rf.get("/"))

    assert answer.status_code == 500
    assert "Der er en fejl hos os" in answer.content.decode()
    assert "Something is wrong on our side" in answer.content.decode()


def test_accessibility_statement_is_led_to_when_it_is_published(
    client: Client, settings: Settings
) -> None:
    own = client.get("/was")
    settings.ACCESSIBILITY_STATEMENT = "https://was.digst.dk/eksempel-dk"

    led = client.get("/was")

    assert "Tilgængelighedserklæring" in own.content.decode()
    assert led.url == "https://was.digst.dk/eksempel-dk"


def test_site_says_that_it_is_up(client: Client) -> None:
    assert client.get("/sundhed").content == b"ok\n"


@pytest.mark.parametrize("kind", ["info", "success", "warning", "error"])
def test_alert_is_announced_by_how_much_it_matters(kind: str) -> None:
    text = render_to_string("components/alert.html", {"kind": kind, "text": "<b>"})

    assert ('role="alert"' in text) is (kind in {"warning", "error"})
    assert "&lt;b&gt;" in text
