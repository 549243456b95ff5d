"""Delivery reports as mail servers write them, about a mail of ours."""

STANDARD = """\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.mejl.example>
To: kundcenter@storan.example
Subject: {subject}
Auto-Submitted: auto-replied
Message-ID: <20261120091500.8F2C1@mx.mejl.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

Brevet kunde inte lämnas.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.mejl.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {diagnostic}

--b1
Content-Type: {original}

Message-ID: <{message_id}>
From: kundcenter@storan.example
To: {recipient}
Subject: Soptunnan

--b1--
"""

IN_WORDS = """\
Return-Path: <>
From: postmaster@mx.mejl.example
To: kundcenter@storan.example
Subject: Delivery failure
Content-Type: text/plain; charset=utf-8

Your message could not be delivered to {recipient}:
550 5.1.1 User unknown

------ This is a copy of the headers ------
Message-ID: <{message_id}>
Subject: Soptunnan
"""


def standard(message_id: str = "a@b.example", **fields: str) -> bytes:
    """An RFC 3464 report; every field of it may be another."""
    values = {
        "subject": "Undelivered Mail Returned to Sender",
        "recipient": "ann@mejl.example",
        "action": "failed",
        "status": "5.1.1",
        "diagnostic": "550 5.1.1 <ann@mejl.example>: Recipient address rejected",
        "original": "text/rfc822-headers",
    }
    return STANDARD.format(message_id=message_id, **{**values, **fields}).encode()


def in_words(message_id: str = "a@b.example", recipient: str = "ann@mejl.example") -> bytes:
    """A report that follows no standard."""
    return IN_WORDS.format(message_id=message_id, recipient=recipient).encode()
