"""What a large programme gathers in time: people, meetings, invitations and a long record."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone

from modning_web.access.models import Hat, Membership, User
from modning_web.audit.models import AuditEvent
from modning_web.meetings.models import Invitation, Meeting, MeetingStep, State
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Occurrence, Programme

_HATS = (Hat.PRACTITIONER, Hat.MUNICIPAL_MANAGER, Hat.MUNICIPAL_PROJECT_LEADER)
_SETTLED = timedelta(days=60)  # meetings so far ahead have a day
_INVITED = 5  # of a meeting's site
_ROWS_AT_A_TIME = 2000


def add_people(programme: Programme, *, number: int) -> list[User]:
    """Add people who hold the roles of the programme's sites, each at one of them."""
    nobody_signs_in = make_password(None)
    people = [
        User(name=f"Person {n}", email=f"person{n}@demo.example", password=nobody_signs_in)
        for n in range(1, number + 1)
    ]
    sites = list(programme.sites.values_list("key", flat=True))
    roles = [role.id for role in definition_of(programme.current.text).programme.roles]  # type: ignore[union-attr]  # it is adopted
    held = zip(people, cycle(sites), cycle(roles), cycle(_HATS), strict=False)
    User.objects.bulk_create(people, batch_size=_ROWS_AT_A_TIME)
    Membership.objects.bulk_create(
        [
            Membership(
                user=user, hat=hat, programme_key=programme.key, site_key=site, role_key=role
            )
            for user, site, role, hat in held
        ],
        batch_size=_ROWS_AT_A_TIME,
    )
    return people


def add_meetings(programme: Programme, people: list[User], *, on: date) -> None:
    """Hold what is behind, and convene people to what comes in the next two months."""
    rows = programme.occurrences.meetings().filter(starts_on__lt=on + _SETTLED)
    meetings = [_meeting(row, on) for row in rows.iterator()]
    Meeting.objects.bulk_create(meetings, batch_size=_ROWS_AT_A_TIME)
    MeetingStep.objects.bulk_create(
        [MeetingStep(meeting=one, deed="fix", at=programme.created_at) for one in meetings],
        batch_size=_ROWS_AT_A_TIME,
    )
    invited = cycle(people)
    Invitation.objects.bulk_create(
        [
            Invitation(meeting=meeting, person=person, sent_sequence=0)
            for meeting in meetings
            if meeting.state == State.FIXED
            for person in islice(invited, _INVITED)
        ],
        batch_size=_ROWS_AT_A_TIME,
        ignore_conflicts=True,
    )


def _meeting(row: Occurrence, on: date) -> Meeting:
    starts_at = timezone.make_aware(datetime.combine(row.starts_on, time(10)))
    is_over = row.ends_on <= on
    return Meeting(
        programme_id=row.programme_id,
        site_id=row.site_id,
        occurrence=row,
        occurrence_key=row.key,
        activity_key=row.activity_key,
        turn=row.turn,
        title=row.activity_key.capitalize(),
        uid=f"{row.pk}@demo.example",
        planned_from=row.starts_on,
        planned_before=row.ends_on,
        state=State.HELD if is_over else State.FIXED,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place="Rådhuset",
        is_convened=not is_over,
    )


def add_record(programme: Programme, by: User, *, number: int, until: datetime) -> None:
    """Add deeds to the record, the last of them at `until`; as bare rows, for there are many."""
    fields = AuditEvent._meta.concrete_fields  # noqa: SLF001 -- a documented part of Django
    quote = connection.ops.quote_name
    table = quote(AuditEvent._meta.db_table)  # noqa: SLF001 -- a documented part of Django
    columns = ", ".join(quote(field.column) for field in fields)
    insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    rows = (
        tuple(field.get_db_prep_save(getattr(deed, field.attname), connection) for field in fields)
        for deed in _deeds(programme, by, number=number, until=until)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        while found := list(islice(rows, _ROWS_AT_A_TIME)):
            cursor.executemany(insert, found)


def _deeds(programme: Programme, by: User, *, number: int, until: datetime) -> Iterator[AuditEvent]:
    for n in range(1, number + 1):
        at = until - timedelta(minutes=number - n)
        yield AuditEvent(at=at, by=by, action="definition.save", programme_key=programme.key)
