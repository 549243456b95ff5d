"""manage.py receive_mail --inbox SLUG < message: a pipe for Postfix, Exim and procmail."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as DatabaseError

from channels_in.email.receive import NoSuchInbox, Refused, inbox_for, inbox_named, make_ticket_now, receive


class Command(BaseCommand):
    help = (
        "Takes a mail from standard input and prints its ticket's number, or 'kept' when a job makes it. Ends with 0 "
        "when the mail is ours, 75 when the same may do well later, 65 for a mail that is refused, 67 for an unknown "
        "inbox (sysexits.h)."
    )
    requires_system_checks: list[str] = []  # a mail server starts it once for each mail

    def add_arguments(self, parser: CommandParser) -> None:
        to = parser.add_mutually_exclusive_group(required=True)
        to.add_argument("--inbox", help="the inbox's slug")
        to.add_argument("--recipient", help="the address the mail came to, with or without +…")
        parser.add_argument("--sender", default=None, help='the envelope sender; "" for a bounce')

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read(settings.MAIL_MAX_BYTES + 1)
        try:
            self.stdout.write(take(raw, options["inbox"], options["recipient"], options["sender"]))
        except NoSuchInbox as error:
            self._end(os.EX_NOUSER, f"no such inbox: {error}")
        except Refused as error:
            self._end(os.EX_DATAERR, str(error))
        except Exception as error:
            # Any other status would make the mail server send the mail back to a citizen who did nothing wrong.
            self._end(os.EX_TEMPFAIL, f"not now: {type(error).__name__}")

    def _end(self, status: int, text: str) -> None:
        self.stderr.write(text)
        sys.exit(status)


def take(raw: bytes, slug: str | None, recipient: str | None, sender: str | None) -> str:
    """Return the ticket's number once the mail is ours, or "kept". Raises Refused."""
    inbox = inbox_named(slug) if slug else inbox_for(recipient or "")
    kept = receive(inbox, raw, envelope_from=sender, envelope_to=recipient or "", for_me=True)
    try:
        ticket = make_ticket_now(kept)
    except DatabaseError:
        return "kept"  # it is committed: whatever happens after that, the mail must not come again
    return str(ticket.number) if ticket else "kept"
