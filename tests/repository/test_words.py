"""What must not stand in the repository."""

import re
from pathlib import Path

import pytest
from repository.tracked_files import ROOT, tracked

CPR_LIKE = re.compile(r"(?<![\d.\-])(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}-\d{4}(?!\d)")
VAGUE = re.compile(r"(^|/)(utils?|helpers?|common|services?|misc)(\.py)?(/|$)")
BINARY = {".woff2", ".png", ".mo", ".ico", ".docx", ".pdf"}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    names = [name for name in tracked() if Path(name).suffix not in BINARY]
    return {name: (ROOT / name).read_text("utf-8") for name in names}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [name for name in tracked() if VAGUE.search(name)] == []


def test_no_text_holds_what_looks_like_a_cpr_number(texts: dict[str, str]) -> None:
    vendored = ("src/modning_web/static/vendor/", "tests/repository/")

    found = [
        name
        for name, text in texts.items()
        if not name.startswith(vendored) and CPR_LIKE.search(text)
    ]

    assert found == []


def test_every_suppression_ends_with_its_reason(texts: dict[str, str]) -> None:
    bare = re.compile(
        r"#\s*(noqa|type: ignore)(:\s*[A-Z]+\d+|\[[a-z\-, ]+\])?(,\s*[A-Z]+\d+)*\s*$", re.M
    )

    found = [name for name, text in texts.items() if name.endswith(".py") and bare.search(text)]

    assert found == []
