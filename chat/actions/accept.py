"""An agent answers a chat that waits, or lets the next one be asked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chat import hints
from chat.loads import load_of, stop_ringing
from chat.models import CAPACITY_MAX, Availability, ChatSession, ChatState, EntryKind
from chat.names import first_name
from chat.order import enter, locked, locked_with_ticket
from servicedesk.people.models import Agent
from tickets.actions.assign import assign, take
from tickets.actions.errors import InvalidChange
from tickets.models import Ticket
from tickets.queries import tickets_visible_to


def accept(session: ChatSession, *, by: Agent) -> ChatSession:
    """Take the chat, whether it rings at them or is picked from the list: the ticket is theirs, the visitor is told.

    More than their capacity is their own choice (chat.loads.load_of says so); more than CAPACITY_MAX is refused. Of
    two at once one gets it. Raises InvalidChange, which says by whom it was taken.
    """
    now = timezone.now()
    with transaction.atomic():
        chat = locked_with_ticket(session)
        if chat.state == ChatState.ACTIVE and chat.agent_id == by.pk:
            return chat
        _check(chat, by)
        _give_ticket(chat.ticket, by)
        chat.state, chat.agent, chat.accepted_at = ChatState.ACTIVE, by, now
        chat.first_accepted_at = chat.first_accepted_at or now
        chat.waiting_since = chat.wanted_agent = chat.silent_ends_at = chat.kept_open_at = None
        stop_ringing(chat)
        chat.passed_by = []
        chat.save()
        enter(chat, EntryKind.JOINED, data={"name": first_name(by)}, at=now)
        Availability.objects.filter(agent=by).update(rung_out=0, idle_since=now)
        hints.state_changed(chat.pk)
        hints.queue_changed(chat.inbox_id)
    return chat


def pass_on(session: ChatSession, *, by: Agent) -> ChatSession:
    """Not now: it rings at the next one. Nothing happens when it does not ring at them any longer."""
    with transaction.atomic():
        chat = locked(session.pk)
        if chat.offered_to_id != by.pk:
            return chat
        stop_ringing(chat)
        chat.passed_by = [*chat.passed_by, by.pk]
        chat.save(update_fields=["offered_to", "offered_at", "passed_by"])
        Availability.objects.filter(agent=by).update(rung_out=0)
        hints.queue_changed(chat.inbox_id)
    return chat


def _check(chat: ChatSession, by: Agent) -> None:
    if chat.state == ChatState.ACTIVE and chat.agent is not None:
        raise InvalidChange(_("%(name)s took this chat just before you.") % {"name": chat.agent.name})
    if chat.state != ChatState.WAITING:
        raise InvalidChange(_("The visitor does not wait any longer. You find what was said on the ticket."))
    if not tickets_visible_to(by).filter(pk=chat.ticket_id).exists():
        raise InvalidChange(_("You may no longer see this chat."))
    if load_of(by).chats >= CAPACITY_MAX:
        raise InvalidChange(_("You have %(count)d chats. End one of them first.") % {"count": CAPACITY_MAX})


def _give_ticket(ticket: Ticket, by: Agent) -> None:
    """The ticket is locked by now. Whoever had it before, the one who talks with the visitor has it."""
    if ticket.assignee_id not in (None, by.pk):
        assign(ticket, None, by=by)
    take(ticket, by=by)
