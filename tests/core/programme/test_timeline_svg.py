import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from core.programme.drawn_programmes import TWO_TRACKS, activity, laid_out, programme_of
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.expansion import expand
from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.timeline.drawing import drawn, timeline_svg
from modning.programme.timeline.layout import timeline
from modning.programme.timeline.lettering import text_width
from modning.programme.timeline.shapes import NEUTRAL, Colour, track_colours

SVG = "{http://www.w3.org/2000/svg}"
EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "programmes").glob("*.toml"))


def _drawing(programme: Programme, **asked: object) -> ElementTree.Element:
    return ElementTree.fromstring(timeline_svg(programme, laid_out(programme), "da", **asked))


def _texts(drawing: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in drawing.iter(f"{SVG}text")]


def test_drawing_shows_phases_tracks_names_and_times() -> None:
    programme = programme_of(
        '[[phases]]\nid = "a"\nname = "Forandring"\nwhen = "2023"\n'
        + TWO_TRACKS
        + activity("Opstart", when="26. januar 2023", tracks="stoette")
        + activity("Forum", when="marts–maj 2024", tracks=["stoette", "modning"])
        + activity("Besked", when="maj 2023", tracks="modning", scope="local")
    )

    texts = _texts(_drawing(programme))

    shown = ["2023", "2024", "Forandring", "Støtte", "Modning", "Opstart", "26. jan.", "Forum"]
    assert [text for text in shown if text not in texts] == []
    assert [text for text in ("mar.–maj", "også", "3 steder") if text not in texts] == []


def test_activity_in_two_tracks_is_drawn_once() -> None:
    programme = programme_of(
        TWO_TRACKS + activity("Forum", when="maj 2024", tracks=["stoette", "modning"])
    )

    assert _texts(_drawing(programme)).count("Forum") == 1


def test_today_has_a_line_and_its_date_where_it_is_in_the_time_shown() -> None:
    programme = programme_of(activity("Forum", when="maj 2024"))

    inside = _texts(_drawing(programme, today=date(2024, 2, 20)))
    outside = _texts(_drawing(programme, today=date(2031, 2, 20)))

    assert [text for text in inside if text.startswith("I dag")] == ["I dag, 20. feb. 2024"]
    assert [text for text in outside if text.startswith("I dag")] == []


def test_drawing_without_links_is_one_named_picture() -> None:
    drawing = _drawing(programme_of(activity("Forum", when="maj 2024"), title="Vold & omsorg"))

    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == "Tidslinje for Vold & omsorg"
    assert [one.tag for one in drawing[:2]] == [f"{SVG}title", f"{SVG}desc"]


def test_drawing_with_links_is_a_list_with_one_stop_for_the_keyboard_per_row() -> None:
    programme = programme_of(activity("Forum", when=["maj 2024", "juni 2024"]))

    drawing = _drawing(programme, link=lambda occurrence: f"/forekomst/{occurrence.key}")

    links = [(one.get("href"), one.get("tabindex")) for one in drawing.iter(f"{SVG}a")]
    assert links == [
        ("/forekomst/forum/1", None),
        ("/forekomst/forum/1", "-1"),
        ("/forekomst/forum/2", "-1"),
    ]
    rows = [one for one in drawing.iter() if one.get("role") == "listitem"]
    assert [row.get("aria-label") for row in rows] == ["Forum: maj 2024; juni 2024"]


def test_drawing_is_made_of_attributes_alone() -> None:
    programme = programme_of(
        TWO_TRACKS + activity("Forum", when="maj 2024", tracks=["stoette", "modning"])
    )

    drawing = _drawing(programme, today=date(2024, 2, 20), link=lambda _: "/")

    assert {one.tag.removeprefix(SVG) for one in drawing.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "a",
        "rect",
        "line",
        "polygon",
        "text",
    }
    names = {name for one in drawing.iter() for name in one.attrib}
    assert names.isdisjoint({"style", "class", "id"})
    assert [name for name in names if name.startswith("on")] == []


def test_hostile_names_are_text_and_nothing_else() -> None:
    name = "</text><script>alert(1)</script> ]]> & \\u0008"
    programme = programme_of(
        activity("Forum", when="maj 2024").replace('"Forum"', f'"{name}"'), title="<b>"
    )

    drawing = _drawing(programme)

    assert "script" not in {one.tag.removeprefix(SVG) for one in drawing.iter()}
    titles = [one.text for one in drawing.iter(f"{SVG}title")]
    assert "</text><script>alert(1)</script> ]]> & \ufffd" in titles


def test_long_name_is_cut_and_stands_in_full_in_its_title() -> None:
    name = "Tværkommunal erfaringsudveksling om implementering og forankring " * 4
    programme = programme_of(
        activity("Forum", when="maj 2024").replace('"Forum"', f'"{name.strip()}"')
    )

    drawing = _drawing(programme)

    assert [text for text in _texts(drawing) if text.endswith("…")] != []
    assert name.strip() in [one.text for one in drawing.iter(f"{SVG}title")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [700, 1000])
def test_no_texts_of_an_example_overlap(path: Path, width: int) -> None:
    programme = read_definition(path.read_bytes()).programme
    shown = timeline(programme, expand(programme))

    drawing = ElementTree.fromstring(drawn(shown, "da", today=date(2024, 2, 20), width=width))

    boxes = list(_boxes(drawing, 0.0, 0.0))
    overlapping = [
        (one[0], other[0])
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if _overlap(one, other)
    ]
    assert len(boxes) > 10
    assert overlapping == []
    assert [box[0] for box in boxes if box[1] < 0 or box[2] > width + 1] == []


@given(name=st.text(max_size=80), width=st.integers(300, 2000))
def test_any_name_gives_a_drawing_that_can_be_read_back(name: str, width: int) -> None:
    programme = programme_of(activity("Forum", when="maj 2024"))
    renamed = programme.model_copy(
        update={"title": name, "activities": (_renamed(programme, name),)}
    )

    drawing = ElementTree.fromstring(drawn(timeline(renamed, laid_out(renamed)), "en", width=width))

    assert drawing.get("width") == str(width)


def test_ninety_eight_sites_are_no_more_to_look_at_than_three() -> None:
    programme = programme_of(activity("Lokalt", when="maj 2023", scope="local"))

    three = timeline_svg(programme, laid_out(programme, sites=3), "da")
    many = timeline_svg(programme, laid_out(programme, sites=98), "da")

    assert many.replace("98 steder", "3 steder") == three


@pytest.mark.parametrize("colour", [NEUTRAL, *track_colours("abcdef").values()])
def test_colours_stand_clear_of_each_other(colour: Colour) -> None:
    text = "#1f2933"

    assert _contrast(colour.ink, "#ffffff") >= 4.5
    assert _contrast(colour.ink, colour.tint) >= 4.5
    assert _contrast(text, colour.tint) >= 4.5


def _renamed(programme: Programme, name: str) -> Activity:
    return programme.activities[0].model_copy(update={"name": name})


Box = tuple[str, float, float, float, float]


def _boxes(element: ElementTree.Element, x: float, y: float) -> list[Box]:
    """Return each text with where its letters go, from left to right and top to bottom."""
    if moved := re.match(r"translate\(([\d.]+) ([\d.]+)\)", element.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    found = []
    if element.tag == f"{SVG}text" and element.text:
        size = float(element.get("font-size", "13"))
        # The estimate is generous, the letters themselves take a little less.
        width = text_width(element.text, size) * 0.93
        shift = {"middle": width / 2, "end": width}.get(element.get("text-anchor", ""), 0.0)
        left, base = x + float(element.get("x", "0")) - shift, y + float(element.get("y", "0"))
        found.append((element.text, left, left + width, base - size * 0.7, base))
    return found + [box for child in element for box in _boxes(child, x, y)]


def _overlap(one: Box, other: Box) -> bool:
    return one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
