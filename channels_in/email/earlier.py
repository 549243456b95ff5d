"""Earlier text that goes along with a mail: what is quoted in an answer, what is forwarded to others.

The last line of defence: whatever Message.options names, only messages of the same ticket that the requester may see
come out of here. Never a note, never anything of a side conversation, never another ticket's.
"""

from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from channels_in.email.quotes import fold
from servicedesk.lib.html import text_to_html
from servicedesk.lib.markdown import to_html, to_text
from tickets.models import Attachment, Direction, Message


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of earlier text: its heading, line by line, and what it says, marked or not as a quote."""

    heading: str
    text: str
    html: SafeString
    is_quote: bool

    @property
    def plain(self) -> str:
        body = "\n".join(f"> {line}".rstrip() for line in self.text.split("\n")) if self.is_quote else self.text
        return f"{self.heading}\n{'' if self.is_quote else chr(10)}{body}"


def blocks_of(message: Message) -> list[Block]:
    """Return what goes along with a message, in order."""
    quoted, included = message.options.get("quote"), list(message.options.get("include", ()))
    if not quoted and not included:
        return []
    found = {row.pk: row for row in _may_leave(message, [quoted, *included])}
    blocks = [_forwarded(found[pk]) for pk in included if pk in found]
    if quoted in found and _may_be_quoted(message, found[quoted]):
        blocks.append(_quote(found[quoted]))
    return blocks


def files_of(message: Message) -> list[Attachment]:
    """Return the files of what is forwarded, when they shall go along, and of the messages named for their files."""
    forwarded = message.options.get("include", ()) if message.options.get("with_files", True) else ()
    ids = [*forwarded, *message.options.get("files_of", ())]
    if not ids:
        return []
    rows = Attachment.objects.filter(message__in=_may_leave(message, ids))
    return sorted(rows, key=lambda row: (ids.index(row.message_id), row.created_at, row.pk))


def _may_leave(message: Message, ids: list[int | None]) -> list[Message]:
    of_ticket = message.ticket.messages.visible_to_requester()
    return list(of_ticket.filter(pk__in=[pk for pk in ids if pk]).select_related("contact", "agent", "integration"))


def _may_be_quoted(message: Message, quoted: Message) -> bool:
    """The words of somebody with protected identity are quoted to themself and nobody else."""
    if quoted.direction != Direction.IN or quoted.contact_id != message.ticket.requester_id:
        return False
    if quoted.contact is None or not quoted.contact.is_protected:
        return True
    theirs = set(quoted.contact.addresses.values_list("value", flat=True))
    return all(row["value"] in theirs for row in message.recipients)


def _quote(quoted: Message) -> Block:
    new = fold(quoted.body).new
    said = _("On %(date)s at %(time)s %(name)s wrote:") % {
        "date": _date(quoted),
        "time": _time(quoted),
        "name": quoted.contact.name if quoted.contact else "",
    }
    return Block(said, new, text_to_html(new), is_quote=True)


def _forwarded(message: Message) -> Block:
    lines = [
        f"---------- {_('Forwarded message')} ----------",
        _("From: %(name)s") % {"name": _name(message)},
        _("Sent: %(date)s at %(time)s") % {"date": _date(message), "time": _time(message)},
    ]
    by_us = message.direction == Direction.OUT
    text, html = (to_text(message.body), to_html(message.body)) if by_us else (message.body, text_to_html(message.body))
    return Block("\n".join(lines), text, html, is_quote=False)


def _name(message: Message) -> str:
    if message.contact is not None:
        return _("a person with protected identity") if message.contact.is_protected else message.contact.name
    return message.ticket.inbox.sender_name


def _date(message: Message) -> str:
    return formats.date_format(timezone.localtime(message.created_at), "j F Y").lower()


def _time(message: Message) -> str:
    return f"{timezone.localtime(message.created_at):%H.%M}"
