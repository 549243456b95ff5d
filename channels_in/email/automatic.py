"""Whether a mail was written by a program (RFC 3834). Pure; reads headers only, and never one of our own X-headers.

A subject proves nothing by itself: people write "Autosvar" too. It counts beside another sign.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

Headers = Sequence[tuple[str, str]]  # (lower-case name, decoded value), topmost first: ParsedMail.headers


class Written(StrEnum):
    """By whom. Nothing but BY_A_PERSON is ever answered automatically."""

    BY_A_PERSON = ""
    AS_REPLY = "reply"  # an autoresponder: "I am on holiday"
    TO_A_LIST = "list"  # a mailing list or a newsletter
    AS_RECEIPT = "receipt"  # "your mail was read", "your mail was called spam": RFC 8098, RFC 5965
    BY_A_PROGRAM = "program"  # alarms, receipts, other systems: somebody may have to read them


_SUBJECT = re.compile(
    r"^\W*(automatiskt svar|autosvar|autoreply|auto[- ]?(reply|response)|automatic reply|automated (reply|response)|"
    r"out of (the )?office|frånvaro|semester|jag är (inte på|på semester)|poissaolo|automaattinen vastaus|"
    r"automatisk svar|automatische antwort|abwesenheit)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(no[-_.]?reply|do[-_.]?not[-_.]?reply|svara[-_.]?(ej|inte)|ingen?[-_.]?svar|mailer-daemon|postmaster|"
    r"bounces?|notifications?)([-+_.].*)?$",
    re.IGNORECASE,
)
_AUTORESPONDER_HEADERS = ("x-autoreply", "x-autorespond", "x-auto-reply-from", "x-mail-autoreply", "x-vacation")


def values(headers: Headers, name: str) -> list[str]:
    """Every value of a header, topmost first."""
    return [value.strip() for key, value in headers if key == name]


def written(headers: Headers, *, sender: str, subject: str, report_type: str = "") -> Written:
    """Return how a mail came about. sender: the address in From; report_type: that of a multipart/report."""
    if report_type in ("disposition-notification", "feedback-report"):
        return Written.AS_RECEIPT
    auto, precedence = _word(headers, "auto-submitted"), _word(headers, "precedence")
    if auto in ("auto-replied", "auto-notified") or precedence == "auto_reply" or _autoresponder(headers):
        return Written.AS_REPLY
    if _has(headers, "list-id") or _has(headers, "list-post") or precedence == "list":
        return Written.TO_A_LIST
    if _has(headers, "list-unsubscribe") and precedence == "bulk":
        return Written.TO_A_LIST
    signs = (
        auto not in ("", "no"),
        precedence in ("bulk", "junk"),
        _word(headers, "x-auto-response-suppress") not in ("", "none"),
        "<>" in values(headers, "return-path"),
        _has(headers, "list-unsubscribe"),
        bool(_NOBODY.match(sender.partition("@")[0])),
    )
    if not any(signs):
        return Written.BY_A_PERSON
    return Written.AS_REPLY if _SUBJECT.match(subject[:200]) else Written.BY_A_PROGRAM


def _autoresponder(headers: Headers) -> bool:
    return any(_has(headers, name) for name in _AUTORESPONDER_HEADERS)


def _has(headers: Headers, name: str) -> bool:
    return any(values(headers, name))


def _word(headers: Headers, name: str) -> str:
    """The first word of a header in lower case, without parameters and comments: "auto-replied"."""
    found = next(iter(values(headers, name)), "")
    return re.split(r"[;,\s(]", found[:200], maxsplit=1)[0].lower()
