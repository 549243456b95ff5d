"""The cards of calls: who rings, what they have open, and a press that makes it a ticket. Calls made from a ticket."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from channels_in.models import Call
from channels_in.phone.calls import make_call, take_call
from channels_in.phone.queries import calls_visible_to, live_calls, shown_to
from frontend.agent.acting import acted
from frontend.agent.contact_history import Trace, trail_of
from frontend.agent.people import log_reading, name_of
from frontend.agent.request import AgentRequest, led_to, ticket_or_404
from servicedesk.lib.addresses import shown
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Contact
from tickets.actions.errors import ActionError
from tickets.actions.senders import known_contacts
from tickets.incoming import IncomingAddress
from tickets.models import Direction, Ticket
from tickets.queries import contacts_visible_to
from tickets.statuses import UNFINISHED

MOST_CARDS = 5
MOST_TICKETS = 4
TOLD_FOR = timedelta(seconds=7)  # that somebody else has answered, or that they hung up
LOGGED_WITHIN = timedelta(minutes=5)  # a call of one's own can be noted from its card for so long


@dataclass(frozen=True, slots=True)
class Card:
    """name and number are "" for a withheld number, and number for a protected identity the agent may not see."""

    call: Call
    name: str
    number: str
    contact: Contact | None
    is_hidden: bool
    unfinished: list[Trace]
    finished: list[Trace]

    @property
    def is_in(self) -> bool:
        return self.call.direction == Direction.IN


@dataclass(frozen=True, slots=True)
class Told:
    """A card that has just gone: why."""

    call: Call
    text: str


@login_required
@require_GET
def call_cards(request: AgentRequest) -> HttpResponse:
    """Calls that ring at the agent or that they have, and for a moment what became of others."""
    now = timezone.now()
    rows = list(_cards_of(request.user, now)[:MOST_CARDS])
    noted = (request.htmx.current_url_abs_path or "").partition("samtal=")[2]
    context = {"cards": cards_for(rows, viewer=request.user), "told": _told(request.user, now), "noted": noted}
    return render(request, "frontend/agent/calls/cards.html", context)


def _cards_of(agent: Agent, now: datetime) -> QuerySet[Call]:
    own = Q(agent=agent, ended_at__gt=now - LOGGED_WITHIN, answered_at__isnull=False, direction=Direction.IN)
    live = Q(pk__in=live_calls(now).filter(shown_to(access_of(agent))).values("pk"))
    rows = Call.objects.filter(live | (own & Q(ticket=None)))
    return rows.select_related("account__inbox", "agent").order_by("ended_at", "started_at", "pk")


def cards_for(calls: list[Call], *, viewer: Agent) -> list[Card]:
    """With who they are and what they have been in touch about, as far as the viewer may see."""
    access = access_of(viewer)
    addresses = [IncomingAddress("phone", call.number) for call in calls if call.number]
    known = known_contacts(addresses) if addresses else {}
    met = contacts_visible_to(viewer).filter(pk__in=[one.pk for one in known.values()]) if known else ()
    seen = {one.pk for one in met}
    # Of a protected identity the card says that it is one; of somebody only others have met, no more than the number.
    named = {key: one for key, one in known.items() if one.pk in seen or one.is_protected}
    found = [(call, named.get(("phone", call.number))) for call in calls]
    if access.may_see_protected:
        log_reading(viewer, [contact for _call, contact in found if contact is not None])
    return [_card(call, contact, viewer) for call, contact in found]


def _card(call: Call, contact: Contact | None, viewer: Agent) -> Card:
    access = access_of(viewer)
    number = shown("phone", call.number) if call.number else ""
    if contact is None:
        return Card(call, "", number, None, False, [], [])
    is_hidden = contact.is_protected and not access.may_see_protected
    trail = [] if is_hidden else trail_of(contact.pk, viewer)[0]
    return Card(
        call=call,
        name=name_of(contact, access),
        number="" if is_hidden else number,
        contact=contact,
        is_hidden=is_hidden,
        unfinished=[row for row in trail if row.status in UNFINISHED][:MOST_TICKETS],
        finished=[row for row in trail if row.status not in UNFINISHED][:2],
    )


def _told(agent: Agent, now: datetime) -> list[Told]:
    """What became of calls that rang at the agent until just now."""
    access = access_of(agent)
    at_them = Q(rings_at__contains=[agent.pk]) | Q(rings_at=[], account__inbox__team__in=sorted(access.member_teams))
    by_another = Q(answered_at__gt=now - TOLD_FOR) & ~Q(agent=agent)
    gone = Q(answered_at=None, ended_at__gt=now - TOLD_FOR)
    rows = Call.objects.filter(at_them, by_another | gone, direction=Direction.IN).select_related("agent")
    return [Told(call, _became(call)) for call in rows.order_by("-started_at")[:MOST_CARDS]]


def _became(call: Call) -> str:
    if call.answered_at is None:
        return _("The caller has hung up.")
    return _("%(name)s has answered.") % {"name": call.agent.name} if call.agent else _("A colleague has answered.")


@login_required
@require_POST
def call_taking(request: AgentRequest, pk: int) -> HttpResponse:
    """The agent has it: on to the quick log, filled in. One that has just ended can be noted all the same."""
    call = get_object_or_404(calls_visible_to(request.user), pk=pk)
    try:
        if not call.is_over:
            take_call(call, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return led_to(request, reverse("queue"))
    return led_to(request, f"{reverse('contact_log')}?samtal={call.pk}")


@login_required
@require_POST
def ticket_calls(request: AgentRequest, number: int) -> HttpResponse:
    """Ring somebody about the ticket: first the agent's phone, then theirs."""
    found = ticket_or_404(request, number)
    # Only a number of who the ticket is for, or one that was promised a call: the form is no telephone for strangers.
    allowed = set() if _is_hidden(found.requester, request.user) else _numbers(found)
    asked = request.POST.get("number", "")[:40]

    try:
        if asked not in allowed:
            raise NoSuchNumber(_("That number is no longer on the contact. Look at the card."))
        make_call(found, asked, by=request.user)
    except ActionError as error:
        # Not above the ticket: that the call was begun is an event, which refreshes it at the same time.
        messages.error(request, str(error))
        response = acted(request, number)
        response.status_code = 409 if request.htmx else response.status_code
        return response
    return acted(request, number, _("Your phone rings now. Lift it, and the other’s will ring."))


class NoSuchNumber(ActionError):
    code = "no-such-number"


def _numbers(ticket: Ticket) -> set[str]:
    promised = ticket.call_backs.filter(done_at=None).values_list("number", flat=True)
    return {*ticket.requester.addresses.filter(kind="phone").values_list("value", flat=True), *promised}


def _is_hidden(contact: Contact, viewer: Agent) -> bool:
    return contact.is_protected and not access_of(viewer).may_see_protected
