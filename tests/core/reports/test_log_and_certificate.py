from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pytest
from core.meetings.test_decision_log import AT_KOEGE, COMMON
from core.meetings.test_training import PIA, found
from core.reports.test_minutes_documents import NAMES, tables
from pypdf import PdfReader

from modning.document.diploma import Diploma
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.language import Language
from modning.meeting.decision_log import decision_log
from modning.reports.meeting import certificate, log_document
from modning.reports.meeting.certificate import Issue, NotTrained


def test_log_document_tells_where_each_was_decided():
    document = log_document(
        decision_log([COMMON, AT_KOEGE]),
        programme="Sammen",
        dated=date(2023, 10, 1),
        names=NAMES,
        language="da",
    )

    assert tables(document)["Beslutninger og opgaver"].rows[0] == (
        "Dialog/1\nden 12. september 2023",
        "Opgave",
        "Find en praktiker.",
        "Sofie Lund",
        "den 1. oktober 2023",
    )


def test_empty_log_says_so():
    document = log_document(
        (), programme="Sammen", dated=date(2023, 10, 1), names={}, language="da"
    )

    assert "Der er ingen beslutninger endnu." in write_html(document)


ISSUE = Issue("Styrelsen", "Karen Lund", date(2022, 6, 1), "123", "Nordby Kommune")


def pia(*, name: str = "Pia", language: Language = "da") -> Diploma:
    (training,) = found(date(2022, 6, 1), replace(PIA, name=name))
    return certificate(
        training,
        programme="Mestring i grupper",
        issue=ISSUE,
        modules={"modul-2": "Modul 2"},
        language=language,
    )


def text_of(diploma: Diploma) -> str:
    (page,) = PdfReader(BytesIO(write_pdf(diploma))).pages
    return " ".join(page.extract_text().split())


def test_certificate_lists_the_days_attended():
    assert pia().table.rows == (
        ("modul-1-dag-1", "den 9. februar 2022"),
        ("modul-1-dag-2", "den 12. maj 2022"),
        ("Modul 2", "den 15. marts 2022"),
    )


@pytest.mark.parametrize(
    ("language", "title", "day"),
    [("da", "Kursusbevis", "den 1. juni 2022"), ("en", "Certificate of training", "1 June 2022")],
)
def test_certificate_is_one_page_with_all_that_it_shows(language, title, day):
    text = text_of(pia(language=language))

    told = [title, "Pia", "Nordby Kommune", "Mestring i grupper", "Modul 2", "Karen Lund", day]
    assert [one for one in told if one not in text] == []
    assert text.count("Styrelsen") == 2
    assert "123" in text


@pytest.mark.parametrize("name", ["Pia", "#link @x *b* $x$ <b>", "Aksel-Bartholomæus " * 9])
def test_certificate_follows_pdf_ua(name):
    pdf = write_pdf(pia(name=name))

    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_certificate_is_the_same_file_every_time():
    assert write_pdf(pia()) == write_pdf(pia())


def test_name_on_a_certificate_is_never_markup():
    assert "#link @x *b* $x$" in text_of(pia(name="#link @x *b* $x$"))


def test_certificate_is_refused_to_one_who_lacks_a_module():
    (training,) = found(date(2022, 3, 1), PIA)

    with pytest.raises(NotTrained) as refusal:
        certificate(
            training,
            programme="x",
            issue=ISSUE,
            modules={"modul-2": "Modul 2"},
            language="da",
        )

    assert refusal.value.told.da == (
        "Pia mangler modul-1-dag-2, Modul 2. Et kursusbevis kræver alle moduler."
    )
