"""The ground every action on an article stands on: lock it, ask who may, write events, tell the world."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import NotAllowed, StepNotAllowed
from knowledgebase.models import Article, ArticleEvent, Revision, Translation
from knowledgebase.models.translation import ALLOWED_STEPS, Status
from knowledgebase.search_index import index_article
from knowledgebase.signals import article_changed
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Integration

Actor = Agent | Integration | None  # None: the system itself
May = Literal["read", "write", "publish"]


@dataclass
class Change:
    """One action's hold on a locked article."""

    article: Article
    by: Actor
    now: datetime
    events: list[ArticleEvent] = field(default_factory=list)
    is_seen: bool = False  # readers see something else afterwards

    def text(self, translation: Translation) -> Translation:
        """Return the translation as it is now."""
        found = Translation.objects.select_related("latest__author", "live", "scheduled").get(pk=translation.pk)
        found.article = self.article
        return found

    def record(
        self, kind: str, translation: Translation | None = None, revision: Revision | None = None, **detail: Any
    ) -> None:
        """Add an event; detail must be JSON."""
        self.events.append(
            ArticleEvent(
                article=self.article,
                translation=translation,
                revision=revision,
                kind=kind,
                agent=self.by if isinstance(self.by, Agent) else None,
                integration=self.by if isinstance(self.by, Integration) else None,
                detail=detail,
                created_at=self.now,
            )
        )

    def step(self, translation: Translation, to: str) -> None:
        """Move the text to another status; the caller saves it. Raises StepNotAllowed."""
        if translation.status == to:
            return
        if to not in ALLOWED_STEPS[translation.status]:
            raise StepNotAllowed(str(Status(translation.status).label), str(Status(to).label))
        translation.status = to


@contextmanager
def changing(article: Article, *, by: Actor, may: May) -> Iterator[Change]:
    """Lock the article and give a Change; afterwards write its events and, after commit, send article_changed.

    may: what by must be allowed; "read" asks nothing, the caller has found the article as by may read it.
    Raises NotAllowed. Nothing is written when the block raises.
    """
    with transaction.atomic():
        # First the lock, then the reading: a query that does both joins what was there before it had to wait.
        Article.objects.select_for_update().only("pk").get(pk=article.pk)
        locked = Article.objects.select_related("category", "department", "team", "responsible", "deputy").get(
            pk=article.pk
        )
        refuse_unless(may, by, locked.department_id)
        change = Change(locked, by, timezone.now())
        yield change
        _write(change)


def refuse_unless(may: May, by: Actor, department_id: int) -> None:
    """Raises NotAllowed unless by writes, or publishes, this department's articles. The system itself may."""
    if by is None or may == "read":
        return
    access = access_of(by)
    if may == "write" and department_id not in access.editor_departments:
        raise NotAllowed(_("Only the department's editors and publishers can change this article."))
    if may == "publish" and department_id not in access.publisher_departments:
        raise NotAllowed(_("Only the department's publishers can do this."))


def _write(change: Change) -> None:
    if change.is_seen:
        change.article.changed_at = change.now
        Article.objects.filter(pk=change.article.pk).update(changed_at=change.now)
        index_article(change.article)
    if not change.events:
        return
    ArticleEvent.objects.bulk_create(change.events)
    announce(change.article, change.events)


def announce(article: Article, events: list[ArticleEvent]) -> None:
    """Send article_changed once the transaction has committed."""
    concerned = {event.translation_id for event in events}
    if None in concerned:
        concerned |= set(article.translations.values_list("pk", flat=True))
    kinds = tuple(dict.fromkeys(event.kind for event in events))
    ids = frozenset(pk for pk in concerned if pk is not None)
    transaction.on_commit(
        lambda: article_changed.send_robust(sender=Article, article_id=article.pk, translation_ids=ids, kinds=kinds)
    )
