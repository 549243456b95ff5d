"""What the parts of a ticket page show."""

from typing import Any

from django.utils import timezone

from frontend import lookups
from frontend.agent.call_ways import ring_way
from frontend.agent.clock_head import clock_head
from frontend.agent.languages import LANGUAGES
from frontend.agent.people import contact_card
from frontend.agent.queue_filter import asked
from frontend.agent.request import AgentRequest
from frontend.agent.social import talk_of
from frontend.agent.ticket_ahead import is_ahead
from frontend.agent.ticket_hints import hints_of
from frontend.agent.ticket_ties import ties_of
from frontend.agent.timeline import timeline_of
from frontend.agent.timeline_window import window_of
from servicedesk.people.access import access_of
from tickets.actions.wrap_up import is_required
from tickets.models import CaseKind, Priority, Ticket
from tickets.statuses import choices_from


def ticket_context(request: AgentRequest, found: Ticket) -> dict[str, Any]:
    """Everything about a ticket but the composer."""
    access = access_of(request.user)
    # Only a page that is opened tells what is new in it; its refreshes keep the line where it was (js/timeline.js).
    opens = request.method == "GET" and (not request.GET.get("part") or is_ahead(request))
    ties = ties_of(found, request.user)
    card = contact_card(found.requester, request.user, current=found)
    return {
        "ticket": found,
        "timeline": timeline_of(found, request.user, window_of(request), tells_new=opens),
        "card": card,
        "hints": hints_of(found, card),
        "talk": talk_of(found, request.user),
        "clock": clock_head(found, timezone.now()),
        "ring": ring_way(request.user),
        "asked": asked(request.GET),
        "handling": ties,
        "asks_wrap_up": access.may_write and ties.wants_wrap_up and _asks_now(request, found, opens),
        "status_choices": choices_from(found.status),
        "priority_choices": Priority.choices,
        "case_kind_choices": CaseKind.choices,
        "language_choices": [(code, str(name)) for code, name in LANGUAGES],
        "category_options": [(row.pk, row.path) for row in lookups.categories()],
        "team_options": [(row.pk, row.name) for row in lookups.teams()],
        "agents": lookups.members().get(found.team_id, []),
        "may_write": access.may_write,
        "is_mine": found.assignee_id == request.user.pk,
    }


def _asks_now(request: AgentRequest, found: Ticket, opens: bool) -> bool:
    """Whether this request has just solved it; where it is required, also when the assignee comes back."""
    if request.method == "POST":
        return found.solved_at == found.updated_at
    return opens and found.assignee_id == request.user.pk and is_required(found)
