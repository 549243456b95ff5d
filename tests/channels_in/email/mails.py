"""Mails as they are on the wire, and where they go."""

from itertools import count
from typing import Any

from tests.factories import make_inbox, make_team
from tickets.models import Inbox

_numbers = count(1)
ADDRESS = "kundcenter@storan.example"


def mail(subject: str = "Soptunnan blev inte tömd", **headers: str) -> bytes:
    """A plain mail with a Message-ID of its own."""
    number = next(_numbers)
    lines = {
        "From": f"Ann Berg <ann{number}@mejl.example>",
        "To": ADDRESS,
        "Subject": subject,
        "Date": "Mon, 02 Mar 2026 09:30:00 +0100",
        "Message-ID": f"<{number}@mejl.example>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{head}\r\nHej! Tunnan vid Åkervägen {number} blev inte tömd.\r\n".encode()


def mail_inbox(**fields: Any) -> Inbox:
    return make_inbox(
        kind="email",
        address=fields.pop("address", ADDRESS),
        team=fields.pop("team", None) or make_team("Kontaktcenter"),
        acknowledges=False,
        **fields,
    )
