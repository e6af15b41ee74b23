"""Days as people type them: read alike on every page, and never too far away to count from."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.forms import BaseForm, DateField, DateTimeField
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override
from factories import add_hat, make_member, make_programme, make_user

from modning_web.access.models import Hat
from modning_web.day_field import DayField

assert get_resolver().url_patterns  # so that every form is loaded


def forms(above: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    for form in above.__subclasses__():
        yield form
        yield from forms(form)


OURS = [form for form in forms() if form.__module__.startswith("modning_web.")]
DAYS = sorted(
    (f"{form.__module__}.{form.__qualname__}.{name}", field)
    for form in OURS
    for name, field in getattr(form, "base_fields", {}).items()
    if isinstance(field, DateField | DateTimeField)
)


@pytest.mark.parametrize(("name", "field"), DAYS, ids=[name for name, _ in DAYS])
def test_every_field_for_a_day_is_the_sites_own(name: str, field: DateField) -> None:
    assert isinstance(field, DayField)
    assert len(DAYS) > 15


@pytest.mark.parametrize("typed", ["2024-02-01", "01.02.2024", "1/2/2024", "1/2-2024", "1-2-2024"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_day_stands_before_the_month_in_both_languages(typed: str, language: str) -> None:
    with override(language):
        assert DayField().clean(typed) == date(2024, 2, 1)


@pytest.mark.parametrize("typed", ["9999-12-31", "0001-01-01", "1989-12-31", "2101-01-01", "i går"])
def test_day_that_is_none_or_too_far_away_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        DayField().clean(typed)


@pytest.mark.django_db
def test_day_without_end_is_explained_and_not_a_failure(client: Client) -> None:
    make_programme()
    person = make_user()
    hat = add_hat(person, Hat.PRACTITIONER, "vold", "nordby-kommune", role_key="fagperson")
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    far = {"last_day": "9999-12-31", "from_date": "2024-03-01"}

    answers = [
        client.post(reverse(f"people:{page}", args=[hat.pk]), far) for page in ("end", "absence")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert client.get("/revisionsspor/?fra=0001-01-01&til=9999-12-31").status_code == 200
