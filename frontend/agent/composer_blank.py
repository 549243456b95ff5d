"""A note or forwarding nobody has begun: the same on every ticket but for a few values, so it is written once and kept.

Where the page has scripts it comes inside a <template>, which costs the browser next to nothing until it is wanted
(js/wanted.js).
"""

import re
import secrets
from functools import lru_cache
from html import escape
from types import SimpleNamespace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from frontend.agent.composer_panel import Panel, tools_html
from tickets.models import Ticket

# What stands in the kept form where a ticket's own value belongs. Numbers, for some stand in addresses; long and made
# anew by each process, so that nothing else on the page is one.
_PLACES = tuple(str(secrets.randbelow(9 * 10**17) + 10**17) for _place in range(7))
_NUMBER, _VERSION, _QUERY, _SUBJECT, _LANGUAGE, _KEY, _TOKEN = _PLACES
_ANY_PLACE = re.compile("|".join(_PLACES))


def blank_html(panel: Panel, send: str, ticket: Ticket, *, query: str, token: str) -> SafeString:
    """The panel's form. panel must have no draft; query is that of the list, token the page's against forgery."""
    values = {
        _NUMBER: str(ticket.number),
        _VERSION: str(ticket.version),
        _QUERY: escape(query),
        _SUBJECT: escape(ticket.subject),
        _LANGUAGE: escape(ticket.requester.language or "sv"),
        _KEY: secrets.token_urlsafe(12),
        _TOKEN: escape(token),
    }
    form = _form(panel.kind, panel.name, send, get_language())
    return mark_safe(_ANY_PLACE.sub(lambda place: values[place[0]], form))


@lru_cache(maxsize=64)
def _form(kind: str, name: str, send: str, language: str | None) -> str:
    """language: of the words in it; the language one writes in stands in the ticket's own place."""
    number = int(_NUMBER)
    panel = Panel(kind, name, None, [], [], tools_html(kind, name, number))
    context = {
        "panel": panel,
        "kind": kind,
        "send": mark_safe(send),
        "ticket": SimpleNamespace(number=number, version=_VERSION, subject=_SUBJECT),
        "asked": SimpleNamespace(query=_QUERY),
        "client_key": _KEY,
        "csrf_token": _TOKEN,
        "writing_language": _LANGUAGE,
    }
    return render_to_string("frontend/agent/composer_form.html", context)
