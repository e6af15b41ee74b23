from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pytest
from core.small_programme import DEFINITION, small_programme
from pypdf import PdfReader

from modning.document.content import (
    BulletList,
    Document,
    Facts,
    Figure,
    Heading,
    Landscape,
    Link,
    Table,
)
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.language import Language
from modning.programme.reading import read_definition
from modning.reports.annex import annex

DATED = date(2026, 1, 1)


def small_annex(language: Language | None = None) -> Document:
    return annex(small_programme(), dated=DATED, language=language)


def tables(document: Document) -> dict[str, Table]:
    return {part.caption: part for part in document.flow() if isinstance(part, Table)}


def plain(table: Table) -> list[list[str]]:
    return [[cell.text if isinstance(cell, Link) else cell for cell in row] for row in table.rows]


def sheet(document: Document, activity: str) -> dict[str, tuple[str, ...]]:
    parts = list(document.flow())
    place = next(
        number
        for number, part in enumerate(parts)
        if isinstance(part, Heading) and part.anchor == f"activity-{activity}"
    )
    facts = parts[place + 1]
    assert isinstance(facts, Facts)
    return {fact.label: fact.values for fact in facts.facts}


def test_annex_tells_the_programme_in_its_title_block():
    document = small_annex()
    block = document.parts[0]

    assert isinstance(block, Facts)
    assert (document.title, document.subtitle) == (
        "Sammen om overgangen",
        "Aktiviteter og tidsplan",
    )
    assert {fact.label: fact.values[0] for fact in block.facts} == {
        "Forløb": "Modningsprojekt",
        "Ejer": "Styrelsen",
        "Periode": "2023–2024",
        "Revideret": "den 20. august 2022",
        "Bygger på": "Bilag 2",
        "Formål": "At modne indsatsen.",
    }


def test_annex_footer_tells_reservation_and_revision_date():
    assert (
        small_annex().footer
        == "Sammen · Med forbehold for ændringer · Revideret den 20. august 2022"
    )


def test_annex_is_dated_by_the_revision_and_else_by_the_day_given():
    unrevised = read_definition(DEFINITION.replace("revised = 2022-08-20", "")).programme

    assert small_annex().dated == date(2022, 8, 20)
    assert annex(unrevised, dated=DATED).dated == DATED


def test_annex_timetable_has_each_time_of_each_activity_in_order():
    table = tables(small_annex())["Aktiviteter i rækkefølge efter tid"]

    assert plain(table) == [
        [
            "Den 20. januar 2023 kl. 9.30–12.00",
            "Opstartsmøde",
            "Edisonsvej, Odense; lokale 1, 2",
            "Projektkommuner, Styrelsen",
        ],
        [
            "Februar–marts 2023\n3–4 timer",
            "Dialogmøde",
            "Virtuelt, telefon",
            "Implementeringsteam, Styrelsen, flere efter behov",
        ],
        [
            "Den 9.–10. oktober 2023\n2 dage med overnatning",
            "Modningsforum",
            "Odense",
            "Praktiker (mindst 1), Evaluator (evt.)",
        ],
        [
            "November 2024\n2 dage med overnatning",
            "Modningsforum",
            "Odense",
            "Praktiker (mindst 1), Evaluator (evt.)",
        ],
    ]


def test_annex_timetable_sets_apart_what_has_no_place_in_time():
    table = tables(small_annex())["Løbende og tilbagevendende, og det, der ikke har en tid endnu"]

    assert plain(table) == [
        ["Løbende", "Sparring", "", "Projektleder"],
        ["Ikke fastlagt, Opstart", "Casebesøg", "I den enkelte kommune", ""],
    ]


def test_annex_has_a_sheet_for_each_activity_in_order_of_time():
    headings = [heading.text for heading in small_annex().headings() if heading.level == 2]

    assert headings == ["Opstartsmøde", "Dialogmøde", "Modningsforum", "Sparring", "Casebesøg"]


def test_annex_sheet_says_all_that_is_said_of_the_activity():
    assert sheet(small_annex(), "forum") == {
        "Hvornår": ("November 2024", "Den 9.–10. oktober 2023"),
        "Varighed": ("2 dage med overnatning",),
        "Hvor": ("Odense",),
        "Deltagerkreds": (
            "Praktiker (mindst 1, som har leveret indsatsen)",
            "Evaluator (evt., kan deltage online)",
        ),
        "Hvem gør hvad": ("Leder mødet: Evaluator og Projektleder", "Lokaler: Styrelsen"),
        "Rækkefølge": ("Efter Dialogmøde",),
        "Resultat": ("Ny version: Version 2",),
        "Kilde": ("side 9",),
    }
    assert sheet(small_annex(), "opstart")["Dagsorden"] == ("09.30–10.00: Velkomst, Styrelsen",)


def test_annex_figure_stands_on_a_landscape_page_and_says_what_it_shows():
    turned = [part for part in small_annex().parts if isinstance(part, Landscape)]
    figures = [part for part in turned[0].parts if isinstance(part, Figure)]

    assert len(turned) == 1
    (figure,) = figures
    assert figure.alt == (
        "Tidslinje med 5 aktiviteter i perioden 2023–2024. Faserne er Opstart. Tabellen"
        " “Aktiviteter i rækkefølge efter tid” siger det samme med ord."
    )


def test_annex_figure_of_many_activities_is_drawn_in_parts_of_whole_rows():
    more = "".join(
        f'\n[[activities]]\nid = "a{n}"\nname = "Aktivitet {n}"\nkind = "other"\nwhen = "2023"\n'
        for n in range(80)
    )
    document = annex(read_definition(DEFINITION + more).programme, dated=DATED)

    figures = [part for part in document.flow() if isinstance(part, Figure)]

    assert len(figures) > 1
    assert all(sum(f"Aktivitet {n}<" in one.svg for one in figures) == 1 for n in range(80))


def test_annex_tells_parties_roles_and_phases():
    found = tables(small_annex())

    assert plain(found["Parter"]) == [
        ["Styrelsen", ""],
        ["Projektkommuner", "3–4"],
        ["Evaluator", ""],
    ]
    assert plain(found["Roller og team"])[-1] == [
        "Implementeringsteam",
        "Projektkommuner",
        "Team af Projektleder og Praktiker (2).",
    ]
    assert plain(found["Faser"]) == [["Opstart", "Januar–marts 2023"]]


def test_annex_tells_promises_questions_contributions_call_and_what_is_open():
    document = small_annex()
    lists = [part.items for part in document.flow() if isinstance(part, BulletList)]
    told = {
        fact.label: fact.values
        for part in document.flow()
        if isinstance(part, Facts)
        for fact in part.facts
    }

    assert lists == [("Hver kommune holder ét dialogmøde.",), ("Hvem der betaler.",)]
    assert told["Spørgsmål"] == ("Virker det?",)
    assert told["Frist"] == ("Den 1. december 2022",)
    assert told["Krav"] == ("En leder skriver under.",)
    assert told["Kriterier"] == ("Behov: Hvor stort det er.",)
    assert plain(tables(document)["Hvor data kommer fra"]) == [
        ["Interviews", "Praktiker", "Casebesøg"]
    ]
    assert plain(tables(document)["Hvad parterne bidrager med"]) == [
        ["Projektkommuner", "Tid til interviews.\nData om borgerne."]
    ]


def test_annex_in_english_keeps_names_and_translates_labels_and_times():
    document = small_annex("en")

    assert document.language == "en"
    assert sheet(document, "dialog") == {
        "When": ("February–March 2023",),
        "Duration": ("3–4 hours",),
        "Where": ("Virtual, telephone",),
        "Participants": ("Implementeringsteam", "Styrelsen", "More as needed"),
    }


def test_annex_of_a_programme_without_activities_has_no_empty_sections():
    bare = read_definition(
        'format = 1\nid = "tom"\ntitle = "Tom"\nkind = "maturation"\nperiod = "2023"\n'
        'parties = [{ id = "p", kind = "agency", name = "Styrelsen" }]\n'
    ).programme

    assert [heading.text for heading in annex(bare, dated=DATED).headings()] == ["Hvem er med"]


def test_annex_is_as_long_for_98_sites_as_for_3():
    many = read_definition(DEFINITION.replace('number = "3-4"', 'number = "98"')).programme

    assert len(annex(many, dated=DATED).parts) == len(small_annex().parts)


def test_annex_pdf_shows_when_and_where_within_the_first_two_pages():
    pages = PdfReader(BytesIO(write_pdf(small_annex()))).pages
    start = " ".join(" ".join(one.extract_text() for one in pages[:2]).split())

    assert "Den 9.–10. oktober 2023" in start
    assert "Edisonsvej, Odense" in start


@pytest.mark.parametrize("language", ["da", "en"])
def test_annex_can_be_written_in_every_format(language):
    document = small_annex(language)

    pdf = write_pdf(document)

    assert page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert write_word(document).startswith(b"PK")
    assert "Opstartsmøde" in write_html(document)
    assert write_pdf(replace(document)) == pdf
