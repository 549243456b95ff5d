"""What the knowledge base does when something has happened to a ticket."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.dispatch import receiver
from django.utils import timezone

from knowledgebase.actions.use_article import send_articles
from knowledgebase.coverage.running import ask_for_run
from knowledgebase.models import ArticleEventKind, CoverageQuestion
from knowledgebase.radar.answering import follow
from knowledgebase.radar.withdrawing import WITHDRAW
from knowledgebase.signals import article_changed
from servicedesk.lib.queueing import enqueue_once
from tickets.models import Direction, EventKind, Message, MessageKind
from tickets.signals import TicketChange, talked, ticket_changed

_TAKEN = "SELECT ticket_id FROM knowledgebase_articleuse WHERE ticket_id = ANY(%s) AND message_id IS NULL"
# What makes readers find other articles than before: any of them may push another one's question out.
_FOUND = frozenset(
    {
        ArticleEventKind.PUBLISHED.value,
        ArticleEventKind.UNPUBLISHED.value,
        ArticleEventKind.VISIBILITY_CHANGED.value,
        ArticleEventKind.MOVED.value,
    }
)
_SENT = frozenset({EventKind.REPLIED.value, EventKind.SCHEDULED.value})


@receiver(ticket_changed, dispatch_uid="knowledgebase.bind_articles")
def bind_articles(sender: Any, change: TicketChange, **kwargs: Any) -> None:
    """An answer has been written: the articles its writer took are part of it."""
    if change.is_live or change.message_id is None or not _SENT & set(change.kinds):
        return
    message = Message.objects.filter(
        pk=change.message_id, kind=MessageKind.MESSAGE, direction=Direction.OUT, agent__isnull=False
    ).first()
    if message is not None:
        send_articles(message)


@receiver(talked, dispatch_uid="knowledgebase.bind_articles_of_talk")
def bind_articles_of_talk(sender: Any, answers: Mapping[int, int], **kwargs: Any) -> None:
    """The same for what is said live: nearly always nothing was taken, and one question says so for all of it."""
    with connection.cursor() as cursor:  # by hand: it is asked many times a second, while somebody waits for an answer
        cursor.execute(_TAKEN, [sorted(set(answers.values()))])
        waiting = {row[0] for row in cursor.fetchall()}
    if waiting:
        for message in Message.objects.filter(pk__in=[pk for pk, ticket in answers.items() if ticket in waiting]):
            send_articles(message, forgets=False)


@receiver(ticket_changed, dispatch_uid="knowledgebase.withdraw")
def withdraw_what_is_confidential(sender: Any, change: TicketChange, **kwargs: Any) -> None:
    """What a citizen wrote may be a question's name, and example, for many: it goes when it becomes confidential."""
    if change.is_confidential and EventKind.CONFIDENTIAL_CHANGED in change.kinds:
        enqueue_once(WITHDRAW, at=timezone.now())


@receiver(article_changed, dispatch_uid="knowledgebase.cover")
def cover(sender: Any, kinds: tuple[str, ...], **kwargs: Any) -> None:
    """Readers find something else: the coverage test is run in a while."""
    if _FOUND & set(kinds) and CoverageQuestion.objects.exists():
        ask_for_run(timezone.now())


@receiver(article_changed, dispatch_uid="knowledgebase.follow_answers")
def follow_answers(sender: Any, article_id: int, **kwargs: Any) -> None:
    """The questions it answers are answered when readers have it, and open again when it is taken down."""
    follow(article_id)
