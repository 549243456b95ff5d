"""Who wrote a mail: a person, an autoresponder, a list, a program (RFC 3834)."""

import pytest

from channels_in.email.automatic import Written, written

ANN = "ann@mejl.example"


def by(*headers: tuple[str, str], sender: str = ANN, subject: str = "Soptunnan", report_type: str = "") -> Written:
    return written(headers, sender=sender, subject=subject, report_type=report_type)


@pytest.mark.parametrize(
    "header",
    [
        ("auto-submitted", "no"),
        ("auto-submitted", "No (a person)"),
        ("x-auto-response-suppress", "None"),
        ("precedence", "first-class"),
        ("return-path", "<ann@mejl.example>"),
        ("list-id", ""),
    ],
)
def test_mail_of_a_person(header: tuple[str, str]) -> None:
    assert by(header) == by() == Written.BY_A_PERSON


@pytest.mark.parametrize(
    "subject", ["Automatiskt svar: Soptunnan", "Autosvar", "Out of office", "Re: Frånvaro i skolan"]
)
def test_subject_alone_proves_nothing(subject: str) -> None:
    assert by(subject=subject) == Written.BY_A_PERSON


@pytest.mark.parametrize(
    "header",
    [
        ("x-auto-response-suppress", "All"),
        ("precedence", "bulk"),
        ("return-path", "<>"),
        ("auto-submitted", "auto-generated"),
    ],
)
@pytest.mark.parametrize("subject", ["Automatiskt svar: Soptunnan", "AUTOSVAR", "Out of Office: x", "Automatic reply"])
def test_subject_with_another_sign_is_an_autoresponder(subject: str, header: tuple[str, str]) -> None:
    assert by(header, subject=subject) == Written.AS_REPLY
    assert by(header) == Written.BY_A_PROGRAM


@pytest.mark.parametrize(
    "header",
    [
        ("auto-submitted", "auto-replied"),
        ("auto-submitted", "Auto-Replied; owner-email=ann@mejl.example"),
        ("auto-submitted", "auto-replied (vacation)"),
        ("precedence", "auto_reply"),
        ("x-autoreply", "yes"),
        ("x-autorespond", "Soptunnan"),
    ],
)
def test_autoresponder_says_so(header: tuple[str, str]) -> None:
    assert by(header) == Written.AS_REPLY


@pytest.mark.parametrize(
    "headers",
    [
        [("list-id", "<nyheter.mejl.example>")],
        [("list-post", "<mailto:lista@mejl.example>")],
        [("precedence", "list")],
        [("precedence", "bulk"), ("list-unsubscribe", "<mailto:bort@mejl.example>")],
    ],
)
def test_mailing_list(headers: list[tuple[str, str]]) -> None:
    assert by(*headers) == Written.TO_A_LIST


@pytest.mark.parametrize(
    "sender",
    ["noreply@mejl.example", "no-reply+12@mejl.example", "svara-ej@mejl.example", "MAILER-DAEMON@mejl.example"],
)
def test_address_nobody_reads_is_a_program(sender: str) -> None:
    assert by(sender=sender) == Written.BY_A_PROGRAM


def test_name_that_only_begins_alike_is_a_person() -> None:
    assert by(sender="noreplyson@mejl.example") == Written.BY_A_PERSON


@pytest.mark.parametrize("kind", ["disposition-notification", "feedback-report"])
def test_receipt_is_a_receipt(kind: str) -> None:
    assert by(report_type=kind) == Written.AS_RECEIPT


def test_our_own_headers_mean_nothing_from_outside() -> None:
    assert by(("x-servicedesk-written", "person"), ("auto-submitted", "auto-replied")) == Written.AS_REPLY
