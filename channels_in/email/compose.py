"""An outgoing message as a mail: plain and HTML, the municipality as sender, our Message-ID and reply token."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from channels_in.email.earlier import blocks_of, files_of
from channels_in.email.headers import outgoing_policy, shown_id
from channels_in.email.signatures import signature_of
from servicedesk.lib.html import text_to_html
from servicedesk.lib.markdown import to_html, to_text
from servicedesk.lib.text import one_line
from tickets.models import Attachment, Inbox, Message, ReplyTo, SenderProfile, Ticket
from tickets.models.sender_profile import profile_of
from tickets.references import reply_token, side_token

SUBJECT_MAX, NAME_MAX, FILENAME_MAX = 180, 60, 255  # characters
_POLICY = outgoing_policy()
_LOGO_CID = "logo@sender"
# The start of an encoded word: text that holds one would be decoded by the recipient's program, line ends and all.
_ENCODED = re.compile(r"=(?=\?)")
# A name is what its bearer wrote. Without these it cannot be read as a second address by any program on the way.
_NOT_IN_NAMES = re.compile(r'[<>()\[\]\\,;:@"]+')
# Types that have parts of their own; as an attachment they are plain bytes.
_COMPOSITE = ("multipart", "message")


def from_address(ticket: Ticket) -> str:
    """The inbox's own address when it is one for mail, else the installation's."""
    return from_address_of(ticket.inbox)


def from_address_of(inbox: Inbox) -> str:
    return inbox.address if "@" in inbox.address else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def sender_name(ticket: Ticket) -> str:
    """The inbox's name as a sender; the municipality is always named in it."""
    name, municipality = ticket.inbox.sender_name, str(settings.MUNICIPALITY["name"])
    return name if municipality.lower() in name.lower() else f"{municipality} – {name}"


def reply_address(message: Message, profile: SenderProfile) -> str:
    """The address an answer goes to, with the token that leads it back: kundcenter+12-ab…@storan.example."""
    address = from_address(message.ticket)
    if profile.reply_to == ReplyTo.PLAIN:
        return address  # answers are then known by our Message-ID, which their program names
    local, _at, domain = address.partition("@")
    token = reply_token(message.ticket_id) if message.side_id is None else side_token(message.side_id)
    return f"{local}+{token}@{domain}"


def subject_of(message: Message) -> str:
    ticket = message.ticket
    if message.is_automatic:
        # Nothing a stranger wrote goes to an address that may be somebody else's.
        if own := message.options.get("subject"):
            return _plain(own, SUBJECT_MAX)
        return _("We have received your message, ticket %(number)s") % {"number": ticket.shown_number}
    if message.side is not None:
        return _plain(message.side.subject, SUBJECT_MAX)
    return f"{_plain(ticket.subject, SUBJECT_MAX)} [#{ticket.number}]"


def compose(message: Message) -> EmailMessage:
    """Build the mail. Header values are one line each: the email package refuses anything else."""
    language = message.language or ("" if message.is_side else message.ticket.requester.language)
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    profile = profile_of(message.ticket.inbox)
    with translation.override(known):
        mail = EmailMessage(policy=_policy_for(message))
        _set_headers(mail, message, profile)
        _set_bodies(mail, message, profile, language=known)
    for attachment in [*message.attachments.all(), *files_of(message)]:
        _attach(mail, attachment)
    return mail


def _policy_for(message: Message) -> "EmailPolicy[Any]":
    """Addresses with other letters than a to z are written as they are, in UTF-8 (RFC 6532); there is no other way."""
    shown = [row["value"] for row in message.recipients if row.get("role", "to") != "bcc"]
    return _POLICY if all(map(str.isascii, shown)) else _POLICY.clone(utf8=True)


def _set_bodies(mail: EmailMessage, message: Message, profile: SenderProfile, *, language: str) -> None:
    ticket = message.ticket
    logo = _logo(profile)
    context = {
        "message": message,
        "ticket": ticket,
        "municipality": settings.MUNICIPALITY,
        "language": language,
        # What we write ourselves is no Markdown.
        "text": message.body if message.is_automatic else to_text(message.body),
        "html": text_to_html(message.body) if message.is_automatic else to_html(message.body),
        "signature": signature_of(profile, ticket, message.agent),
        "blocks": blocks_of(message),
        "logo": profile if logo else None,
        "logo_cid": _LOGO_CID,
    }
    mail.set_content(render_to_string("email/reply.txt", context))
    mail.add_alternative(render_to_string("email/reply.html", context), subtype="html")
    html = mail.get_body(("html",))
    if logo and isinstance(html, EmailMessage):
        html.add_related(logo, "image", profile.logo_type.partition("/")[2], cid=f"<{_LOGO_CID}>")


def _logo(profile: SenderProfile) -> bytes:
    """The logo's bytes, b"" when there is none or its file is gone: a mail without a logo is better than no mail."""
    if not profile.logo_name:
        return b""
    try:
        with default_storage.open(profile.logo_name) as file:
            return bytes(file.read())
    except OSError:
        return b""


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    maintype, _slash, subtype = attachment.content_type.partition("/")
    if not subtype or maintype in _COMPOSITE:
        maintype, subtype = "application", "octet-stream"
    with default_storage.open(attachment.storage_name) as file:
        mail.add_attachment(
            file.read(), maintype=maintype, subtype=subtype, filename=_plain(attachment.name, FILENAME_MAX)
        )


def _set_headers(mail: EmailMessage, message: Message, profile: SenderProfile) -> None:
    ticket = message.ticket
    mail["Subject"] = subject_of(message)
    mail["From"] = _address(from_address(ticket), sender_name(ticket))
    _set_recipients(mail, message)
    mail["Reply-To"] = _address(reply_address(message, profile), sender_name(ticket))
    mail["Date"] = format_datetime(timezone.localtime(message.created_at))
    mail["Message-ID"] = shown_id(message.message_id)
    if answered := shown_id(message.in_reply_to):
        mail["In-Reply-To"] = mail["References"] = answered
    if message.is_automatic:
        mail["Auto-Submitted"] = "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"


def _set_recipients(mail: EmailMessage, message: Message) -> None:
    """To and Cc. Whoever is in bcc stands nowhere in the mail: they only get an envelope of their own."""
    for header, role in (("To", "to"), ("Cc", "cc")):
        rows = [row for row in message.recipients if row.get("role", "to") == role]
        if rows:
            # An automatic mail goes to an address nobody has proved to be theirs: not even their name is repeated.
            mail[header] = [_address(row["value"], "" if message.is_automatic else row.get("name", "")) for row in rows]


def _address(value: str, name: str) -> Address:
    # Not as addr_spec, which takes ASCII only: åsa@exempel.example is an address too.
    local, _at, domain = value.rpartition("@")
    return Address(display_name=_plain(_NOT_IN_NAMES.sub(" ", name), NAME_MAX), username=local, domain=domain)


def _plain(text: str, limit: int) -> str:
    """Return text as one line that means the same after a header has been decoded."""
    return one_line(_ENCODED.sub("= ", text), limit)
