"""Mails as they are on the wire, and where they go."""

from itertools import count
from typing import Any

from channels_in.email.fetcher import look_through
from channels_in.email.imap import session
from channels_in.models import MailAccount, RawInbound
from servicedesk.lib import secrets
from tests.factories import make_inbox, make_team
from tests.fakes.dovecot import PASSWORD, Dovecot
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
    """The first has ADDRESS, unless another is wanted."""
    is_taken = Inbox.objects.filter(address=ADDRESS).exists()
    free = f"kundcenter{next(_numbers)}@storan.example" if is_taken else ADDRESS
    return make_inbox(
        kind="email",
        address=fields.pop("address", free),
        team=fields.pop("team", None) or make_team("Kontaktcenter"),
        acknowledges=False,
        **fields,
    )


def make_account(server: Dovecot, user: str = "kundcenter", **fields: Any) -> MailAccount:
    """An account on the server, without encryption, for an inbox of its own."""
    inbox = fields.pop("inbox", None) or mail_inbox(address=f"{user}@storan.example")
    values = {
        "host": "127.0.0.1",
        "port": server.port,
        "security": "none",
        "username": user,
        "password": secrets.encrypt(PASSWORD),
    }
    return MailAccount.objects.create(inbox=inbox, **{**values, **fields})


def fetch(account: MailAccount) -> int:
    """One whole session, as a fetcher that begins; returns how many mails it fetched."""
    fresh = MailAccount.objects.select_related("inbox").get(pk=account.pk)
    with session(fresh) as connected:
        return look_through(fresh, connected)


def kept_by(account: MailAccount) -> list[bytes]:
    rows = RawInbound.objects.filter(inbox=account.inbox_id).order_by("pk")
    return [bytes(body) for body in rows.values_list("body", flat=True)]
