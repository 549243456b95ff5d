"""Delivery reports: what mail servers write when a mail did not arrive (RFC 3464), and what others write instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from channels_in.email import bounce_words
from servicedesk.lib.text import one_line

DETAIL_MAX = 250  # characters; fits Message.delivery_detail with the status before it
_READ = 2_000_000  # bytes of the mail; a report stands before what it is about
_MOST_PARTS, _MOST_TEXT = 40, 200_000  # parts looked at; characters of each
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[ \-])")
_MESSAGE_ID = re.compile(r"^[> \t]*Message-ID:\s*<([^<>\s]{3,255})>", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_FIELD = re.compile(r"^([A-Za-z][A-Za-z-]{2,40}):[ \t]*(.*(?:\n[ \t]+.*){0,20})", re.MULTILINE)
_REPORTS = ("message/delivery-status", "message/global-delivery-status", "message/xdelivery-status")
_ORIGINALS = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers")


@dataclass(frozen=True, slots=True)
class Bounce:
    """recipient: who it did not reach, "" when not said. permanent: nobody tries any more, as opposed to "delayed".

    status: "5.1.1" or "". diagnostic: one line of what the other server said. message_id: the Message-ID of the mail
    it is about, without angle brackets, "" when not said; that it was ours is for the reader to check.
    """

    recipient: str
    status: str
    permanent: bool
    diagnostic: str
    message_id: str


def read_bounce(raw: bytes) -> Bounce | None:
    """Return what a delivery report says, or None for a mail that is none. Raises nothing, whatever the bytes."""
    try:
        headers = BytesHeaderParser().parsebytes(raw[:200_000])
        if not _may_be_one(headers):
            return None
        mail = message_from_bytes(raw[:_READ].replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        return _standard(mail) or _unusual(mail)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # such a mail goes the way of any other, where the parser decides


def _may_be_one(headers: Message) -> bool:
    """A quick look at the headers: most mails are no bounces and need not be read twice."""
    if headers.get_content_type() == "multipart/report" or headers.get("X-Failed-Recipients"):
        return True
    return _sent_by_server(headers) or bool(bounce_words.SUBJECT.search(_decoded(headers, "Subject")))


def _sent_by_server(headers: Message) -> bool:
    sender = _decoded(headers, "From")
    local = parseaddr(sender)[1].partition("@")[0]
    if bounce_words.SENDER.search(local) or bounce_words.SENDER_NAME.search(sender):
        return True
    path = headers.get("Return-Path")
    return (path is not None and str(path).strip() == "<>") or bool(
        bounce_words.SENDER.search(str(path or "").strip("<> ").partition("@")[0])
    )


def _standard(mail: Message) -> Bounce | None:
    """Read the machine's part of a report; a report that all went well is no bounce."""
    reports = [_text(part) for part in _parts(mail) if part.get_content_type() in _REPORTS]
    fields = _fields("\n".join(reports))
    action = fields.get("action", "").split()[0].lower().rstrip(";") if fields.get("action", "").split() else ""
    if not fields or action in ("delivered", "relayed", "expanded"):
        return None
    told = _told(mail)
    status = _first(_STATUS, fields.get("status", "")) or _first(_STATUS, told)
    if not status and not action:
        return None
    recipient = _first(_ADDRESS, fields.get("final-recipient", "")) or _first(
        _ADDRESS, fields.get("original-recipient", "")
    )
    diagnostic = fields.get("diagnostic-code", "").partition(";")[2] or fields.get("diagnostic-code", "")
    return Bounce(
        recipient=recipient or _first(_ADDRESS, str(mail.get("X-Failed-Recipients", ""))),
        status=status,
        permanent=action == "failed" or (action != "delayed" and not status.startswith("4")),
        diagnostic=_shown(diagnostic) or _diagnostic(told),
        message_id=_about(mail),
    )


def _unusual(mail: Message) -> Bounce | None:
    """Read a report written for people. Two signs of three: who sent it, its subject, its words."""
    told = _told(mail)
    subject = _decoded(mail, "Subject")
    by_words = bool(bounce_words.BODY.search(told))
    signs = [_sent_by_server(mail), bool(bounce_words.SUBJECT.search(subject)), by_words]
    if sum(signs) < 2 and not mail.get("X-Failed-Recipients"):
        return None
    if bounce_words.NOT_A_BOUNCE.search(subject):
        return None
    status = _first(_STATUS, told)
    code = _first(_CODE, told)
    delayed = bool(bounce_words.DELAYED.search(f"{subject}\n{told[:2000]}"))
    return Bounce(
        recipient=_recipient(mail, told),
        status=status or (f"{code[0]}.0.0" if code else ""),
        permanent=not delayed,
        diagnostic=_diagnostic(told),
        message_id=_about(mail),
    )


def _recipient(mail: Message, told: str) -> str:
    failed = _first(_ADDRESS, str(mail.get("X-Failed-Recipients", "")))
    if failed:
        return failed
    own = {parseaddr(str(mail.get(name, "")))[1].lower() for name in ("From", "To", "Return-Path")}
    return next((found for found in _ADDRESS.findall(told[:20_000]) if found.lower() not in own), "")


def _diagnostic(told: str) -> str:
    """The first line that looks like what a server answered, else the first that says why in words."""
    lines = [line.strip() for line in told[:20_000].splitlines() if line.strip()]
    for pattern in (_STATUS, _CODE, bounce_words.BODY):
        for line in lines:
            if pattern.search(line):
                return _shown(line)
    return ""


def _shown(text: str) -> str:
    return one_line(text, DETAIL_MAX)


def _about(mail: Message) -> str:
    """The Message-ID of the mail that did not arrive: from the copy of it, else from what is quoted or answered."""
    for part in _parts(mail):
        if part.get_content_type() in _ORIGINALS and (found := _first(_MESSAGE_ID, _text(part))):
            return found
    for part in _parts(mail):
        if part.get_content_maintype() != "multipart" and (found := _first(_MESSAGE_ID, _text(part))):
            return found
    for name in ("X-Original-Message-ID", "In-Reply-To", "References"):
        answered = re.findall(r"<([^<>\s]{3,255})>", str(mail.get(name, ""))[:10_000])
        if answered:
            return str(answered[-1])
    return ""


def _told(mail: Message) -> str:
    """What the report says to people: its own texts, not those of the mail it is about."""
    texts = [_text(part) for part in _parts(mail) if part.get_content_type() in ("text/plain", "text/html")]
    return "\n".join(texts[:3]) if texts else _text(mail)


def _parts(mail: Message) -> Iterator[Message]:
    """Every part, outermost first, without going into mails that are attached whole."""
    waiting, seen = [mail], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        yield part
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [item for item in inner if isinstance(item, Message)]


def _text(part: Message) -> str:
    """The part as text; of a part that holds messages (a report, a mail) their headers and texts one by one."""
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = "\n\n".join(str(item.as_string()) for item in payload[:_MOST_PARTS] if isinstance(item, Message))
        return inner[:_MOST_TEXT]
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return str(payload or "")[:_MOST_TEXT]
    charset = part.get_content_charset() or "utf-8"
    try:
        return content[:_MOST_TEXT].decode(charset, "replace").replace("\r\n", "\n")
    except (LookupError, UnicodeError):
        return content[:_MOST_TEXT].decode("latin-1").replace("\r\n", "\n")


def _fields(text: str) -> dict[str, str]:
    """The first value of each field of a report; those about a later recipient do not replace it."""
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(text.replace("\r\n", "\n")):
        found.setdefault(name.lower(), value.strip())
    return found


def _first(pattern: "re.Pattern[str]", text: str) -> str:
    match = pattern.search(text)
    return (match[1] if pattern.groups else match[0]) if match else ""


def _decoded(mail: Message, name: str) -> str:
    value = str(mail.get(name, ""))[:2000]
    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        return value
