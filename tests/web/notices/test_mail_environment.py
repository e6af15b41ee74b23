"""What the site reads from the machine about mail."""

import pytest

from modning_web.environment import UnusableEnvironment, address_of_site
from modning_web.mail_environment import MailEnvironment, MailServer, read_mail_environment

SENDER = {"MODNING_MAIL_FROM": "Styrelsen <moeder@styrelsen.example>"}


def test_without_variables_no_mail_leaves_and_none_is_read() -> None:
    assert read_mail_environment({}) == MailEnvironment(sending=None, reading=None)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", MailServer("localhost", 25, "none")),
        (
            "smtp+starttls://bo:k%40de@mx.example.dk:2525",
            MailServer("mx.example.dk", 2525, "starttls", "bo", "k@de"),
        ),
        ("smtps://mx.example.dk", MailServer("mx.example.dk", 465, "tls")),
    ],
)
def test_server_to_send_by_is_read(url: str, server: MailServer) -> None:
    read = read_mail_environment({"MODNING_MAIL_URL": url, **SENDER})

    assert read.sending == server
    assert (read.sender_name, read.sender_address) == ("Styrelsen", "moeder@styrelsen.example")
    assert read.neutral_address == "moeder@styrelsen.example"


@pytest.mark.parametrize(
    ("url", "server"),
    [
        (
            "imaps://moeder%40styrelsen.example:kode@imap.example.dk/Svar",
            MailServer("imap.example.dk", 993, "tls", "moeder@styrelsen.example", "kode", "Svar"),
        ),
        ("imap://a:b@localhost:1143", MailServer("localhost", 1143, "none", "a", "b", "INBOX")),
        ("imap+starttls://a:b@x.dk", MailServer("x.dk", 143, "starttls", "a", "b", "INBOX")),
    ],
)
def test_mailbox_to_read_is_read(url: str, server: MailServer) -> None:
    assert read_mail_environment({"MODNING_INBOX_URL": url}).reading == server


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"MODNING_MAIL_URL": "https://mx.example.dk", **SENDER}, "MODNING_MAIL_URL"),
        ({"MODNING_MAIL_URL": "smtp:///x", **SENDER}, "MODNING_MAIL_URL"),
        ({"MODNING_MAIL_URL": "smtp://localhost"}, "MODNING_MAIL_FROM"),
        ({"MODNING_MAIL_URL": "smtp://localhost:post", **SENDER}, "MODNING_MAIL_URL"),
        ({"MODNING_MAIL_URL": "smtp://bo:kodeæ@localhost", **SENDER}, "MODNING_MAIL_URL"),
        ({"MODNING_MAIL_FROM": "Styrelsen <møder@styrelsen.example>"}, "MODNING_MAIL_FROM"),
        ({"MODNING_MAIL_FROM": "Styrelsen"}, "MODNING_MAIL_FROM"),
        ({"MODNING_NEUTRAL_FROM": "Kontakten", **SENDER}, "MODNING_NEUTRAL_FROM"),
        ({"MODNING_INBOX_URL": "pop3://a:b@x.dk"}, "MODNING_INBOX_URL"),
        ({"MODNING_NOTICE_MINUTES": "-1"}, "MODNING_NOTICE_MINUTES"),
        ({"MODNING_LETTERS_KEPT_DAYS": "29"}, "MODNING_LETTERS_KEPT_DAYS"),
        ({"MODNING_LETTERS_KEPT_DAYS": "to år"}, "MODNING_LETTERS_KEPT_DAYS"),
    ],
)
def test_variable_that_cannot_be_right_stops_the_start_by_name(
    variables: dict[str, str], named: str
) -> None:
    with pytest.raises(UnusableEnvironment, match=named):
        read_mail_environment(variables)


def test_neutral_sender_is_read_with_or_without_a_name() -> None:
    for written in ("post@kontakt.example", "Kalender <post@kontakt.example>"):
        read = read_mail_environment({"MODNING_NEUTRAL_FROM": written, **SENDER})
        assert read.neutral_address == "post@kontakt.example"


def test_refusal_does_not_repeat_the_password() -> None:
    with pytest.raises(UnusableEnvironment) as refused:
        read_mail_environment({"MODNING_INBOX_URL": "pop3://a:hemmelig@x.dk"})

    assert "hemmelig" not in str(refused.value)


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"PORT": "8080"}, "http://localhost:8080"),
        ({"MODNING_HOSTS": "a.dk, b.dk", "MODNING_HTTPS": "1"}, "https://a.dk"),
        ({"MODNING_ADDRESS": "https://modning.example.dk/"}, "https://modning.example.dk"),
    ],
)
def test_links_in_letters_lead_to_where_the_site_is(
    variables: dict[str, str], address: str
) -> None:
    assert address_of_site(variables) == address


@pytest.mark.parametrize("address", ["modning.example.dk", "ftp://x.dk", "https://"])
def test_address_that_nobody_can_follow_stops_the_start(address: str) -> None:
    with pytest.raises(UnusableEnvironment, match="MODNING_ADDRESS"):
        address_of_site({"MODNING_ADDRESS": address})
