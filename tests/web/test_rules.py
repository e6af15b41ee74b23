"""Every page says who may open it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from factories import make_member

from modning_web.access.gate import Rule, View, public, requires, rule_of, shows, signed_in
from modning_web.access.models import Hat
from modning_web.access.policy import Place, UnknownAction, as_markdown

ROOT = Path(__file__).parents[2]


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, address)
        else:
            yield address, pattern


PATTERNS = dict(patterns(get_resolver()))


@pytest.mark.parametrize("address", PATTERNS)
def test_address_declares_its_rule(address: str) -> None:
    assert isinstance(rule_of(PATTERNS[address].callback), Rule)


@pytest.mark.parametrize("address", PATTERNS)
def test_address_with_an_identifier_says_where_it_is(address: str) -> None:
    pattern = PATTERNS[address]
    rule = rule_of(pattern.callback)
    assert rule is not None

    named = pattern.pattern.converters.keys() - {"form"}  # a file's format is no place
    is_placed = rule.kind in {"public", "signed in"} or rule.place or "programme_key" in named

    assert is_placed or not named


def test_pages_for_errors_are_public() -> None:
    resolver = get_resolver()

    kinds = {code: rule_of(resolver.resolve_error_handler(code)) for code in (400, 403, 404, 500)}

    assert kinds == dict.fromkeys((400, 403, 404, 500), Rule("public"))


def test_printed_permissions_are_in_step(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("print_permissions")

    assert capsys.readouterr().out == as_markdown()
    assert as_markdown() in (ROOT / "docs" / "permissions.md").read_text("utf-8")


def page(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("inside")


@pytest.mark.django_db
def test_gate_reads_the_place_from_the_address(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = make_member(Hat.MUNICIPAL_MANAGER, "vold", "odense")
    guarded = requires("site.see")(page)

    answer = guarded(request, programme_key="vold", site_key="odense")

    assert answer.status_code == 200
    with pytest.raises(PermissionDenied):
        guarded(request, programme_key="vold", site_key="aarhus")


@pytest.mark.django_db
def test_gate_asks_the_view_for_a_place_that_the_address_does_not_name(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = make_member(Hat.PROGRAMME_LEAD, "vold")
    guarded = requires("definition.edit", place=lambda request, row: Place(row))(page)

    answer = guarded(request, row="vold")

    assert answer.status_code == 200
    with pytest.raises(PermissionDenied):
        guarded(request, row="unge")


@pytest.mark.django_db
@pytest.mark.parametrize("rule", [signed_in, shows("site.see"), requires("definition.see")])
def test_page_for_those_signed_in_is_kept_by_no_browser(
    rule: Callable[[View], View], rf: RequestFactory
) -> None:
    request = rf.get("/")
    request.user = make_member(Hat.PROGRAMME_LEAD, "vold")

    answer = rule(page)(request)

    assert set(answer["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "Cache-Control" not in public(page)(request)


def test_gate_refuses_an_action_that_the_table_has_not() -> None:
    with pytest.raises(UnknownAction):
        requires("programme.dance")
