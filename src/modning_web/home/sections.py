"""The sections of a programme: one row of links that all of its pages share."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User
from modning_web.access.policy import Place, reach
from modning_web.addresses import address_of


@dataclass(frozen=True, slots=True)
class Section:
    """A room of a programme, for those who may do `action` in it or at a site of theirs.

    `at_site` is the page that those see who see only a site; `chosen` tells that the page is of
    all programmes, and chooses one by its query.
    """

    key: str
    label: str | Promise
    view: str
    action: str
    at_site: str = ""
    chosen: bool = False


SECTIONS = (
    Section("overview", _("Overblik"), "programmes:programme", "programme.see"),
    Section("activities", _("Aktiviteter"), "programmes:activities", "programme.see"),
    Section("meetings", _("Møder"), "meetings:programme_meetings", "programme.see"),
    Section("plans", _("Planer"), "plans:programme", "plan.see"),
    Section("decisions", _("Beslutninger"), "minutes:log", "minutes.see", chosen=True),
    Section("people", _("Personer"), "people:programme", "people.see", at_site="people:place"),
    Section("training", _("Kompetenceudvikling"), "courses:overview", "training.see"),
    Section(
        "advice", _("Rådgivning"), "advice:sites", "advice.see", at_site="advice:log", chosen=True
    ),
    Section("letters", _("Breve"), "notices:outbox", "letters.see", chosen=True),
    Section("definition", _("Definition"), "programmes:definition", "definition.see"),
    Section("versions", _("Versioner"), "programmes:versions", "definition.see"),
)


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A link in the row; `is_here` for the section that is shown."""

    label: str | Promise
    address: str
    is_here: bool


def sections_for(user: User, programme_key: str, here: str) -> Iterator[SectionLink]:
    """Give the links that `user` can follow in a programme."""
    for section in SECTIONS:
        address = _address(section, user, programme_key)
        if address:
            yield SectionLink(section.label, address, section.key == here)


def _address(section: Section, user: User, programme_key: str) -> str:
    where = reach(user, section.action)
    own = sorted(at.site_key for at in where.sites if at.programme_key == programme_key)
    is_whole = Place(programme_key) in where
    if not is_whole and not own:
        return ""
    if section.at_site and not is_whole:
        return address_of(section.at_site, programme_key, own[0])
    if section.chosen:
        return f"{address_of(section.view)}?{urlencode({'program': programme_key})}"
    return address_of(section.view, programme_key)
