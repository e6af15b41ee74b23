from datetime import date

import pytest
from core.meetings.test_decision_log import AT_KOEGE, COMMON
from core.meetings.test_training import PIA, found
from core.reports.test_minutes_documents import NAMES, tables

from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.meeting.decision_log import decision_log
from modning.reports.meeting import certificate, log_document
from modning.reports.meeting.certificate import NotTrained


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


def test_certificate_lists_the_days_attended():
    (training,) = found(date(2022, 6, 1), PIA)
    document = certificate(
        training,
        intervention="Mestring i grupper",
        issuer="Styrelsen",
        issued_on=date(2022, 6, 1),
        modules={"modul-2": "Modul 2"},
        language="da",
    )

    assert tables(document)["Undervisningsdage"].rows == (
        ("modul-1-dag-1", "den 9. februar 2022"),
        ("modul-1-dag-2", "den 12. maj 2022"),
        ("Modul 2", "den 15. marts 2022"),
    )
    assert write_pdf(document).startswith(b"%PDF")


def test_certificate_is_refused_to_one_who_lacks_a_module():
    (training,) = found(date(2022, 3, 1), PIA)

    with pytest.raises(NotTrained) as refusal:
        certificate(
            training,
            intervention="x",
            issuer="x",
            issued_on=date(2022, 3, 1),
            modules={"modul-2": "Modul 2"},
            language="da",
        )

    assert refusal.value.told.da == (
        "Pia mangler modul-1-dag-2, Modul 2. Et kursusbevis kræver alle moduler."
    )
