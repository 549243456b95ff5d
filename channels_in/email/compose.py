"""An outgoing message as a mail: plain and HTML, the municipality as sender, our Message-ID and reply token."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from tickets.models import Message, Ticket
from tickets.references import reply_token

SUBJECT_MAX = 180


def from_address(ticket: Ticket) -> str:
    """The inbox's own address when it is one for mail, else the installation's."""
    return ticket.inbox.address if "@" in ticket.inbox.address else settings.DEFAULT_FROM_EMAIL


def reply_address(ticket: Ticket) -> str:
    """The address an answer goes to, with the token that leads it back: kundcenter+12-ab…@storan.example."""
    local, _at, domain = from_address(ticket).partition("@")
    return f"{local}+{reply_token(ticket.pk)}@{domain}"


def subject_of(message: Message) -> str:
    ticket = message.ticket
    if message.is_automatic:
        # Nothing a stranger wrote goes to an address that may be somebody else's.
        return _("We have received your message, ticket %(number)s") % {"number": ticket.shown_number}
    return f"{one_line(ticket.subject, SUBJECT_MAX)} [#{ticket.number}]"


def compose(message: Message) -> EmailMessage:
    """Build the mail. Header values are one line each: the email package refuses anything else."""
    ticket, language = message.ticket, message.language or ticket.requester.language
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(known):
        mail = EmailMessage(policy=SMTP)
        _set_headers(mail, message)
        context = {"message": message, "ticket": ticket, "municipality": settings.MUNICIPALITY, "language": known}
        mail.set_content(render_to_string("email/reply.txt", context))
        mail.add_alternative(render_to_string("email/reply.html", context), subtype="html")
    for attachment in message.attachments.all():
        maintype, _slash, subtype = attachment.content_type.partition("/")
        with default_storage.open(attachment.storage_name) as file:
            mail.add_attachment(
                file.read(), maintype=maintype, subtype=subtype or "octet-stream", filename=attachment.name
            )
    return mail


def _set_headers(mail: EmailMessage, message: Message) -> None:
    ticket = message.ticket
    mail["Subject"] = subject_of(message)
    mail["From"] = _address(from_address(ticket), ticket.inbox.sender_name)
    # A name is what its bearer wrote: an automatic mail does without.
    to = [_address(row["value"], "" if message.is_automatic else row.get("name", "")) for row in message.recipients]
    mail["To"] = to[:1]
    if to[1:]:
        mail["Cc"] = to[1:]
    mail["Reply-To"] = _address(reply_address(ticket), ticket.inbox.sender_name)
    mail["Date"] = format_datetime(timezone.localtime(message.created_at))
    mail["Message-ID"] = f"<{message.message_id}>"
    if message.in_reply_to:
        mail["In-Reply-To"] = mail["References"] = f"<{message.in_reply_to}>"
    if message.is_automatic:
        mail["Auto-Submitted"] = "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"


def _address(value: str, name: str) -> Address:
    return Address(display_name=one_line(name, 100), addr_spec=value)
