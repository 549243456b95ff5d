"""A read mail as an IncomingMessage, and its files put where they stay."""

import io
from collections.abc import Sequence
from datetime import datetime

from channels_in.email.parsing import MailAddress, ParsedMail
from channels_in.email.quotes import fold
from channels_in.email.subjects import is_forward
from servicedesk.lib.files import StoredFile, store
from servicedesk.lib.text import one_line
from tickets.incoming import IncomingAddress, IncomingFile, IncomingMessage
from tickets.models import ChannelKind

SHOWN_MAX = 20  # proposed participants


def store_files(mail: ParsedMail) -> tuple[StoredFile, ...]:
    """Write the mail's files to the storage, in their order. What is stored stays when the database says no."""
    return tuple(store(io.BytesIO(file.content), file.name) for file in mail.files)


def to_incoming(mail: ParsedMail, *, received_at: datetime, stored_files: Sequence[StoredFile]) -> IncomingMessage:
    """Return what the mail says for tickets.actions.receive. stored_files: store_files(mail), in the same order.

    The sender is who From names, never Reply-To; without an address that can be answered there is none. extra:
    message_id, reply_to, cc (addresses, by commas), notes and problems (words, by spaces), report_type.
    """
    sender = mail.from_ if mail.from_ and mail.from_.value else None
    return IncomingMessage(
        channel=ChannelKind.EMAIL,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        new_text=fold(mail.text, is_forward=is_forward(mail.subject)).new,
        received_at=received_at,
        sender=IncomingAddress("email", sender.value, sender.name) if sender else None,
        sender_name=_sender_name(mail.from_),
        files=tuple(_file(stored, mail, at) for at, stored in enumerate(stored_files)),
        reply_token=mail.plus_token,
        in_reply_to=mail.in_reply_to,
        references=mail.references,
        ticket_number=mail.ticket_number,
        extra={
            "message_id": mail.message_id,
            "reply_to": _addresses(mail.reply_to),
            "cc": _addresses([*mail.to, *mail.cc]),
            "notes": " ".join(mail.notes),
            "problems": " ".join(mail.problems),
            "report_type": mail.report_type,
        },
    )


def _sender_name(sender: MailAddress | None) -> str:
    if sender is None:
        return ""
    return sender.name or ("" if sender.value else one_line(sender.written, 200))


def _addresses(people: Sequence[MailAddress]) -> str:
    return ",".join(dict.fromkeys(person.value for person in people[:SHOWN_MAX] if person.value))


def _file(stored: StoredFile, mail: ParsedMail, at: int) -> IncomingFile:
    return IncomingFile(
        name=stored.name,
        storage_name=stored.storage_name,
        content_type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
        content_id=mail.files[at].content_id,
    )
