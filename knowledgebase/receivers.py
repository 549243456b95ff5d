"""What the knowledge base does when something has happened to a ticket."""

from typing import Any

from django.dispatch import receiver

from knowledgebase.actions.use_article import send_articles
from tickets.models import Direction, EventKind, Message, MessageKind
from tickets.signals import TicketChange, ticket_changed

_SENT = frozenset({EventKind.REPLIED.value, EventKind.SCHEDULED.value})


@receiver(ticket_changed, dispatch_uid="knowledgebase.bind_articles")
def bind_articles(sender: Any, change: TicketChange, **kwargs: Any) -> None:
    """An answer has been written: the articles its writer took are part of it."""
    if change.message_id is None or not _SENT & set(change.kinds):
        return
    message = Message.objects.filter(
        pk=change.message_id, kind=MessageKind.MESSAGE, direction=Direction.OUT, agent__isnull=False
    ).first()
    if message is not None:
        send_articles(message)
