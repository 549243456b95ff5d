"""The headers that are handed on: in the order they came, decoded, and none that pretends to be of our own server."""

import re
from itertools import islice

from channels_in.email.parsing.mime import Headers
from channels_in.email.parsing.words import words
from servicedesk.lib.text import one_line

_RESULTS = "authentication-results"
_HEADERS_MAX, _VALUE_MAX = 500, 10_000  # number, characters
_COMMENT = re.compile(r"\([^()]{0,200}\)")


def selected(headers: Headers, authserv_id: str) -> tuple[tuple[str, str], ...]:
    """Return (lower-case name, value) of the headers; those of one name are in order, topmost first.

    Of Authentication-Results only the topmost counts, and only when it names our own server: RFC 8601, section 5.
    """
    rows = (
        (name, one_line(words(value[:_VALUE_MAX]), _VALUE_MAX))
        for name, values in headers.items()
        if name != _RESULTS or _is_own(values[0], authserv_id)
        for value in (values[:1] if name == _RESULTS else values)
    )
    return tuple(islice(rows, _HEADERS_MAX))


def _is_own(results: str, authserv_id: str) -> bool:
    server = _COMMENT.sub(" ", results[:500]).partition(";")[0].split()
    return bool(authserv_id and server) and server[0].strip('"').lower() == authserv_id.lower()
