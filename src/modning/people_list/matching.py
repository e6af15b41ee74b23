"""Sets the lines of a list of people against a programme: which role, at which site."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from modning.language import Text
from modning.people_list import kinds
from modning.people_list.headings import Column, found_at
from modning.people_list.value import Line
from modning.programme.findings import Finding, FindingKind
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party, Role
from modning.programme.site import Site, site_parties

_ORGANISATION_WORDS = re.compile(r"\b(kommune|municipality)$")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line whose role the programme has; `role` may be the id of a party without roles."""

    line: Line
    role: str
    party: str
    site: Site | None


def placed(
    lines: Iterable[Line], programme: Programme, sites: Iterable[Site]
) -> tuple[tuple[PlacedLine, ...], tuple[Finding, ...]]:
    """Return the lines with their roles and sites, and a finding for each that has none."""
    places = _Places(programme, tuple(sites))
    kept: list[PlacedLine] = []
    findings: list[Finding] = []
    for line in lines:
        found = places.of(line)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            kept.append(found)
    return tuple(kept), tuple(findings)


class _Places:
    """Finds roles and sites of one programme by what people call them."""

    def __init__(self, programme: Programme, sites: tuple[Site, ...]) -> None:
        self._parties = {party.id: party for party in programme.parties}
        self._with_sites = {party.id for party in site_parties(programme)}
        self._roles: dict[str, list[Role | Party]] = {}
        named: tuple[Role | Party, ...] = (*programme.roles, *programme.parties)
        self._role_names = {_folded(one.name): str(one.name) for one in named}
        for one in named:
            for name in {_folded(one.name), one.id}:
                self._roles.setdefault(name, []).append(one)
        self._sites: dict[str, Site] = {}
        self._site_names = {name: site.name for site in sites for name in _site_names(site.name)}
        for site in sites:
            for name in _site_names(site.name) | {site.key}:
                self._sites.setdefault(name, site)

    def of(self, line: Line) -> PlacedLine | Finding:
        """Return the line with its role and site, or what is wrong with it."""
        site = self._site(line.site)
        role = self._role(line, site)
        if isinstance(role, Finding):
            return role
        party = role.id if isinstance(role, Party) else role.party
        if party in self._with_sites:
            return self._at_site(line, role, party, site)
        own_name = _folded(self._parties[party].name)
        if line.site and _folded(line.site) != own_name:
            return _wrong(kinds.OTHER_PARTY, line, "site", role=role.name, site=line.site)
        return PlacedLine(line, role.id, party, None)

    def _site(self, written: str) -> Site | None:
        names = (name for name in _site_names(written) if name in self._sites)
        return self._sites.get(next(names, ""))

    def _role(self, line: Line, site: Site | None) -> Role | Party | Finding:
        found = self._roles.get(_folded(line.role), [])
        if not found:
            nearest = _nearest(line.role, self._role_names)
            return _wrong(kinds.UNKNOWN_ROLE, line, "role", text=line.role, nearest=nearest)
        if len(found) > 1:
            at_site = [one for one in found if site and _party_id(one) == site.party]
            found = (
                at_site
                or [
                    one for one in found if not line.site and _party_id(one) not in self._with_sites
                ]
                or found
            )
        if len(found) > 1:
            parties = ", ".join(self._parties[_party_id(one)].name for one in found)
            keys = ", ".join(one.id for one in found)
            return _wrong(
                kinds.SEVERAL_ROLES, line, "role", text=line.role, parties=parties, keys=keys
            )
        return found[0]

    def _at_site(
        self, line: Line, role: Role | Party, party: str, site: Site | None
    ) -> PlacedLine | Finding:
        if not line.site:
            return _wrong(kinds.NO_SITE, line, "site", role=role.name)
        if site is None:
            nearest = _nearest(line.site, self._site_names)
            return _wrong(kinds.UNKNOWN_SITE, line, "site", text=line.site, nearest=nearest)
        if site.party != party:
            return _wrong(kinds.OTHER_PARTY, line, "role", role=role.name, site=site.name)
        return PlacedLine(line, role.id, party, site)


def _party_id(one: Role | Party) -> str:
    return one.id if isinstance(one, Party) else one.party


def _wrong(kind: FindingKind, line: Line, column: Column, **values: object) -> Finding:
    return found_at(line.row, kind, column, **values)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _site_names(name: str) -> set[str]:
    """Return what a site may be called: “Københavns Kommune” is “København” too."""
    short = _ORGANISATION_WORDS.sub("", _folded(name)).strip()
    return {_folded(name), short, short.removesuffix("s")} - {""}


def _nearest(written: str, names: Mapping[str, str]) -> Text | str:
    """Return the question whether one of `names` was meant; they stand by how they are matched."""
    near = [names[one] for one in get_close_matches(_folded(written), names, n=1)]
    return Text(f" Mente du “{near[0]}”?", f" Did you mean “{near[0]}”?") if near else ""
