"""An agent takes a chat that waits."""

from django.utils import timezone
from django.utils.translation import gettext as _

from chat.actions.entering import enter, holding
from chat.actions.ringing import pass_on
from chat.loads import load_of, own_availability
from chat.models import CAPACITY_MAX, ChatSession, ChatState, EntryKind
from chat.telling import tell_offer_over, tell_queue, tell_state
from servicedesk.people.models import Agent
from tickets.actions.assign import assign, take
from tickets.actions.errors import InvalidChange
from tickets.merged import main_of
from tickets.models import Ticket
from tickets.queries import tickets_visible_to


def accept(session: ChatSession, *, by: Agent) -> ChatSession:
    """Take the chat, whether it rings at them or is picked from the list: the ticket is theirs, the visitor is told.

    More than their capacity is their own choice (chat.loads.load_of says so); more than CAPACITY_MAX is refused. Of
    two at once one gets it. Raises InvalidChange, which says by whom it was taken.
    """
    now = timezone.now()
    with holding(session.pk) as chat:
        if chat.state == ChatState.ACTIVE and chat.agent_id == by.pk:
            return chat
        mine = own_availability(by)
        _check(chat, by)
        _give_ticket(chat.ticket, by)
        chat.state, chat.agent, chat.accepted_at = ChatState.ACTIVE, by, now
        chat.first_accepted_at = chat.first_accepted_at or now
        chat.waiting_since = chat.wanted_agent = chat.silent_ends_at = chat.kept_open_at = None
        tell_offer_over(chat.inbox_id, chat.offered_to_id)
        chat.offered_to = chat.offered_at = None
        chat.passed_by = []
        chat.save()
        chat.helpers.filter(agent=by).delete()
        enter(chat, EntryKind.JOINED, data={"name": by.name}, at=now)
        mine.rung_out, mine.idle_since = 0, now
        mine.save(update_fields=["rung_out", "idle_since"])
        tell_state(chat.pk)
        tell_queue(chat.inbox_id)
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
    main = main_of(ticket)
    if main.assignee_id not in (None, by.pk):
        assign(main, None, by=by)
    take(main, by=by)


__all__ = ["accept", "pass_on"]
