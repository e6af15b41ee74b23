"""Adopting a draft: the next version, and the plan that follows it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError
from factories import NOON, make_draft, make_programme, make_user, small_definition

from modning_web.audit.models import AuditEvent
from modning_web.programmes import actions
from modning_web.programmes.models import Draft, Occurrence, Programme, Site, Version

pytestmark = pytest.mark.django_db
LOCAL = ("besoeg/1/nordby-kommune", "besoeg/1/sydby-kommune")


def adopt_next(programme: Programme, change: Callable[[str], str]) -> Version:
    """Adopt a version in which the text is changed."""
    text = programme.current.text
    assert change(text) != text
    draft = make_draft(change(text))
    return actions.adopt(draft=draft, note="Ændret", by=make_user(), at=NOON)


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def identities() -> dict[str, UUID]:
    return dict(Occurrence.objects.values_list("key", "pk"))


def test_first_adoption_makes_version_one_its_sites_and_its_plan() -> None:
    person, draft = make_user(), make_draft()

    version = actions.adopt(draft=draft, note="Fordi", by=person, at=NOON)

    programme = Programme.objects.get()
    assert (programme.current, version.number, version.note) == (version, 1, "Fordi")
    assert (version.text, version.adopted_by, version.adopted_at) == (draft.text, person, NOON)
    assert list(Site.objects.values_list("key", "name", "position", "is_named")) == [
        ("nordby-kommune", "Nordby Kommune", 1, True),
        ("sydby-kommune", "Sydby Kommune", 2, True),
    ]
    assert sorted(identities()) == sorted(
        ["opstart/1", "afslutning/1", *LOCAL, *(key.replace("/1/", "/2/") for key in LOCAL)]
    )
    assert not Draft.objects.exists()
    event = AuditEvent.objects.latest("id")
    assert (event.action, event.by, event.programme_key, event.details) == (
        "definition.adopt",
        person,
        "vold",
        {"number": 1},
    )


def test_next_adoption_counts_on_and_takes_the_new_title() -> None:
    programme = make_programme()

    version = adopt_next(programme, replaced("Et lille program", "Et større program"))

    programme.refresh_from_db()
    assert (version.number, programme.current, programme.title) == (2, version, "Et større program")
    assert list(programme.versions.values_list("number", flat=True)) == [2, 1]


def test_row_that_moves_keeps_its_identity() -> None:
    programme, before = make_programme(), identities()

    adopt_next(programme, replaced('"12. marts 2024"', '"13. marts 2024 kl. 10-12"'))

    moved = Occurrence.objects.get(key="opstart/1")
    assert identities() == before
    assert (moved.starts_on, moved.starts_at.hour) == (date(2024, 3, 13), 10)


def test_dropped_time_goes_and_the_others_stay() -> None:
    programme, before = make_programme(), identities()

    adopt_next(programme, replaced('["maj 2024", "oktober 2024"]', '["maj 2024"]'))

    assert identities() == {key: pk for key, pk in before.items() if "besoeg/2" not in key}


def test_new_activity_is_added_and_the_others_stay() -> None:
    programme, before = make_programme(), identities()
    new = '[[activities]]\nid = "status"\nname = "Status"\nkind = "other"\nwhen = "juni 2024"\n\n'

    adopt_next(programme, replaced("[[rules]]", f"{new}[[rules]]"))

    now = identities()
    assert now.keys() - before.keys() == {"status/1"}
    assert {key: now[key] for key in before} == before


def test_site_that_leaves_takes_its_occurrences_along() -> None:
    programme, before = make_programme(), identities()
    nordby = Site.objects.get(key="nordby-kommune")

    adopt_next(programme, replaced('"Sydby Kommune"]', '"Østby Kommune"]'))

    now = identities()
    assert list(Site.objects.values_list("key", "position")) == [
        ("nordby-kommune", 1),
        ("oestby-kommune", 2),
    ]
    assert Site.objects.get(key="nordby-kommune") == nordby
    assert {key for key in now if "/sydby" in key} == set()
    assert now["besoeg/1/nordby-kommune"] == before["besoeg/1/nordby-kommune"]
    assert len(now) == len(before)


def test_sites_that_change_places_keep_their_identity() -> None:
    programme, before = make_programme(), identities()

    adopt_next(
        programme,
        replaced('"Nordby Kommune", "Sydby Kommune"', '"Sydby Kommune", "Nordby Kommune"'),
    )

    assert [site.name for site in programme.sites.all()] == ["Sydby Kommune", "Nordby Kommune"]
    assert identities() == before


def test_places_to_be_filled_become_named_sites() -> None:
    unnamed = replaced('members = ["Nordby Kommune", "Sydby Kommune"]', 'number = "2"')
    programme = make_programme(unnamed(small_definition()))
    assert set(programme.sites.values_list("name", "is_named")) == {
        ("Kommune 1", False),
        ("Kommune 2", False),
    }

    adopt_next(
        programme,
        replaced('number = "2"\n\n[[roles]]', 'members = ["Nordby Kommune"]\n\n[[roles]]'),
    )

    assert list(programme.sites.values_list("name", "is_named")) == [("Nordby Kommune", True)]


def test_other_programmes_plan_is_left_alone() -> None:
    programme = make_programme()
    other = make_programme(small_definition("unge"))
    before = set(other.occurrences.values_list("pk", "key", "site__key"))

    adopt_next(programme, replaced('"Sydby Kommune"]', '"Østby Kommune"]'))

    assert set(other.occurrences.values_list("pk", "key", "site__key")) == before


def test_adopting_the_same_text_again_is_refused_and_the_draft_stays() -> None:
    programme = make_programme()
    draft = actions.open_draft(programme=programme, by=make_user(), at=NOON)

    with pytest.raises(actions.NothingToAdopt):
        actions.adopt(draft=draft, note="Igen", by=make_user(), at=NOON)

    assert programme.versions.count() == 1
    assert Draft.objects.get() == draft


def test_adopting_what_someone_has_saved_since_is_refused() -> None:
    seen = make_draft()
    newer = small_definition(title="Nyere")
    actions.save_draft(draft=Draft.objects.get(), text=newer, revision=1, by=make_user(), at=NOON)

    with pytest.raises(actions.DraftHasMovedOn):
        actions.adopt(draft=seen, note="Set før", by=make_user(), at=NOON)

    assert not Version.objects.exists()
    assert Draft.objects.get().text == newer


def test_adopting_twice_is_refused_the_second_time() -> None:
    first = make_draft()
    second = Draft.objects.get()
    actions.adopt(draft=first, note="Én gang", by=make_user(), at=NOON)

    with pytest.raises(actions.DraftHasMovedOn):
        actions.adopt(draft=second, note="To gange", by=make_user(), at=NOON)

    assert Version.objects.count() == 1


def test_failed_adoption_leaves_nothing_half_done() -> None:
    programme, before = make_programme(), identities()
    events = AuditEvent.objects.count()
    text = small_definition(title="Aldrig").replace("Sydby Kommune", "Østby Kommune")
    draft = make_draft(text)
    Version.objects.create(  # what the database will refuse to have twice
        programme=programme, number=2, text="", sha256="", adopted_at=NOON
    )

    with pytest.raises(IntegrityError):
        actions.adopt(draft=draft, note="Går galt", by=make_user(), at=NOON)

    programme.refresh_from_db()
    assert (programme.current.number, programme.title) == (1, "Et lille program")
    assert identities() == before
    assert Draft.objects.get().text == text
    assert AuditEvent.objects.count() == events + 1
