"""ticket_changed: sent after commit, once for every action on a ticket. See docs/events.md."""

from dataclasses import dataclass

from django.dispatch import Signal


@dataclass(frozen=True, slots=True)
class TicketChange:
    """What changed, in numbers only: listeners read the truth from the database."""

    ticket_id: int
    number: int
    kinds: tuple[str, ...]  # EventKind values
    team_ids: frozenset[int]  # the team it is in and the one it was in
    is_confidential: bool
    was_confidential: bool  # before the change: those who saw it until now are told that something happened
    named_agent_ids: frozenset[int]  # assignees before and after, and agents named on it
    message_id: int | None = None
    # One or more lines of a live conversation, many a second: who asks the database because of it does so by talked.
    is_live: bool = False


ticket_changed = Signal()  # keyword argument: change: TicketChange
# Agents have answered in live conversations, any number at once. Keyword argument: answers, {message id: ticket id}.
talked = Signal()
# A reminder's time has come. Keyword arguments: reminder_id, agent_id, ticket_id.
reminder_due = Signal()
# Agents have notifications they had not before, or fewer. Keyword argument: agent_ids, a frozenset.
agents_told = Signal()
# A shared queue is made, changed or deleted. Keyword argument: team_ids, a frozenset of those who have it, or had it;
# None: everybody.
queues_changed = Signal()
