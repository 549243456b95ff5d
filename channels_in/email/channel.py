"""The door for mail: what came in is understood here, and answers leave here."""

from dataclasses import replace
from typing import Any

from django.conf import settings

from channels_in.base import CannotRead, ChannelError
from channels_in.email.compose import compose, from_address
from channels_in.email.incoming import to_incoming
from channels_in.email.limits import parse_within_limits
from channels_in.email.marks import marked
from channels_in.email.parsing import MailTooComplex, ParsedFile
from channels_in.email.transport import Deliver, transport
from channels_in.models import RawInbound
from tickets.incoming import IncomingFile, IncomingMessage
from tickets.models import Message


class EmailChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage:
        """Pure: the row's bytes, and what the sending server said. Raises CannotRead for a mail over a limit."""
        body = bytes(raw.body)
        try:
            mail = parse_within_limits(body, received_at=raw.received_at, authserv_id=settings.MAIL_AUTHSERV_ID)
        except MailTooComplex as error:
            raise CannotRead(str(error)) from error
        incoming = to_incoming(mail, received_at=raw.received_at, stored_files=())
        files = tuple(_found(file) for file in mail.files)
        return marked(replace(incoming, files=files), mail, body, envelope=raw.envelope)

    def send(self, message: Message) -> None:
        """Hand the mail over once per recipient; those who have had it, or never can, are not tried again.

        message.recipients tells afterwards who had it; between two of them it is written down at once.
        Raises ChannelError: not permanent while a recipient may still get it, permanent when one never will.
        """
        if not message.recipients:
            raise ChannelError("no recipients", permanent=True)
        if waiting := [row for row in message.recipients if not row.get("sent") and not row.get("refused")]:
            mail = compose(message).as_bytes()
            with transport(message.ticket.inbox) as deliver:
                problems = _hand_over_to_all(deliver, message, waiting, mail)
            if problems:
                raise ChannelError(
                    str(problems[0]),
                    ambiguous=any(error.ambiguous for error in problems),
                    is_about_server=problems[-1].is_about_server,
                )
        if refused := [row for row in message.recipients if row.get("refused")]:
            raise ChannelError("; ".join(f"{row['value']}: {row['refused']}" for row in refused), permanent=True)


def _found(file: ParsedFile) -> IncomingFile:
    return IncomingFile(
        name=file.name,
        storage_name="",
        content_type=file.content_type,
        size=len(file.content),
        sha256="",
        content_id=file.content_id,
        content=file.content,
    )


def _hand_over_to_all(
    deliver: Deliver, message: Message, waiting: list[dict[str, Any]], mail: bytes
) -> list[ChannelError]:
    """Returns what stood in the way where it can be tried again. A server that takes nobody's mail is asked once."""
    problems: list[ChannelError] = []
    for row in waiting:
        if error := _hand_over(deliver, message, row, mail):
            problems.append(error)
            if error.is_about_server:
                break
        elif row is not waiting[-1]:
            Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
    return problems


def _hand_over(deliver: Deliver, message: Message, recipient: dict[str, Any], mail: bytes) -> ChannelError | None:
    """Send to one recipient and note how it went. Returns what stood in the way if it can be tried again."""
    # An automatic mail has no envelope sender, so that nothing answers it (RFC 3834, section 3.3).
    sender = "" if message.is_automatic else from_address(message.ticket)
    try:
        deliver(sender, str(recipient["value"]), mail)
    except ChannelError as error:
        if not error.permanent:
            return error
        recipient["refused"] = str(error)
    else:
        recipient["sent"] = True
    return None
