"""Telling people what happened: collected, so that nobody gets ten mails where one will do."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from modning.language import Text, in_language
from modning_web.access.models import User
from modning_web.notices.actions.outbox import put_in_outbox
from modning_web.notices.composing import write_mail
from modning_web.notices.kinds import kind_of
from modning_web.notices.models import Letter, Notice
from modning_web.notices.outgoing import Outgoing
from modning_web.notices.queries import Wordings, contact_of, language_of, sender_for
from modning_web.notices.wording import Worded, worded

BUNDLE = "notices.bundle"
NEWS = "notices.news"  # for news whose own wording does not fit


@transaction.atomic
def tell(  # noqa: PLR0913 -- a notice says what, to whom, about what, from whom and when
    *,
    kind: str,
    people: Iterable[User],
    values: Mapping[str, str | Text],
    link: str,
    by: User | None,
    at: datetime,
    programme_key: str = "",
    about: str = "",
) -> list[Notice]:
    """Tell people something; what comes within the waiting time is one mail to each.

    A kind that is urgent is sent at once, with what was waiting for the same people. Newer news
    of the same kind about the same thing take the place of older.
    """
    declared, told = kind_of(kind), [person for person in people if person.is_active]
    if about:
        waiting = Notice.objects.filter(letter=None, kind=kind, about=about)
        waiting.filter(person__in=told, programme_key=programme_key).delete()
    new = Notice.objects.bulk_create(
        Notice(
            person=person,
            kind=kind,
            values={
                name: in_language(value, language_of(person)) for name, value in values.items()
            },
            link=link,
            programme_key=programme_key,
            about=about,
            by=by,
            told_at=at,
        )
        for person in told
    )
    if declared.is_urgent:
        _bundle({person.pk for person in told}, at=at)
    return new


@transaction.atomic
def bundle_due(*, at: datetime) -> list[Letter]:
    """Write the letters to all whose oldest notice has waited long enough."""
    before = at - timedelta(minutes=settings.MAIL.notice_minutes)
    # What is still to come was told while the clock ran ahead.
    due = Notice.objects.filter(Q(told_at__lte=before) | Q(told_at__gt=at), letter=None)
    return _bundle(set(due.values_list("person_id", flat=True)), at=at)


def _bundle(person_ids: set[UUID], *, at: datetime) -> list[Letter]:
    """Write one letter to each of these people with all that waits for them."""
    # Locked, so that two workers do not write the same news twice.
    rows = Notice.objects.filter(letter=None, person__in=person_ids, person__is_active=True)
    waiting: dict[User, list[Notice]] = {}
    for notice in rows.select_for_update(of=("self",)).select_related("person"):
        waiting.setdefault(notice.person, []).append(notice)
    wordings = Wordings()
    mails = {person: _mail(person, news, wordings, at=at) for person, news in waiting.items()}
    letters = put_in_outbox(mails=mails.values(), by=None, at=at)
    for letter in letters:
        mine = waiting[letter.person]  # type: ignore[index]  # each of these is to a person
        Notice.objects.filter(pk__in=[notice.pk for notice in mine]).update(letter=letter)
    return letters


def _mail(person: User, news: list[Notice], wordings: Wordings, *, at: datetime) -> Outgoing:
    programmes = {notice.programme_key for notice in news}
    one = news[0] if len(news) == 1 else None
    text = _alone(one, wordings) if one else _together(person, news, wordings)
    mail = write_mail(sender=sender_for(None), recipient=contact_of(person), text=text, dated=at)
    return Outgoing(
        kind=one.kind if one else BUNDLE,
        mail=mail,
        person=person,
        programme_key=programmes.pop() if len(programmes) == 1 else "",
        about=one.about if one else "",
    )


def _alone(notice: Notice, wordings: Wordings) -> Worded:
    values, language = _values(notice), language_of(notice.person)
    try:
        return worded(wordings.of(notice.kind, notice.programme_key), values, language)
    except LookupError:  # told by an older version, whose kinds or places were others
        return worded(wordings.of(NEWS, ""), values, language)


def _together(person: User, news: list[Notice], wordings: Wordings) -> Worded:
    language = language_of(person)
    told = [
        f"- {_alone(notice, wordings).subject}\n  {settings.SITE_ADDRESS}{notice.link}"
        for notice in news
    ]
    values = {
        "count": str(len(news)),
        "news": "\n\n".join(told),
        "name": person.name,
        "site": settings.MAIL.sender_name,
        "link": settings.SITE_ADDRESS + reverse("home:home"),
    }
    return worded(wordings.of(BUNDLE, ""), values, language)


def _values(notice: Notice) -> dict[str, str]:
    return {
        **notice.values,
        "name": notice.person.name,
        "site": settings.MAIL.sender_name,
        "link": settings.SITE_ADDRESS + notice.link,
    }
