"""Our own mail server's word on a sender; what the sender may have written in it is no word."""

import pytest

from modning_web.notices.vouching import is_vouched_for

OURS = "mx.styrelsen.example"
REST = b"From: bo@koege.example\r\n\r\nHej"


def mail(*lines: str) -> bytes:
    heads = (f"Authentication-Results: {line}\r\n".encode() for line in lines)
    return b"".join(heads) + REST


@pytest.mark.parametrize(
    ("line", "is_vouched"),
    [
        (
            f"{OURS}; spf=pass smtp.mailfrom=koege.example; dmarc=pass header.from=koege.example",
            True,
        ),
        (f"{OURS} 1; dmarc = pass (p=reject)", True),
        (f"{OURS.upper()}; DMARC=PASS", True),
        (f"{OURS};\r\n dkim=pass;\r\n dmarc=pass", True),
        (f"{OURS}; dmarc=fail (p=none) header.from=koege.example", False),
        (f"{OURS}; spf=pass smtp.mailfrom=koege.example", False),
        (f"{OURS}; none", False),
        (f"{OURS}", False),
        ("mx.example.com; dmarc=pass", False),
        # What the sender can put into a line that our server writes:
        (f'{OURS}; spf=pass smtp.mailfrom="dmarc=pass"@ond.example; dmarc=fail', False),
        (f'{OURS}; spf=pass smtp.mailfrom="a; dmarc=pass"@ond.example; dmarc=fail', False),
        (f"{OURS}; spf=pass (helo ; dmarc=pass) smtp.helo=x; dmarc=fail", False),
        (f"{OURS}; spf=pass (a (b) ; dmarc=pass); dkim=none", False),
        (f"{OURS}; spf=pass smtp.mailfrom=dmarc=pass@ond.example", False),
        (f"{OURS}; spf=pass smtp.mailfrom=x; dmarc=pass@ond.example; dmarc=fail", False),
        (f"{OURS}; x-dmarc=pass", False),
    ],
)
def test_only_a_verdict_of_our_server_vouches(line: str, is_vouched: bool) -> None:  # noqa: FBT001 -- a case
    assert is_vouched_for(mail(line), OURS) is is_vouched


def test_topmost_line_of_our_server_counts() -> None:
    assert not is_vouched_for(mail(f"{OURS}; dmarc=fail", f"{OURS}; dmarc=pass"), OURS)
    assert is_vouched_for(mail(f"{OURS}; dmarc=pass", f"{OURS}; dmarc=fail"), OURS)


def test_server_without_a_name_is_asked_by_its_place_on_top() -> None:
    nameless = (
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x.dk; dkim=pass; dmarc={};compauth=pass"
    )

    assert is_vouched_for(mail(nameless.format("pass")), "*")
    assert not is_vouched_for(mail(nameless.format("fail"), "mx.ond.example; dmarc=pass"), "*")
    assert not is_vouched_for(REST, "*")


def test_without_a_server_to_ask_every_sender_is_believed() -> None:
    assert is_vouched_for(REST, "")
