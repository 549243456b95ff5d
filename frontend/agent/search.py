"""Search over tickets, contacts and articles, and what helps while one writes."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontend.agent.people import log_reading, name_of
from frontend.agent.request import AgentRequest
from frontend.agent.search_help import HELP, completions
from knowledgebase.search import search_articles
from knowledgebase.shown import Shown
from servicedesk.lib.when import short
from servicedesk.people.access import NOBODY, access_of
from servicedesk.people.models import Agent
from tickets.models import Ticket
from tickets.queries import tickets_visible_to
from tickets.recent import recent_tickets
from tickets.search import Found, SearchCursorError, search_contacts, search_tickets
from tickets.search_words import QUERY_MAX, exact_number, parse

RECENT_IN_A_MENU = 6
_PALETTE_TICKETS, _PALETTE_CONTACTS, _PALETTE_ARTICLES = 8, 5, 4
_ARTICLES = 5


@login_required
@require_GET
def search(request: AgentRequest) -> HttpResponse:
    """Hits in words; a number that is a ticket's leads straight to it. Without a text what one had open lately."""
    text, cursor = request.GET.get("q", "").strip(), request.GET.get("cursor", "")
    number = exact_number(text)
    if number is not None and not request.htmx and _is_ticket(request.user, number):
        return redirect("ticket", number=number)
    access, now = access_of(request.user), timezone.now()
    words = parse(text).plain
    contacts = search_contacts(request.user, words) if words else []
    try:
        found = search_tickets(request.user, text, contacts=contacts, cursor=cursor)
    except SearchCursorError as error:
        raise Http404 from error
    if access.may_see_protected:
        log_reading(request.user, [*contacts, *(hit.ticket.requester for hit in found.hits)])
    context: dict[str, Any] = {
        "text": text,
        "found": found,
        "hits": [(hit, short(hit.ticket.updated_at, now), name_of(hit.ticket.requester, access)) for hit in found.hits],
        "contacts": contacts if not cursor else [],
        "articles": _articles(request.user, words) if not cursor and not found.problems else [],
        "next": urlencode({"q": text, "cursor": found.next_cursor}) if found.next_cursor else "",
        "help": HELP,
        "recent": _named(recent_tickets(request.user)) if not text else [],
    }
    return render(request, "frontend/agent/search.html", context)


def _articles(agent: Agent, words: str, limit: int = _ARTICLES) -> list[Shown]:
    """What the knowledge base says to the words, without the operators, which are about tickets."""
    return [hit.shown for hit in search_articles(agent, words, limit=limit)] if words else []


def _is_ticket(agent: Agent, number: int) -> bool:
    return number < 2**63 and tickets_visible_to(agent).filter(number=number).exists()


def _named(tickets: list[Ticket]) -> list[tuple[Ticket, str]]:
    """Each with its requester's name; a protected identity is not for reading in passing."""
    return [(ticket, name_of(ticket.requester, NOBODY)) for ticket in tickets]


@login_required
@require_GET
def search_suggestions(request: AgentRequest) -> HttpResponse:
    """What completes the last word that is written; with nothing written the operators and the latest tickets."""
    text = request.GET.get("q", "")[:QUERY_MAX].lstrip()
    context = {
        "completions": completions(text, request.user),
        "help": HELP if not text.strip() else (),
        "recent": _named(recent_tickets(request.user, RECENT_IN_A_MENU)) if not text.strip() else [],
    }
    return render(request, "frontend/agent/search_suggestions.html", context)


@login_required
@require_GET
def palette(request: AgentRequest) -> HttpResponse:
    """Tickets, articles and contacts for the palette; with nothing written the latest tickets and pages."""
    text = request.GET.get("q", "")[:QUERY_MAX].strip()
    found, contacts, articles = Found(), [], []
    if len(text) >= 2:
        words = parse(text).plain
        contacts, articles = search_contacts(request.user, words), _articles(request.user, words, _PALETTE_ARTICLES)
        found = search_tickets(request.user, text, limit=_PALETTE_TICKETS, contacts=contacts)
    tickets = [hit.ticket for hit in found.hits] if text else recent_tickets(request.user)
    context = {
        "text": text,
        "articles": articles,
        "tickets": _named(tickets),
        # In passing nobody reads of a protected identity, whoever may.
        "contacts": [contact for contact in contacts if not contact.is_protected][:_PALETTE_CONTACTS],
    }
    return render(request, "frontend/agent/palette_options.html", context)
