"""Laying a definition file in: what is taken, and what is refused without a trace."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from factories import make_draft, make_member, make_programme, small_definition
from pytest_django import Settings

from modning_web.access.models import Hat, Membership, User
from modning_web.audit.models import AuditEvent
from modning_web.programmes.models import Draft, Programme

pytestmark = pytest.mark.django_db
BRING = reverse("programmes:bring")
Post = Callable[[bytes], HttpResponse]


@pytest.fixture
def lead() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "unge")


@pytest.fixture
def bring(client: Client, lead: User) -> Post:
    client.force_login(lead)
    return lambda content: client.post(BRING, {"file": SimpleUploadedFile("fil.toml", content)})


def test_page_asks_for_a_file(client: Client, lead: User) -> None:
    client.force_login(lead)

    answer = client.get(BRING)

    assert answer.status_code == 200
    assert 'type="file"' in answer.content.decode()


def test_new_programme_becomes_a_draft_that_its_bringer_may_edit_and_adopt(
    bring: Post, client: Client
) -> None:
    answer = bring(small_definition().encode())

    assert answer.url == reverse("programmes:draft", args=["vold"])
    page = client.get(answer.url).content.decode()
    assert "Programmet har ingen version endnu." in page
    assert reverse("programmes:adopt", args=["vold"]) in page


def test_whole_way_from_file_to_programme(bring: Post, client: Client) -> None:
    bring(small_definition().encode())

    answer = client.post(
        reverse("programmes:adopt", args=["vold"]), {"note": "Ny", "revision": "1"}, follow=True
    )

    assert answer.redirect_chain == [(reverse("programmes:programme", args=["vold"]), 302)]
    assert "Et lille program" in answer.content.decode()


NESTED = "a = " + "[\n" * 5000 + "]\n" * 5000
REFUSED = {
    "nothing": (b"", "tom"),
    "blank": (b"\n", "format"),
    "no TOML": (b"titel: Et program\n", "der mangler et lighedstegn"),
    "binary": (bytes(range(256)) * 40, "UTF-8"),
    "UTF-16": (small_definition().encode("utf-16"), "UTF-8"),
    "Word file": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "UTF-8"),
    "ten megabytes": (b"# fyld\n" * 1_500_000, "500"),
    "one endless line": (b"# " + b"x" * 100_000, "20000"),
    "nested lists": (NESTED.encode(), "lag"),
    "nested tables": (b"[" + b"a." * 5000 + b"a]\n", "lag"),
    "nested values": (b"a = " + b"{b = " * 3000 + b"1" + b"}" * 3000, "lag"),
    "many empty parts": (b"[[parties]]\n" * 30_000, "værdier"),
    "huge number": (b"format = " + b"9" * 5000, "tallet er for langt"),
    "plan without end": (
        small_definition()
        .replace('members = ["Nordby Kommune", "Sydby Kommune"]', 'number = "90000"')
        .encode(),
        "100000 gange",
    ),
    "dangling reference": (small_definition().replace('"besoeg"]', '"besog"]').encode(), "besog"),
    "unreadable time": (small_definition().replace("12. marts 2024", "snart").encode(), "snart"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_file_that_is_no_definition_is_refused_with_reasons_and_changes_nothing(
    content: bytes, said: str, bring: Post
) -> None:
    answer = bring(content)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Fejl" in page
    assert (Programme.objects.count(), Draft.objects.count()) == (0, 0)
    assert (Membership.objects.count(), AuditEvent.objects.count()) == (1, 0)


def test_refusal_names_the_line_and_the_mend(bring: Post) -> None:
    text = small_definition().replace("12. marts 2024", "snart")
    line = text.split("\n").index('when = "snart"') + 1

    page = bring(text.encode()).content.decode()

    assert f"Linje {line}" in page
    assert "Sådan rettes det:" in page


def test_file_larger_than_any_upload_is_refused(bring: Post, settings: Settings) -> None:
    settings.LARGEST_UPLOAD = 1000

    answer = bring(small_definition().encode())

    assert answer.status_code == 422
    assert "Filen er for stor." in answer.content.decode()


def test_missing_file_is_refused(client: Client, lead: User) -> None:
    client.force_login(lead)

    answer = client.post(BRING)

    assert answer.status_code == 422
    assert "form-error-message" in answer.content.decode()


def test_programme_of_others_is_refused(bring: Post) -> None:
    programme = make_programme()

    answer = bring(small_definition(title="Overtaget").encode())

    assert answer.status_code == 422
    assert "Programmet findes, og du må ikke redigere det." in answer.content.decode()
    assert not Draft.objects.exists()
    assert programme.versions.count() == 1


def test_own_programme_gets_a_draft_beside_its_version(bring: Post) -> None:
    programme = make_programme(small_definition("unge"))

    answer = bring(small_definition("unge", title="Rettet").encode())

    assert answer.url == reverse("programmes:draft", args=["unge"])
    assert Draft.objects.get().base == programme.current


def test_own_programme_with_a_draft_is_refused_until_the_draft_is_gone(bring: Post) -> None:
    make_draft(small_definition("unge"))

    answer = bring(small_definition("unge", title="Rettet").encode())

    assert answer.status_code == 422
    assert "Programmet har allerede en kladde." in answer.content.decode()
    assert Draft.objects.get().text == small_definition("unge")
