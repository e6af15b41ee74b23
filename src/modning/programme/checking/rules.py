"""Whether the activities keep the rules that the text states."""

from collections.abc import Iterator, Sequence
from math import inf

from modning.language import Text
from modning.programme.checking.counting import Counted, Tally, activities_counted, tally
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import rules as kinds
from modning.programme.checking.spans import loosely
from modning.programme.checking.stretches import Stretch, stretches
from modning.programme.checking.wording import listed, period_text, quoted
from modning.programme.findings import Finding, FindingKind, Path
from modning.programme.schema.rules import Measure, Rule

_UNITS: dict[Measure, Text] = {
    "times": Text("gange", "times"),
    "days": Text("dage", "days"),
    "months": Text("måneder", "months"),
}
_UNIT: dict[Measure, Text] = {
    "times": Text("gang", "time"),
    "days": Text("dag", "day"),
    "months": Text("måned", "month"),
}
_SITES = {
    "municipality": Text("kommuner", "municipalities"),
    "ngo": Text("organisationer", "organisations"),
    "police-district": Text("politikredse", "police districts"),
}
_OTHER_SITES = Text("steder", "sites")
_NOTHING = Text("ingenting", "nothing")

Breach = tuple[FindingKind, float, tuple[Counted, ...]]


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield rules that are broken or cannot be checked."""
    for path, rule in numbered("rules", inspection.programme.rules):
        activities = activities_counted(rule, inspection)
        if not activities:
            yield kinds.NOTHING_COUNTS.found(
                path, subject=quoted(rule.text), at=places(rule.at), rule=quoted(rule.text)
            )
        else:
            yield from _of_rule(path, rule, inspection)


def _of_rule(path: Path, rule: Rule, inspection: Inspection) -> Iterator[Finding]:
    groups = _site_parties(rule, inspection) if "site" in rule.per else (None,)
    undecided = False
    for stretch in stretches(rule, inspection):
        broken: dict[tuple[str, float], tuple[Breach, list[str]]] = {}
        for party in groups:
            found = tally(rule, stretch, party, inspection)
            breach = _breach(rule, found)
            undecided = undecided or (breach is None and not _is_kept(rule, found))
            if breach:
                kept = broken.setdefault((breach[0].code, breach[1]), (breach, []))
                kept[1].extend([party] if party else [])
        for breach, parties in broken.values():
            yield _finding(path, rule, stretch, breach, _where(parties, inspection))
    if undecided:
        yield from _unchecked(path, rule, inspection)


def _site_parties(rule: Rule, inspection: Inspection) -> tuple[str, ...]:
    """Return the parties at whose sites the counted are held; all of them for common ones."""
    local = {
        occurrence.site.party
        for activity in activities_counted(rule, inspection)
        for occurrence in inspection.occurrences[activity.id]
        if occurrence.site
    }
    return tuple(party for party in inspection.site_numbers if not local or party in local)


def _breach(rule: Rule, found: Tally) -> Breach | None:
    lowest, highest = loosely(rule.number.means)
    if found.most < lowest:
        return kinds.TOO_LITTLE, found.most, found.counted
    if found.least > highest:
        return kinds.TOO_MUCH, found.least, tuple(one for one in found.counted if one.is_sure)
    return None


def _is_kept(rule: Rule, found: Tally) -> bool:
    lowest, highest = loosely(rule.number.means)
    return lowest <= found.least and found.most <= highest


def _finding(path: Path, rule: Rule, stretch: Stretch, breach: Breach, where: Text) -> Finding:
    kind, found, counted = breach
    return kind.found(
        path,
        subject=quoted(rule.text),
        at=places(rule.at, *(one.activity.at for one in counted)),
        rule=quoted(rule.text),
        number=rule.number.text,
        unit=(_UNIT if rule.number.means.highest == 1 else _UNITS)[rule.measure],
        stretch=stretch.name,
        where=where,
        found=_number(found),
        held=_held(counted),
    )


def _unchecked(path: Path, rule: Rule, inspection: Inspection) -> Iterator[Finding]:
    """A rule in days says nothing as long as no activity tells how long it lasts."""
    activities = activities_counted(rule, inspection)
    if rule.measure != "days" or any(activity.duration for activity in activities):
        return
    names = listed(list(dict.fromkeys(activity.name for activity in activities)))
    yield kinds.UNCHECKED.found(
        path,
        subject=quoted(rule.text),
        at=places(rule.at),
        rule=quoted(rule.text),
        unit=_UNITS[rule.measure],
        names=names,
    )


def _where(parties: Sequence[str], inspection: Inspection) -> Text:
    if not parties:
        return Text("", "")
    each = []
    for party in parties:
        number = inspection.site_numbers[party]
        sites = _SITES.get(inspection.people.party_of(party).kind, _OTHER_SITES)
        each.append(
            Text(f"hver af de {number} {sites.da}", f"each of the {number} {sites.en}")
            if number > 1
            else Text(inspection.people.named(party).name, inspection.people.named(party).name)
        )
    return Text(" i {each}", " in {each}").filled(each=listed(each))


def _held(counted: Sequence[Counted]) -> Text:
    if not counted:
        return _NOTHING
    form = "{name} ({window})"
    turns = {
        (one.activity.id, one.occurrence.turn): Text(form, form).filled(
            name=one.activity.name, window=period_text(one.occurrence.window)
        )
        for one in counted
    }
    return listed(list(turns.values()))


def _number(found: float) -> Text:
    if found == inf or found == int(found):
        return Text(f"{found:.0f}", f"{found:.0f}")
    return Text(f"{found:.1f}".replace(".", ","), f"{found:.1f}")
