"""The shapes in which a read mail is handed on."""

from dataclasses import dataclass
from datetime import datetime

SIZE_MAX = 35 * 1024 * 1024  # bytes of a whole mail
HEADERS_MAX = 256 * 1024  # bytes of one part's headers
PARTS_MAX = 500
DEPTH_MAX = 30  # multiparts inside each other
TEXT_MAX = 1_000_000  # characters; what is longer stays whole in the stored original
HTML_MAX = 2_000_000
REFERENCES_MAX = 50
RECIPIENTS_MAX = 500
ID_MAX = 255


class MailTooComplex(ValueError):
    """The mail is over a limit. str() says which, in English: the reason for the list of set-aside mail."""


@dataclass(frozen=True, slots=True)
class MailAddress:
    name: str  # as shown by the sender, "" when there is none
    written: str  # the address as it was written
    value: str  # normalised by servicedesk.lib.addresses, "" when it is no address we can answer


@dataclass(frozen=True, slots=True)
class ParsedFile:
    name: str  # fit to show
    content: bytes
    content_type: str  # found from the content
    content_id: str = ""  # without angle brackets; unique within the mail
    is_inline: bool = False  # shown inside the HTML body


@dataclass(frozen=True, slots=True)
class ParsedMail:
    received_at: datetime
    from_: MailAddress | None = None
    reply_to: tuple[MailAddress, ...] = ()  # a suggestion, never who wrote
    to: tuple[MailAddress, ...] = ()
    cc: tuple[MailAddress, ...] = ()
    subject: str = ""
    date: datetime | None = None  # as the sender claims, in UTC; None when absent or not believable
    message_id: str = ""  # ids are without angle brackets
    in_reply_to: str = ""
    references: tuple[str, ...] = ()  # oldest first, the newest 50
    text: str = ""
    html: str = ""  # exactly as it came; only ever shown through the sanitiser
    files: tuple[ParsedFile, ...] = ()
    # (lower-case name, value), topmost first; Authentication-Results only when our own server wrote it.
    headers: tuple[tuple[str, str], ...] = ()
    report_type: str = ""  # of a multipart/report: delivery-status, disposition-notification, feedback-report
    report: str = ""  # the machine-readable part of such a report
    returned: str = ""  # the headers of the mail the report is about
    plus_token: str = ""  # kundcenter+TOKEN@: what stood between + and @
    ticket_number: int | None = None  # from [#104233] in the subject; proves nothing
    # What kind of mail it is: signed, encrypted, tnef, calendar, partial, external-body.
    notes: tuple[str, ...] = ()
    # What was broken, one word each: charset, base64, date, several-from ...
    problems: tuple[str, ...] = ()
