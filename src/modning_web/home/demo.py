"""The made-up people and the five programmes of a demonstration."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from modning.programme.reading import read_definition
from modning_web.access.actions import give_hat
from modning_web.access.hats import LONGEST_WATCH
from modning_web.access.models import LIMITED_HATS, Absence, Hat, Membership, User
from modning_web.access.policy import Place
from modning_web.advice.demo import load_what_meetings_leave
from modning_web.meetings.demo import load_meetings
from modning_web.notices.actions import take_in, write_letters
from modning_web.organisations.actions import add_organisation
from modning_web.organisations.models import Organisation
from modning_web.programmes.actions import adopt, bring_definition
from modning_web.programmes.models import Programme

PEOPLE = Path(__file__).with_name("demo_people.toml")
PACKAGE = Path(__file__).resolve().parents[1]
MENDED = "004-overgang-til-voksenlivet.toml"  # lies ready as a draft, to be looked at and adopted
DEMO_YEAR = (date(2023, 1, 1), date(2024, 1, 1))  # around the day that a demo is seen from
STRAY_MAIL = b"""\
From: Kantinen <kantine@demo.example>
To: modning <post@modning.invalid>
Subject: Frokost til =?utf-8?q?m=C3=B8det?=
Message-ID: <frokost@demo.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Hej. Hvor mange kommer I til frokost den 12.?
"""  # an answer that only people understand
NOTE = "Lagt ind fra definitionsfilen, som dokumentet står."


def examples() -> Path:
    """Return the folder of examples: in the installed package, else in the checkout."""
    inside = PACKAGE / "examples"
    return inside if inside.exists() else PACKAGE.parents[1] / "examples"


def load_demo(*, at: datetime) -> None:
    """Add the programmes and the made-up people that are not there yet."""
    folder = examples() / "programmes"
    for file in sorted(folder.glob("*.toml")):
        load_programme(file, at=at)
    load_mended(folder / "mended" / MENDED, at=at)
    load_people(at=at)
    renew_watches(at=at)
    load_meetings()
    load_what_meetings_leave(at=at)
    take_in(STRAY_MAIL, at=at)


@transaction.atomic
def load_programme(file: Path, *, at: datetime) -> None:
    """Adopt a definition file as a programme's first version, unless the programme is there."""
    definition = read_definition(file.read_bytes())
    if not Programme.objects.filter(key=definition.programme.id).exists():
        draft = bring_definition(definition=definition, by=None, at=at)
        adopt(draft=draft, note=NOTE, by=None, at=at)


@transaction.atomic
def load_mended(file: Path, *, at: datetime) -> None:
    """Lay the mended definition ready as the draft of the next version, the first time."""
    definition = read_definition(file.read_bytes())
    programme = Programme.objects.get(key=definition.programme.id)
    if not User.objects.filter(is_demo=True).exists() and not hasattr(programme, "draft"):
        bring_definition(definition=definition, by=None, at=at)


@transaction.atomic
def load_people(*, at: datetime) -> None:
    """Add the made-up people that are not there yet, with the hats they wear."""
    demo = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    organisations = {one["name"]: organisation_called(**one, at=at) for one in demo["organisation"]}
    there = set(User.objects.filter(is_demo=True).values_list("name", flat=True))
    for person in demo["person"]:
        if person["name"] not in there:
            user = add_person(person, organisations, at=at)
            write_letters(
                kind="notices.welcome", people=[user], values={}, by=None, at=at, link="/"
            )


def organisation_called(*, name: str, kind: str, at: datetime) -> Organisation:
    """Return a made-up organisation, added the first time."""
    known = Organisation.objects.filter(kind=kind, name=name).first()
    return known or add_organisation(kind=kind, name=name, by=None, at=at)


def add_person(
    person: dict[str, Any], organisations: dict[str, Organisation], *, at: datetime
) -> User:
    """Add one made-up person with a hat, which is worn in the programmes that are named."""
    address = f"{slugify(person['name'])}@demo.example"  # a domain that can never be real
    user = User.objects.create_user(name=person["name"], email=address, is_demo=True)
    organisation = organisations.get(person.get("organisation", ""))
    hat = Hat(person["hat"])
    since, until = DEMO_YEAR if hat in LIMITED_HATS else (None, None)
    for place in person.get("at", [{}]):
        programme = place.get("programme", "")
        worn = give_hat(
            user=user,
            hat=hat,
            by=None,
            at=at,
            place=Place(programme, place.get("site", "")) if programme else None,
            role_key=place.get("role", ""),
            organisation_key=organisation.key if organisation else "",
            from_date=place.get("from", since),
            to_date=place.get("to", until),
            is_deputy=place.get("deputy", False),
        )
        follow(worn, place.get("follows", ""))
    if away := person.get("away"):
        Absence.objects.create(user=user, from_date=away["from"], to_date=away["to"])
    return user


def follow(worn: Membership, name: str) -> None:
    """Note from whom a hat was taken over."""
    if name:
        alike = {"programme_key": worn.programme_key, "role_key": worn.role_key}
        worn.follows = Membership.objects.get(user__name=name, site_key=worn.site_key, **alike)
        worn.save(update_fields=["follows"])


@transaction.atomic
def renew_watches(*, at: datetime) -> None:
    """Let the made-up people who look on for a time do so today as well."""
    today = localdate(at)
    watching = Membership.objects.filter(user__is_demo=True, hat__in=LIMITED_HATS)
    today_too = set(watching.held_on(today).values_list("user", flat=True))
    for row in watching.exclude(user__in=today_too).select_related("user"):
        if row.user_id not in today_too:
            today_too.add(row.user_id)
            until = today + LONGEST_WATCH
            give_hat(
                user=row.user, hat=Hat(row.hat), by=None, at=at, from_date=today, to_date=until
            )
