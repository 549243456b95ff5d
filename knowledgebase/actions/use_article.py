"""Articles that agents answer with: taken into a text, sent with it, read out, named when the ticket is solved."""

import re

from django.db import transaction
from django.utils import timezone

from knowledgebase.models import ArticleUse, Revision, UseKind
from servicedesk.people.models import Agent
from tickets.models import Message, Ticket

# Of the answer's longer words, how many a text must still hold to be that answer: agents shorten and put in their own.
SHARE = 0.5
_WORD = re.compile(r"\w{4,}")


def take_article(revision: Revision, ticket: Ticket, *, by: Agent, kind: str = UseKind.INSERTED) -> ArticleUse:
    """The agent takes the article's text or address into what they write on the ticket. It counts when that is sent."""
    use, _created = ArticleUse.objects.get_or_create(
        translation_id=revision.translation_id,
        revision=revision,
        ticket=ticket,
        message=None,
        agent=by,
        kind=kind,
    )
    return use


def use_article(
    revision: Revision, ticket: Ticket, *, by: Agent | None, kind: str, message: Message | None = None
) -> ArticleUse:
    """The article was used: with a message, read out in a call, or named in the wrap-up. Twice is once."""
    use, _created = ArticleUse.objects.get_or_create(
        translation_id=revision.translation_id,
        ticket=ticket,
        message=message,
        kind=kind,
        revision=revision,
        defaults={"agent": by},
    )
    return use


def name_article(ticket: Ticket, revision: Revision | None, *, by: Agent) -> ArticleUse | None:
    """Say which article held the answer when the ticket was solved; None takes back what was said before."""
    with transaction.atomic():
        named = ArticleUse.objects.filter(ticket=ticket, kind=UseKind.WRAP_UP)
        if revision is None:
            named.delete()
            return None
        named.exclude(revision=revision).delete()
        return use_article(revision, ticket, by=by, kind=UseKind.WRAP_UP)


def send_articles(message: Message, *, forgets: bool = True) -> list[ArticleUse]:
    """Bind what the sender had taken to the message that left; what they took and left out again is forgotten.

    forgets False: it may come with one of their next messages.
    """
    if message.agent_id is None:
        return []
    taken = ArticleUse.objects.filter(
        ticket=message.ticket_id,
        agent=message.agent_id,
        message=None,
        kind__in=[UseKind.INSERTED, UseKind.LINKED],
    )
    sent = []
    with transaction.atomic():
        for use in taken.select_for_update(of=("self",)).select_related("revision", "translation"):
            if not _is_in(message.body, use):
                if forgets:
                    use.delete()
                continue
            if ArticleUse.objects.filter(message=message, translation=use.translation, kind=use.kind).exists():
                use.delete()
                continue
            use.message, use.created_at = message, timezone.now()
            use.save(update_fields=["message", "created_at"])
            sent.append(use)
    return sent


def settle_use(use: ArticleUse, *, by: Agent) -> None:
    """Somebody looked at an answer that has become outdated: it holds, or they wrote again."""
    ArticleUse.objects.filter(
        ticket=use.ticket_id, translation=use.translation_id, message__isnull=False, settled_at=None
    ).update(settled_at=timezone.now(), settled_by=by)


def _is_in(text: str, use: ArticleUse) -> bool:
    if f"/{use.translation.slug}/" in text:
        return True
    said = set(_WORD.findall(text.casefold()))
    return any(
        len(words & said) >= max(1, SHARE * len(words))
        for words in (set(_WORD.findall(part.casefold())) for part in (use.revision.short_answer, use.revision.steps))
        if words
    )
