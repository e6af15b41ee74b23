"""A capability is entered through its doors."""

from pathlib import Path

import grimp

SITE = "modning_web"
DOORS = {"models", "queries", "actions", "waiting"}
MORE_DOORS = {
    "access": {"day", "gate", "hats", "language", "likeness", "own_parts", "policy"},
    "advice": {"demo"},
    "audit": {"acting", "wording"},
    "courses": {"demo"},
    "doors": {"browsers"},
    "jobs": {"work"},
    "meetings": {
        "agenda_demo",
        "agenda_page",
        "agenda_queries",
        "attending",
        "demo",
        "mapping",
        "naming",
        "seating",
    },
    "minutes": {"demo", "naming", "owners"},
    "notices": {"inbox", "kinds", "naming", "outgoing"},
    "people": {"following"},
    "programmes": {
        "adopted",
        "concern",
        "folding",
        "mapping",
        "news",
        "outlook",
        "settling",
        "wording",
    },
    "releases": {"kinds", "spreadsheet"},
}


def capability_and_room(module: str) -> tuple[str, str]:
    parts = [*module.split("."), "", ""]
    return parts[1], parts[2]


def test_capabilities_meet_only_at_their_doors() -> None:
    graph = grimp.build_graph(SITE, cache_dir=None)
    folders = {path.parent.name for path in source().glob("*/__init__.py")}
    crossings, faults = 0, []

    for importer in sorted(graph.modules):
        here, _ = capability_and_room(importer)
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            there, room = capability_and_room(imported)
            if here in folders and there in folders and here != there:
                crossings += 1
                if room not in DOORS | MORE_DOORS.get(there, set()):
                    faults.append(f"{importer} -> {imported}")

    assert crossings > 10
    assert faults == []


def source() -> Path:
    return Path(__file__).parents[2] / "src" / SITE
