"""Somebody who is abusive: their chat ends, and from the same place nobody opens another for a day."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from chat.actions.end import end_held
from chat.actions.entering import holding
from chat.models import ChatBlock, ChatSession, ChatState, EndedBy
from servicedesk.lib.text import one_line
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

BLOCKED_FOR = timedelta(hours=24)
REASON_MAX = 200  # characters


def block(session: ChatSession, *, by: Agent, reason: str) -> ChatBlock:
    """End the chat and block the place it came from; that is audited. The visitor is told that the chat has ended.

    Raises InvalidChange: no reason, or the place is not known any more.
    """
    why = one_line(reason, REASON_MAX)
    if not why:
        raise InvalidChange(_("Write why."), field="reason")
    with holding(session.pk) as chat:
        if not chat.place:
            raise InvalidChange(_("Where the visitor came from is not kept any longer. End the chat instead."))
        now = timezone.now()
        row = ChatBlock.objects.create(
            place=chat.place, reason=why, session=chat, by=by, created_at=now, until=now + BLOCKED_FOR
        )
        record("chat_block.created", by=by, about=row, reason=why, chat=chat.pk)
        if chat.state != ChatState.ENDED:
            end_held(chat, why=EndedBy.AGENT, by=by)
    return row


def lift(row: ChatBlock, *, by: Agent) -> ChatBlock:
    """Let the place open chats again. Does nothing to a block that is lifted or over."""
    now = timezone.now()
    if ChatBlock.objects.filter(pk=row.pk, lifted_at=None, until__gt=now).update(lifted_at=now):
        row.lifted_at = now
        record("chat_block.lifted", by=by, about=row)
    return row


def is_blocked(place: str) -> bool:
    """Whether nobody may open a chat from there now. place: as ChatSession.place."""
    if not place:
        return False
    return ChatBlock.objects.filter(place=place, lifted_at=None, until__gt=timezone.now()).exists()
