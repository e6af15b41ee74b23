"""Bringing, opening, saving and discarding a draft."""

import pytest
from django.contrib.auth.models import AnonymousUser
from factories import NOON, make_draft, make_programme, make_user, small_definition

from modning.programme.reading import UnreadableDefinition, read_definition
from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import Place, can
from modning_web.audit.models import AuditEvent
from modning_web.programmes import actions
from modning_web.programmes.models import Draft, Programme

pytestmark = pytest.mark.django_db


def deeds() -> list[tuple[str, User | None, str]]:
    rows = AuditEvent.objects.order_by("id")
    return [(row.action, row.by, row.programme_key) for row in rows]


def test_bringing_a_new_programme_makes_its_bringer_the_lead_of_it() -> None:
    person = make_user()

    draft = make_draft(by=person)

    assert (draft.programme.key, draft.programme.title) == ("vold", "Et lille program")
    assert (draft.programme.current, draft.base, draft.revision) == (None, None, 1)
    assert (draft.text, draft.saved_by, draft.saved_at) == (small_definition(), person, NOON)
    assert can(User.objects.get(pk=person.pk), "definition.adopt", Place("vold"))
    assert deeds() == [("access.give_hat", person, "vold"), ("definition.bring", person, "vold")]


def test_bringing_to_a_programme_that_is_there_builds_on_its_version_and_gives_no_hat() -> None:
    programme = make_programme()

    draft = make_draft(by=make_user())

    assert draft.base == programme.current
    assert Membership.objects.count() == 0


def test_bringing_beside_a_draft_is_refused_and_changes_nothing() -> None:
    draft = make_draft()

    with pytest.raises(actions.DraftExists):
        make_draft(small_definition(title="Et andet"), by=make_user())

    draft.refresh_from_db()
    assert draft.text == small_definition()
    assert AuditEvent.objects.count() == 1


def test_opening_begins_from_the_current_version_and_then_goes_on_with_it() -> None:
    programme, person = make_programme(), make_user()

    first = actions.open_draft(programme=programme, by=person, at=NOON)
    again = actions.open_draft(programme=programme, by=make_user(), at=NOON)

    assert (first.text, first.base) == (programme.current.text, programme.current)
    assert (again, again.saved_by) == (first, person)
    assert deeds()[-1] == ("definition.open", person, "vold")


def test_opening_what_was_never_adopted_goes_on_with_its_draft() -> None:
    draft = make_draft()

    assert actions.open_draft(programme=draft.programme, by=make_user(), at=NOON) == draft


def test_saving_keeps_the_text_and_counts_the_revision() -> None:
    draft, person = make_draft(), make_user()
    text = small_definition(title="Ny titel")

    actions.save_draft(draft=draft, text=text, revision=1, by=person, at=NOON)

    assert Draft.objects.get().text == text
    assert (draft.revision, draft.saved_by) == (2, person)
    assert AuditEvent.objects.latest("id").details == {"revision": 2}
    assert deeds()[-1] == ("definition.save", person, "vold")


def test_of_two_who_save_the_same_draft_one_wins_and_the_other_is_told() -> None:
    mine = make_draft()
    yours = Draft.objects.get()
    actions.save_draft(
        draft=mine, text=small_definition(title="Min"), revision=1, by=make_user(), at=NOON
    )

    with pytest.raises(actions.DraftHasMovedOn):
        actions.save_draft(
            draft=yours, text=small_definition(title="Din"), revision=1, by=make_user(), at=NOON
        )

    assert Draft.objects.get().text == small_definition(title="Min")
    assert [action for action, *_ in deeds()].count("definition.save") == 1


def test_saving_a_draft_that_is_gone_is_refused() -> None:
    draft = make_draft()
    Draft.objects.all().delete()

    with pytest.raises(actions.DraftHasMovedOn):
        actions.save_draft(
            draft=draft, text=small_definition(), revision=1, by=make_user(), at=NOON
        )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (small_definition(key="andet"), actions.AnotherProgramme),
        (small_definition().replace("2024–2025", "engang"), UnreadableDefinition),
        ("", UnreadableDefinition),
    ],
    ids=["another id", "unreadable period", "empty"],
)
def test_saving_what_is_no_definition_of_the_programme_is_refused(
    text: str, refusal: type[Exception]
) -> None:
    draft = make_draft()

    with pytest.raises(refusal):
        actions.save_draft(draft=draft, text=text, revision=1, by=make_user(), at=NOON)

    kept = Draft.objects.get()
    assert (kept.text, kept.revision) == (small_definition(), 1)


def test_discarding_leaves_the_version_as_it_was() -> None:
    programme, person = make_programme(), make_user()
    draft = actions.open_draft(programme=programme, by=person, at=NOON)

    actions.discard_draft(draft=draft, revision=1, by=person, at=NOON)

    assert not Draft.objects.exists()
    assert Programme.objects.get().current.number == 1
    assert deeds()[-1] == ("definition.discard", person, "vold")


def test_discarding_what_was_never_adopted_takes_the_programme_along_and_ends_its_hats() -> None:
    person = make_user()
    draft = make_draft(by=person)

    actions.discard_draft(draft=draft, revision=1, by=person, at=NOON)

    assert not Programme.objects.exists()
    assert [row.to_date for row in Membership.objects.all()] == [NOON.date()]
    assert not can(User.objects.get(pk=person.pk), "definition.adopt", Place("vold"))
    assert deeds()[-2:] == [
        ("definition.discard", person, "vold"),
        ("access.end_hat", person, "vold"),
    ]


def test_discarding_what_someone_has_saved_since_is_refused() -> None:
    draft, person = make_draft(), make_user()
    text = small_definition(title="Nyt")
    actions.save_draft(draft=draft, text=text, revision=1, by=person, at=NOON)

    with pytest.raises(actions.DraftHasMovedOn):
        actions.discard_draft(draft=draft, revision=1, by=make_user(), at=NOON)

    assert Draft.objects.get().text == text


def test_hat_of_another_programme_does_not_reach_a_new_one() -> None:
    other = make_user()
    Membership.objects.create(user=other, hat=Hat.PROGRAMME_LEAD, programme_key="unge")

    make_draft(by=make_user())

    assert not can(other, "definition.edit", Place("vold"))
    assert not can(AnonymousUser(), "definition.edit", Place("vold"))


def test_definition_is_kept_as_it_was_written_line_ends_included() -> None:
    text = small_definition().replace("\n", "\r\n")

    draft = actions.bring_definition(
        definition=read_definition(text.encode("utf-8-sig")), by=None, at=NOON
    )

    draft.refresh_from_db()
    assert draft.text == text
