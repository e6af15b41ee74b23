"""The text of a version is read once: a new version is seen at once all the same."""

from datetime import date

import pytest
from factories import NOON, make_draft, make_programme, small_definition

from modning_web.home.today import today_in
from modning_web.programmes.actions import adopt
from modning_web.programmes.adopted import adopted_programmes
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def programme() -> Programme:
    return make_programme()


def sites_today() -> set[str]:
    today = today_in(adopted_programmes(["vold"]), on=date(2024, 4, 1))["vold"]
    return {one.site.name for one in today.sites}


def test_new_version_is_seen_at_once() -> None:
    before = sites_today()
    text = small_definition().replace("Sydby Kommune", "Vestby Kommune")

    adopt(draft=make_draft(text), note="Ny kommune", by=None, at=NOON)

    assert before == {"Nordby Kommune", "Sydby Kommune"}
    assert sites_today() == {"Nordby Kommune", "Vestby Kommune"}


def test_text_that_is_known_is_the_one_in_the_database() -> None:
    (first,), (again,) = adopted_programmes(["vold"]), adopted_programmes(None)
    (read,) = Programme.objects.select_related("current")

    assert first.current is not None
    assert again.current is not None
    assert read.current is not None
    assert first.current.text == again.current.text == read.current.text
    assert again.title == read.title
    assert again.current.number == read.current.number
