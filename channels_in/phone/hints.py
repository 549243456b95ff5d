"""call_changed: who is told that a call rings, was answered or has ended. Heard in chat/call_hints.py."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from channels_in.models import Call
from tickets.models import Direction

# Sent after commit. Keyword arguments: call_id; agent_ids, at whom it rings or who has it; team_id, whose members are
# told when it rings at nobody in particular, else None.
call_changed = Signal()


def hint(call: Call) -> None:
    agents = frozenset(filter(None, [*call.rings_at, call.agent_id]))
    is_for_team = call.direction == Direction.IN and not call.rings_at
    team_id = call.account.inbox.team_id if is_for_team else None
    send = partial(call_changed.send_robust, sender=Call, call_id=call.pk, agent_ids=agents, team_id=team_id)
    transaction.on_commit(send)
