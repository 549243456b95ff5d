"""parse: from the bytes of a mail to what it says. Nothing a mail holds makes it raise, but being over a limit."""

import mimetypes
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import unquote

from channels_in.email.parsing import parsed
from channels_in.email.parsing.bodies import Bodies, FoundFile, Piece
from channels_in.email.parsing.mailboxes import mailboxes
from channels_in.email.parsing.mime import Headers, Part, read
from channels_in.email.parsing.parsed import MailAddress, MailTooComplex, ParsedFile, ParsedMail
from channels_in.email.parsing.selected import selected
from channels_in.email.parsing.words import words
from servicedesk.lib.files import UNKNOWN_TYPE, content_type_of, shown_name
from servicedesk.lib.text import clean, one_line

SUBJECT_MAX = 998  # characters
_ID = re.compile(r"<([^<>\s]{1,255})>")
_BARE_ID = re.compile(r"[^<>\s]{1,255}")
_NUMBER = re.compile(r"\[#([0-9]{1,12})\]")
_REPLY_TOKEN = re.compile(r"^[0-9]{1,18}-[0-9a-f]{20}$", re.IGNORECASE)
_CID = re.compile(r"cid:([^\"'\s>)]{1,255})", re.IGNORECASE)
_HEAD_BYTES = 8192
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# Where our own address stands as it was reached: what the receiving server wrote first.
_REACHED_BY = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")


def parse(raw: bytes, *, received_at: datetime, authserv_id: str = "") -> ParsedMail:
    """Return what the mail says. authserv_id: the name by which our own receiving server signs its results.

    Raises MailTooComplex when the mail is over a limit (parsing.parsed) and nothing else.
    """
    if len(raw) > parsed.SIZE_MAX:
        raise MailTooComplex(f"larger than {parsed.SIZE_MAX // 1024 // 1024} MB")
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    problems: set[str] = set()
    root = read(raw, problems)
    bodies = Bodies(problems)
    pieces = bodies.collect(root)
    html = _html(pieces, problems)
    headers = root.headers
    subject = one_line(words(root.header("subject")), SUBJECT_MAX)
    return ParsedMail(
        received_at=received_at,
        from_=_sender(headers, problems),
        reply_to=_people(headers, "reply-to", problems),
        to=_people(headers, "to", problems),
        cc=_people(headers, "cc", problems),
        subject=subject,
        date=_date(root.header("date"), received_at, problems),
        message_id=_first_id(root.header("message-id"), problems),
        in_reply_to=_first_id(root.header("in-reply-to"), set()),
        references=_references(root.header("references"), problems),
        text=_text(pieces, bodies, problems),
        html=html,
        files=tuple(_files(bodies.files, html, problems)),
        headers=selected(headers, authserv_id),
        report_type=_report_type(root),
        report=clean(bodies.report),
        returned=clean(bodies.returned),
        plus_token=_plus_token(headers),
        ticket_number=_ticket_number(subject),
        notes=tuple(sorted(bodies.notes)),
        problems=tuple(sorted(problems)),
    )


def _sender(headers: Headers, problems: set[str]) -> MailAddress | None:
    """From, never Reply-To or Sender. Of several the first; that there were several is a problem to show."""
    values = headers.get("from", [])
    found = mailboxes(values[0]) if values else ()
    if len(values) > 1 or len(found) > 1:
        problems.add("several-from")
    if not found:
        problems.add("no-from")
        return None
    if not found[0].value:
        problems.add("from-address")
    return found[0]


def _people(headers: Headers, name: str, problems: set[str]) -> tuple[MailAddress, ...]:
    found = [person for value in headers.get(name, [])[:10] for person in mailboxes(value)]
    if len(found) >= parsed.RECIPIENTS_MAX:
        problems.add("recipients-cut")
    return tuple(found[: parsed.RECIPIENTS_MAX])


def _date(value: str, received_at: datetime, problems: set[str]) -> datetime | None:
    """The sender's date when it can be believed. Order and clocks use the time of receipt all the same."""
    try:
        claimed = parsedate_to_datetime(words(value)[:100])
        claimed = claimed.replace(tzinfo=UTC) if claimed.tzinfo is None else claimed.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        problems.add("date")
        return None
    if not _EARLIEST <= claimed <= received_at + timedelta(days=2):
        problems.add("date")
        return None
    return claimed


def _first_id(value: str, problems: set[str]) -> str:
    value = words(value)
    if match := _ID.search(value):
        return match[1]
    problems.add("message-id")
    bare = _BARE_ID.search(value)
    return bare.group() if bare else ""


def _references(value: str, problems: set[str]) -> tuple[str, ...]:
    found = _ID.findall(clean(value))
    if len(found) > parsed.REFERENCES_MAX:
        problems.add("references-cut")
    return tuple(found[-parsed.REFERENCES_MAX :])


def _text(pieces: list[Piece], bodies: Bodies, problems: set[str]) -> str:
    texts = [text for piece in pieces if (text := clean(piece.text()).strip("\n")).strip()]
    text = "\n\n".join(texts) or clean(bodies.event)
    return _cut(text, parsed.TEXT_MAX, "text-cut", problems)


def _html(pieces: list[Piece], problems: set[str]) -> str:
    if not any(piece.html for piece in pieces):
        return ""
    return _cut("\n".join(piece.markup() for piece in pieces), parsed.HTML_MAX, "html-cut", problems)


def _cut(text: str, limit: int, problem: str, problems: set[str]) -> str:
    if len(text) > limit:
        problems.add(problem)
    return text[:limit]


def _files(found: list[FoundFile], html: str, problems: set[str]) -> list[ParsedFile]:
    shown = {unquote(cid).lower() for cid in _CID.findall(html)} if any(file.content_id for file in found) else set()
    used: set[str] = set()
    files = []
    for file in found:
        content_id = clean(file.content_id)
        if content_id.lower() in used and content_id:
            problems.add("duplicate-cid")
            content_id = ""  # the first one is meant, as browsers do with ids
        used.add(content_id.lower())
        content_type = content_type_of(file.content[:_HEAD_BYTES])
        is_inline = bool(content_id) and content_id.lower() in shown
        files.append(ParsedFile(_name(file.name, content_type), file.content, content_type, content_id, is_inline))
    return files


def _name(given: str, content_type: str) -> str:
    ending = "" if content_type == UNKNOWN_TYPE else mimetypes.guess_extension(content_type) or ""
    return shown_name(given) if given else f"fil{ending}"


def _report_type(root: Part) -> str:
    return clean(root.parameters.get("report-type", "").lower())[:80] if root.kind == "multipart/report" else ""


def _plus_token(headers: Headers) -> str:
    """What stands after + in an address we were reached by; one that looks like a reply token of ours goes first."""
    people = [person for name in _REACHED_BY for value in headers.get(name, [])[:10] for person in mailboxes(value)]
    locals_ = (person.written.rpartition("@")[0] for person in people)
    tokens = [token[:80] for local in locals_ if (token := local.partition("+")[2])]
    return next((token for token in tokens if _REPLY_TOKEN.match(token)), tokens[0] if tokens else "")


def _ticket_number(subject: str) -> int | None:
    """The last one: ours is put at the end of a subject (email.compose.subject_of)."""
    found = _NUMBER.findall(subject)
    return int(found[-1]) if found else None
