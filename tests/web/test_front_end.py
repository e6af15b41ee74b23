"""The front end that is shipped: complete, with its licences, and with nothing it must fetch."""

import re
from pathlib import Path

import modning_web

STATIC = Path(modning_web.__file__).parent / "static"
DKFDS = STATIC / "vendor" / "dkfds"
CSS = (DKFDS / "css" / "dkfds.min.css").read_text("utf-8")


def test_every_file_that_the_style_sheets_name_is_there() -> None:
    for sheet in STATIC.rglob("*.css"):
        named = re.findall(r'url\("?([^")]+)"?\)', sheet.read_text("utf-8"))
        missing = [name for name in named if not (sheet.parent / name).resolve().is_file()]
        assert missing == []


def test_fonts_are_woff2_alone() -> None:
    fonts = [face for face in re.findall(r"@font-face{[^}]*}", CSS) if "IBM Plex" in face]

    assert len(fonts) == 8
    assert all(re.search(r'src:url\("[^"]+\.woff2"\) format\("woff2"\)', font) for font in fonts)


def test_nothing_points_to_maps_or_other_sites() -> None:
    for file in [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]:
        text = file.read_text("utf-8")
        assert "sourceMappingURL" not in text
        assert re.findall(r"url\([\"']?https?:", text) == []


def test_icons_that_templates_name_are_in_the_sprite() -> None:
    sprite = (DKFDS / "img" / "all-svg-icons.svg").read_text("utf-8")
    templates = Path(modning_web.__file__).parent / "templates"

    named = {
        name
        for file in templates.rglob("*.html")
        for name in re.findall(r'{% icon "([a-z-]+)"', file.read_text("utf-8"))
    }

    assert len(named) > 5
    assert [name for name in sorted(named) if f'id="{name}"' not in sprite] == []


def test_licences_are_shipped() -> None:
    opening = {
        "dkfds/LICENSE.md": "Danish Business Authority",
        "dkfds/LICENSE-OFL-1.1.txt": "SIL OPEN FONT LICENSE",
        "dkfds/LICENSE-Apache-2.0.txt": "Apache License",
        "htmx/LICENSE": "Permission to use, copy, modify",
    }

    for name, words in opening.items():
        assert words in (STATIC / "vendor" / name).read_text("utf-8")


def test_shipped_front_end_is_small() -> None:
    size = sum(file.stat().st_size for file in (STATIC / "vendor").rglob("*") if file.is_file())

    assert size < 1_700_000
