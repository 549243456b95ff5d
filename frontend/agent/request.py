"""Requests of the workplace: made by an agent, sometimes by htmx, always about tickets the agent may see."""

from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_htmx.middleware import HtmxDetails

from frontend.agent.clock_head import clock_facts
from servicedesk.lib.kept_query import KeptQuery
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.models import CallBack, Follower, Suggestion, Ticket, TicketLink, WrapUp
from tickets.queries import visible

# What a ticket's page shows. The words for search and the columns of people that nobody sees stay in the database.
_SHOWN = (
    *(column.name for column in Ticket._meta.concrete_fields if column.name != "search"),
    *("team__name", "team__slug", "team__is_open_to_all", "assignee__name", "inbox__name", "inbox__slug"),
    "inbox__wrap_up_required",
    *(f"requester__{name}" for name in ("name", "organisation", "kind", "language", "preferred_channel", "note")),
    "requester__is_protected",
)


class AgentRequest(HttpRequest):
    user: Agent
    htmx: HtmxDetails


def is_fragment(request: AgentRequest) -> bool:
    """Whether htmx asks for a part of a page rather than for a page."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def led_to(request: AgentRequest, address: str) -> HttpResponse:
    """Go to another page after a form: a redirect, which a script that sent the form carries out itself."""
    return HttpResponse(status=204, headers={"HX-Redirect": address}) if request.htmx else redirect(address)


def find_ticket(request: AgentRequest, number: int) -> Ticket | None:
    """The ticket with what its page shows of it, as far as the agent's rights reach at this moment. One query."""
    if not -_MOST <= number <= _MOST:
        return None
    return next(iter(_ticket_query(access_of(request.user)).rows({_NUMBER: number})), None)


_MOST = 2**63 - 1
_NUMBER = -(2**63) + 1  # stands for the number asked for: no ticket has it


@lru_cache(maxsize=1024)
def _ticket_query(access: Access) -> KeptQuery[Ticket]:
    """The rights are a part of the statement, and so of what it is kept by."""
    return KeptQuery(
        Ticket.objects.filter(visible(access), number=_NUMBER)
        .select_related("team", "assignee", "requester", "inbox")
        .only(*_SHOWN)
        .annotate(
            is_followed=Exists(Follower.objects.filter(ticket=OuterRef("pk"), agent=access.agent_id)),
            has_links=Exists(TicketLink.objects.filter(Q(ticket=OuterRef("pk")) | Q(other=OuterRef("pk")))),
            is_wrapped_up=Exists(WrapUp.objects.filter(ticket=OuterRef("pk"), solved_at=OuterRef("solved_at"))),
            call_back_id=_next_call().values("pk")[:1],
            call_back_at=_next_call().values("promised_at")[:1],
            clock_facts=clock_facts(),
            suggested=_suggestion(),
            has_merged=Exists(Ticket.objects.filter(merged_into=OuterRef("pk"))),
        )
    )


def _suggestion() -> Subquery:
    """{"category", "confidence", "words"} of one nobody has answered yet."""
    rows = Suggestion.objects.filter(ticket=OuterRef("pk"), accepted_at=None, dismissed_at=None)
    return Subquery(rows.values(said=JSONObject(category="category_id", confidence="confidence", words="words")))


def _next_call() -> QuerySet[CallBack]:
    return CallBack.objects.filter(ticket=OuterRef("pk"), done_at=None).order_by("promised_at", "pk")


def ticket_or_404(request: AgentRequest, number: int) -> Ticket:
    """The one way from a number in an address to a ticket: what the agent may not see does not exist."""
    found = find_ticket(request, number)
    if found is None:
        raise Http404
    return found
