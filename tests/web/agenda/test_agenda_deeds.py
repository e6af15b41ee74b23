"""What is done to an agenda, and what is refused."""

from datetime import UTC, datetime

import pytest
from agenda_factories import LEAD, make_item, make_meeting
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from factories import make_member, make_programme

from modning.meeting.agenda import UnableToCarry
from modning_web.audit.models import AuditEvent
from modning_web.meetings.actions import agenda as deeds
from modning_web.meetings.actions import agenda_files
from modning_web.meetings.agenda_page import sheet_of, template_for
from modning_web.meetings.models import Meeting

pytestmark = pytest.mark.django_db
AT = datetime(2024, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(make_programme())


def change(meeting: Meeting, revision: int | None = None) -> deeds.Change:
    meeting.refresh_from_db()
    seen = meeting.agenda_revision if revision is None else revision
    return deeds.Change(meeting, seen, by=make_member(LEAD, "vold"), at=AT)


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def test_empty_agenda_starts_from_the_template_of_its_kind(meeting: Meeting) -> None:
    deeds.start_agenda(template=template_for(meeting), change=change(meeting))

    assert titles(meeting)[0] == "Siden sidst: åbne beslutninger og opgaver"
    assert sum(item.minutes for item in meeting.items.all()) == 120
    sheet = sheet_of(meeting, list(meeting.items.all()), reader=make_member(LEAD, "vold"))
    assert sheet.told == "Dagsordenen passer med mødets længde."


def test_template_is_refused_on_an_agenda_with_items(meeting: Meeting) -> None:
    make_item(meeting)

    with pytest.raises(deeds.UnableToChangeAgenda, match="has items"):
        deeds.start_agenda(template=template_for(meeting), change=change(meeting))

    assert titles(meeting) == ["Status"]


def test_meeting_without_a_template_says_so(meeting: Meeting) -> None:
    meeting.activity_key = "findes-ikke"
    meeting.save()

    with pytest.raises(deeds.UnableToChangeAgenda, match="no template"):
        deeds.start_agenda(template=template_for(meeting), change=change(meeting))


def test_items_come_last_change_and_go(meeting: Meeting) -> None:
    first = deeds.add_item(written=deeds.WrittenItem("Velkomst", 10), change=change(meeting))
    deeds.add_item(written=deeds.WrittenItem("Pause", 15, "break"), change=change(meeting))

    deeds.change_item(item=first, written=deeds.WrittenItem("Velkommen", 5), change=change(meeting))
    assert titles(meeting) == ["Velkommen", "Pause"]

    deeds.remove_item(item=first, change=change(meeting))
    assert titles(meeting) == ["Pause"]
    assert set(AuditEvent.objects.values_list("action", flat=True)) >= {
        "meetings.agenda.add",
        "meetings.agenda.change",
        "meetings.agenda.remove",
    }


@pytest.mark.parametrize(
    ("title", "steps", "expected"),
    [("A", 1, "BAC"), ("C", -1, "ACB"), ("A", -1, "ABC"), ("C", 1, "ABC"), ("C", -2, "CAB")],
)
def test_item_changes_places(title: str, steps: int, expected: str, meeting: Meeting) -> None:
    items = {name: make_item(meeting, name) for name in "ABC"}

    deeds.shift_item(item=items[title], steps=steps, change=change(meeting))

    assert "".join(titles(meeting)) == expected


def test_of_two_who_change_the_same_agenda_the_second_is_told(meeting: Meeting) -> None:
    seen = meeting.agenda_revision
    deeds.add_item(written=deeds.WrittenItem("Mit punkt", 10), change=change(meeting, seen))

    with pytest.raises(deeds.AgendaHasMovedOn):
        deeds.add_item(written=deeds.WrittenItem("Dit punkt", 10), change=change(meeting, seen))

    assert titles(meeting) == ["Mit punkt"]


def test_closed_agenda_is_not_changed(meeting: Meeting) -> None:
    deeds.close_agenda(meeting=meeting, at=AT)

    with pytest.raises(deeds.UnableToChangeAgenda, match="closed"):
        deeds.add_item(written=deeds.WrittenItem("Nyt", 10), change=change(meeting))

    deeds.open_agenda(meeting=meeting)
    deeds.add_item(written=deeds.WrittenItem("Nyt", 10), change=change(meeting))
    assert titles(meeting) == ["Nyt"]


def test_item_moved_is_the_same_item_and_tells_where_it_was(meeting: Meeting) -> None:
    following = make_meeting(meeting.programme, turn=2, state="window")
    item = make_item(meeting)

    deeds.move_item(item=item, target=following, change=change(meeting))

    item.refresh_from_db()
    assert (item.meeting, item.came_from) == (following, [meeting.uid])
    assert titles(meeting) == []


def test_item_copied_is_a_new_one_with_files_of_its_own(meeting: Meeting) -> None:
    following = make_meeting(meeting.programme, turn=2, state="window")
    item = make_item(meeting)
    document = agenda_files.kept("Bilag 1.pdf", ContentFile(b"%PDF"))
    deeds.add_document(item=item, document=document, change=change(meeting))

    copy = deeds.copy_item(item=item, target=following, change=change(meeting))

    assert (copy.copied_from, copy.meeting, titles(meeting)) == (item, following, ["Status"])
    assert copy.documents[0]["file"] != document["file"]
    assert agenda_files.content_of(copy.documents[0]) == b"%PDF"


def test_item_does_not_go_on_to_its_own_meeting(meeting: Meeting) -> None:
    item = make_item(meeting)

    with pytest.raises(UnableToCarry):
        deeds.move_item(item=item, target=meeting, change=change(meeting))


def test_item_does_not_go_on_to_a_closed_agenda(meeting: Meeting) -> None:
    following = make_meeting(meeting.programme, turn=2)
    deeds.close_agenda(meeting=following, at=AT)

    with pytest.raises(deeds.UnableToChangeAgenda, match="closed"):
        deeds.copy_item(item=make_item(meeting), target=following, change=change(meeting))


def test_file_goes_with_the_document_once_that_is_certain(
    meeting: Meeting, django_capture_on_commit_callbacks
) -> None:
    item = make_item(meeting)
    kept = agenda_files.kept("Bilag 1.pdf", ContentFile(b"%PDF"))
    deeds.add_document(item=item, document=kept, change=change(meeting))
    linked = agenda_files.linked("Vejledning", "https://example.dk/vejledning")
    deeds.add_document(item=item, document=linked, change=change(meeting))

    with django_capture_on_commit_callbacks() as certain:
        deeds.remove_document(item=item, number=1, change=change(meeting))

    assert item.documents == [linked]
    assert default_storage.exists(kept["file"])
    for one in certain:
        one()
    assert not default_storage.exists(kept["file"])
