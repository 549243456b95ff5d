"""What is said about the municipality elsewhere: a calm list, and what was done about each."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from channels_in.mentions.actions.dispose import dispose
from channels_in.mentions.actions.make_ticket import make_ticket
from channels_in.mentions.queries import ORDER, feeds_visible_to, mentions_visible_to
from channels_in.models import Disposition, Mention
from frontend import lookups
from frontend.agent.request import AgentRequest
from servicedesk.lib.keyset import CursorError, page_of
from tickets.actions.errors import ActionError
from tickets.queries import tickets_visible_to

PAGE_SIZE = 30
OPEN, HANDLED = "oppna", "hanterade"
ICONS = {Disposition.ANSWERED: "reply", Disposition.ACTED_ON: "check", Disposition.NO_ACTION: "eye"}


@login_required
@require_GET
def mentions(request: AgentRequest) -> HttpResponse:
    """Those without a disposition, the newest first; ?visa=hanterade: the others. ?flode=: of one feed."""
    shows = HANDLED if request.GET.get("visa") == HANDLED else OPEN
    rows = mentions_visible_to(request.user)
    rows = rows.exclude(disposition="") if shows == HANDLED else rows.filter(disposition="")
    feeds = list(feeds_visible_to(request.user))
    feed = next((row for row in feeds if str(row.pk) == request.GET.get("flode")), None)
    if feed is not None:
        rows = rows.filter(feed=feed)
    try:
        page = page_of(rows, ORDER, request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    context = {
        "rows": _shown(request, page.rows),
        "shows": shows,
        "feeds": feeds,
        "feed": feed,
        "newer_url": _address(shows, feed, page.previous_cursor),
        "older_url": _address(shows, feed, page.next_cursor),
    }
    return render(request, "frontend/agent/mentions/list.html", context)


def _address(shows: str, feed: Any, cursor: str) -> str:
    query = {"visa": shows, "flode": str(feed.pk) if feed else "", "cursor": cursor}
    return f"?{urlencode({name: value for name, value in query.items() if value})}" if cursor else ""


def _shown(request: AgentRequest, rows: list[Mention], *, focus: bool = False) -> list[dict[str, Any]]:
    """Each mention with the ways on. Its ticket is a link for those who may see it. One query for all tickets."""
    ids = [row.ticket_id for row in rows if row.ticket_id]
    tickets = {row.pk: row for row in tickets_visible_to(request.user).filter(pk__in=ids)} if ids else {}
    ways = [(value, label, ICONS[Disposition(value)]) for value, label in Disposition.choices]
    return [
        {
            "row": row,
            "ticket": tickets.get(row.ticket_id or 0),
            "ways": ways,
            "icon": ICONS.get(row.disposition, ""),  # type: ignore[call-overload]
            "focus": focus,
        }
        for row in rows
    ]


@login_required
@require_POST
def mention_disposition(request: AgentRequest, pk: int) -> HttpResponse:
    """Say what was done about it (value), or take that back (value empty)."""
    try:
        value = str(request.POST.get("value", "?"))
        dispose(_mention(request, pk), value, by=request.user, note=str(request.POST.get("note", "")))
    except ActionError as error:
        messages.error(request, str(error))
    lookups.forget()
    return _answer(request, pk)


@login_required
@require_POST
def mention_ticket(request: AgentRequest, pk: int) -> HttpResponse:
    """Make a ticket of it, once."""
    ticket, is_new = make_ticket(_mention(request, pk), by=request.user)
    if is_new:
        messages.success(request, _("Ticket %(number)s is made.") % {"number": ticket.shown_number})
    lookups.forget()
    return _answer(request, pk)


def _mention(request: AgentRequest, pk: int) -> Mention:
    return get_object_or_404(mentions_visible_to(request.user), pk=pk)


def _answer(request: AgentRequest, pk: int) -> HttpResponse:
    """The row as it is now, or the list it stood in."""
    if request.htmx:
        (one,) = _shown(request, [_mention(request, pk)], focus=True)
        return render(request, "frontend/agent/mentions/answer.html", {"one": one})
    where = HANDLED if request.POST.get("visa") == HANDLED else OPEN
    return redirect(f"{reverse('mentions')}?{urlencode({'visa': where})}")
