"""The chat console: one's own chats, those who wait, one or two of them open, and who the visitor is."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chat.models import ChatSession
from frontend.agent.chat_log import SHAPES
from frontend.agent.chat_pane import Pane, chats_to_show, panes_of
from frontend.agent.chat_rows import ChatList, chat_list
from frontend.agent.people import contact_card
from frontend.agent.request import AgentRequest, is_fragment
from servicedesk.people.access import access_of
from servicedesk.people.models import AuditEntry

PANES = 2  # side by side where there is room
# ?part=: the left side; one pane; its head, what was said and what can be done; who the visitor is.
PARTS = {"pane": "pane", "talk": "pane_live", "visitor": "visitor"}


@login_required
@require_GET
def chat(request: AgentRequest) -> HttpResponse:
    """The console with one's own chats open; with htmx and ?part=list its left side."""
    if is_fragment(request):
        return list_answer(request)
    return _page(request, chat_list(request.user, timezone.now()), [])


def list_answer(request: AgentRequest) -> HttpResponse:
    """The left side alone, and the figure in the rail. ?visas= or visas: ids of the chats that are open."""
    listed = chat_list(request.user, timezone.now())
    return render(request, "frontend/agent/chat/list_fragment.html", _list_context(request, listed))


@login_required
@require_GET
def chat_session(request: AgentRequest, pk: int) -> HttpResponse:
    """The console with this chat open, and the one ?bredvid= names beside it; with htmx one of PARTS."""
    session = chat_or_404(request, pk)
    if session.ticket.is_confidential:
        _log(request, session)
    if not is_fragment(request):
        return _page(request, chat_list(request.user, timezone.now()), [session.pk, *_ids(request.GET.get("bredvid"))])
    name = PARTS.get(request.GET.get("part", ""), "pane")
    [pane] = panes_of([session], request.user, timezone.now())
    context = _visitor_context(request, pane) if name == "visitor" else {"pane": pane}
    return render(request, f"frontend/agent/chat/{name}.html", {**context, "may_lead": may_lead(request)})


def chat_or_404(request: AgentRequest, pk: int) -> ChatSession:
    """The one way from an id in an address to a chat: what the agent may not see does not exist."""
    found = chats_to_show(request.user, [pk]) if pk < 2**31 else []
    if not found:
        raise Http404
    return found[0]


def own_or_404(request: AgentRequest, pk: int) -> ChatSession:
    """The same for what only the agent who has the chat may do."""
    session = chat_or_404(request, pk)
    if session.agent_id != request.user.pk:
        raise Http404
    return session


def _page(request: AgentRequest, listed: ChatList, wanted: list[int]) -> HttpResponse:
    own = [row.pk for row in listed.own]
    ids = list(dict.fromkeys([*wanted, *own]))[:PANES]
    panes = panes_of(chats_to_show(request.user, ids), request.user, timezone.now())
    context = {
        **_list_context(request, listed, [pane.session.pk for pane in panes]),
        "panes": panes,
        "is_open": bool(wanted),
        "shapes": SHAPES,
        **(_visitor_context(request, panes[0]) if panes else {}),
    }
    return render(request, "frontend/agent/chat/chat.html", context)


def may_lead(request: AgentRequest) -> bool:
    access = access_of(request.user)
    return access.is_administrator or bool(access.lead_teams)


def _list_context(request: AgentRequest, listed: ChatList, shown: list[int] | None = None) -> dict[str, Any]:
    asked = request.POST.get("visas") or request.GET.get("visas")
    return {"listed": listed, "shown": _ids(asked) if shown is None else shown, "may_lead": may_lead(request)}


def _visitor_context(request: AgentRequest, pane: Pane) -> dict[str, Any]:
    ticket = pane.ticket
    return {"visitor": pane, "ticket": ticket, "card": contact_card(ticket.requester, request.user, current=ticket)}


def _ids(given: str | None) -> list[int]:
    """The ids in "7,8": those that are none are left out."""
    pieces = (given or "")[:100].split(",")
    return [int(piece) for piece in pieces if piece.isascii() and piece.isdecimal() and len(piece) < 10]


def _log(request: AgentRequest, session: ChatSession) -> None:
    AuditEntry.objects.create(
        agent=request.user, verb="ticket.read_confidential", object_kind="ticket", object_id=session.ticket_id
    )
