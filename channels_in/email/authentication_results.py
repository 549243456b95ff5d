"""What our own receiving server found out about the sender (RFC 8601): a hint in words, never a right.

Anybody can write an Authentication-Results header. Only the topmost counts, and only when it names our own server;
whatever stands below it came with the mail.
"""

import re
from enum import StrEnum

from channels_in.email.automatic import Headers, values

_COMMENT = re.compile(r"\([^()]{0,500}\)")
_RESULT = re.compile(r"^\s*(dmarc|dkim|spf)\s*=\s*([a-z]+)\b(.*)$", re.IGNORECASE | re.DOTALL)
_DOMAIN = re.compile(r"\b(?:header\.d|header\.i|smtp\.mailfrom|smtp\.helo)\s*=\s*\"?([^\s;\"]{1,320})", re.IGNORECASE)
_LONGEST = 10_000  # characters read of the header


class Auth(StrEnum):
    PASS = "pass"  # noqa: S105 -- a result
    FAIL = "fail"
    NONE = "none"


def verdict(headers: Headers, *, our_server: str, from_domain: str) -> Auth:
    """Return whether the domain in From stands behind the mail. NONE when our server says nothing about it.

    our_server is the authserv-id it writes; from_domain "" (several senders, or none that can be read) is never PASS.
    """
    topmost = next(iter(values(headers, "authentication-results")), "")
    text = _without_comments(topmost[:_LONGEST])
    server, _semicolon, rest = text.partition(";")
    if not our_server or not from_domain or server.lower().split()[:1] != [our_server.lower()]:
        return Auth.NONE
    return _weigh([found for piece in rest.split(";") if (found := _RESULT.match(piece))], from_domain.lower())


def _weigh(results: "list[re.Match[str]]", from_domain: str) -> Auth:
    """DMARC has weighed SPF and DKIM already; without it they count when they are about the domain in From."""
    said = [(found[1].lower(), found[2].lower(), found[3]) for found in results]
    dmarc = [result for method, result, _rest in said if method == "dmarc" and result in ("pass", "fail")]
    if dmarc:
        return Auth(dmarc[0])
    if any(result == "pass" and _is_about(rest, from_domain) for _method, result, rest in said):
        return Auth.PASS
    return Auth.FAIL if any(result in ("fail", "softfail") for _method, result, _rest in said) else Auth.NONE


def _is_about(properties: str, domain: str) -> bool:
    """Whether a result names the domain or one above or below it (relaxed alignment, RFC 7489 section 3.1)."""
    for found in _DOMAIN.findall(properties):
        named = found.rpartition("@")[2].lower().strip(".")
        if named == domain or ("." in named and domain.endswith(f".{named}")) or named.endswith(f".{domain}"):
            return True
    return False


def _without_comments(text: str) -> str:
    for _depth in range(5):
        shorter = _COMMENT.sub(" ", text)
        if shorter == text:
            break
        text = shorter
    return text
