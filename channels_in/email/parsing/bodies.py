"""Which parts are the text to read and which are files."""

import html
from collections.abc import Callable
from dataclasses import dataclass, field

from channels_in.email.parsing.calendars import event_text
from channels_in.email.parsing.charsets import decode
from channels_in.email.parsing.content import content_id_of, content_of, disposition_of, text_of
from channels_in.email.parsing.htmltext import html_to_text
from channels_in.email.parsing.mime import Part, read, read_headers
from channels_in.email.parsing.parsed import DEPTH_MAX, HTML_MAX, PARTS_MAX, TEXT_MAX, MailTooComplex
from channels_in.email.parsing.rtftext import rtf_text
from channels_in.email.parsing.smime import signed_content
from channels_in.email.parsing.tnef import is_tnef, read_tnef
from channels_in.email.parsing.words import words

_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_REPORTS = frozenset(
    {"message/delivery-status", "message/global-delivery-status", "message/disposition-notification"}
    | {"message/feedback-report"}
)
_MAILS = frozenset({"message/rfc822", "message/global"})
_RETURNED = frozenset({"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"})
_REPORT_MAX = 64 * 1024  # bytes
# A plain part that only says "your program cannot show this" is short; then the HTML is what was said.
_SHORT, _MUCH_LONGER = 200, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of what is said, in one or both forms."""

    plain: str | None = None
    html: str | None = None

    def text(self) -> str:
        plain = self.plain or ""
        if self.html is None or len(plain.strip()) > _SHORT:
            return plain
        read = html_to_text(self.html[:HTML_MAX])
        return plain if plain.strip() and len(read) < _MUCH_LONGER * max(len(plain), 50) else read

    def markup(self) -> str:
        return self.html if self.html is not None else f"<pre>{html.escape(self.plain or '')}</pre>"


@dataclass(frozen=True, slots=True)
class FoundFile:
    name: str
    content: bytes
    content_id: str = ""
    disposition: str = ""


@dataclass(slots=True)
class Bodies:
    """Goes through the parts in their order. Raises MailTooComplex."""

    problems: set[str]
    notes: set[str] = field(default_factory=set)
    files: list[FoundFile] = field(default_factory=list)
    event: str = ""  # what an invitation says
    report: str = ""
    returned: str = ""

    def collect(self, part: Part) -> list[Piece]:
        if part.kind == "multipart/alternative":
            return self._alternative(part)
        if part.children:
            if part.kind == "multipart/encrypted":
                self.notes.add("encrypted")
            return [piece for child in part.children for piece in self.collect(child)]
        return self._leaf(part)

    def _alternative(self, part: Part) -> list[Piece]:
        """The last plain form and the last HTML form of the same thing."""
        plain: str | None = None
        marked: str | None = None
        for child in part.children:
            pieces = self.collect(child)
            if any(piece.html is not None for piece in pieces):
                marked = "\n".join(piece.markup() for piece in pieces)
            elif pieces and any(piece.plain for piece in pieces):
                plain = "\n\n".join(piece.plain or "" for piece in pieces)
        return [Piece(plain, marked)] if plain is not None or marked is not None else []

    def _leaf(self, part: Part) -> list[Piece]:
        disposition, name = disposition_of(part)
        if special := self._special(part):
            return special(part)
        is_body = disposition != "attachment" and (not name or part.depth == 0)
        if is_body and part.kind in ("text/plain", "text/enriched", "text/richtext", "text/markdown", "text"):
            return [Piece(plain=text_of(part, self.problems))]
        if is_body and part.kind == "text/html":
            return [Piece(html=text_of(part, self.problems))]
        if part.kind != "text/x-amp-html":
            self._keep(name, content_of(part, self.problems), content_id_of(part), disposition)
        return []

    def _special(self, part: Part) -> "Callable[[Part], list[Piece]] | None":
        kind = part.kind
        if kind in _SIGNATURES:
            return self._signature
        if kind in _SMIME:
            return self._smime
        if kind in _MAILS or kind in _RETURNED:
            return self._mail
        if kind in _REPORTS:
            return self._report
        if kind in ("text/calendar", "application/ics"):
            return self._calendar
        if kind in ("message/partial", "message/external-body"):
            return self._elsewhere
        return self._tnef if kind in ("application/ms-tnef", "application/vnd.ms-tnef") else None

    def _keep(self, name: str, content: bytes, content_id: str = "", disposition: str = "") -> None:
        if not content and not name:
            return
        if is_tnef(content):
            self._unpack(name, content)
            return
        if len(self.files) >= PARTS_MAX:
            raise MailTooComplex(f"more than {PARTS_MAX} files")
        self.files.append(FoundFile(name, content, content_id, disposition))

    def _signature(self, part: Part) -> list[Piece]:
        self.notes.add("signed")  # the signature itself stays in the original
        return []

    def _smime(self, part: Part) -> list[Piece]:
        data = content_of(part, self.problems)
        clear = signed_content(data)
        if clear is None:
            self.notes.add("encrypted")
            self._keep(disposition_of(part)[1] or "smime.p7m", data)
            return []
        self.notes.add("signed")
        if part.depth >= DEPTH_MAX:
            raise MailTooComplex(f"more than {DEPTH_MAX} parts inside each other")
        return self.collect(read(clear, self.problems, depth=part.depth + 1))

    def _mail(self, part: Part) -> list[Piece]:
        data = content_of(part, self.problems)
        headers, body = read_headers(data, 0, len(data), self.problems)
        self.returned = self.returned or decode(data[: min(body, _REPORT_MAX)])[0]
        if part.kind in _MAILS:
            subject = words(headers.get("subject", [""])[0])
            self._keep(f"{subject or 'meddelande'}.eml".replace("/", "_").replace("\\", "_"), data)
        return []

    def _report(self, part: Part) -> list[Piece]:
        self.report = self.report or decode(content_of(part, self.problems)[:_REPORT_MAX])[0]
        return []

    def _calendar(self, part: Part) -> list[Piece]:
        self.notes.add("calendar")
        self.event = self.event or event_text(text_of(part, self.problems)[:TEXT_MAX])
        self._keep(disposition_of(part)[1] or "inbjudan.ics", content_of(part, self.problems))
        return []

    def _elsewhere(self, part: Part) -> list[Piece]:
        """A part of a longer mail, or a mere pointer to somewhere else, which is never followed."""
        self.notes.add(part.kind.removeprefix("message/"))
        self._keep(disposition_of(part)[1] or "del.txt", part.content)
        return []

    def _tnef(self, part: Part) -> list[Piece]:
        data = content_of(part, self.problems)
        if is_tnef(data):
            return self._unpack("winmail.dat", data)
        self._keep(disposition_of(part)[1] or "winmail.dat", data)
        return []

    def _unpack(self, name: str, data: bytes) -> list[Piece]:
        self.notes.add("tnef")
        packed = read_tnef(data)
        for file in packed.files:
            if not is_tnef(file.content):
                self._keep(file.name, file.content, file.content_id)
        text = packed.text or ("" if packed.html else rtf_text(packed.rtf))
        if packed.rtf and not (text or packed.html):
            self._keep("meddelande.rtf", packed.rtf)
        if not (packed.files or text or packed.html or packed.rtf):
            self.files.append(FoundFile(name or "winmail.dat", data))
        return [Piece(text or None, packed.html or None)] if text or packed.html else []
