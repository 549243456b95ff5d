"""What happened to the demo's articles: the events that the actions would have written, in the order of time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from knowledgebase.models import ArticleEvent, ArticleEventKind, Revision, Translation
from servicedesk.demo.article_told import Told
from servicedesk.people.models import Agent, Membership, Role

_SENT_BEFORE = timedelta(hours=5)  # for review, before somebody published it
_REMINDED = (("responsible", 0), ("deputy", 7))  # step, days after the day of review


def write_events(told: Sequence[Told], now: datetime) -> None:
    """Write the events of all articles, oldest first, so that ids rise with time."""
    publishers = {
        row.team.department_id: row.agent
        for row in Membership.objects.filter(role=Role.PUBLISHER).select_related("agent", "team")
    }
    rows = [event for one in told for event in _Story(one, publishers[one.row.department_id], now).events()]
    ArticleEvent.objects.bulk_create(sorted(rows, key=lambda row: row.created_at))


class _Story:
    """One article's events."""

    def __init__(self, told: Told, publisher: Agent, now: datetime) -> None:
        self.told, self.publisher, self.now = told, publisher, now
        self.writer = told.row.responsible

    def events(self) -> Iterator[ArticleEvent]:
        one, times = self.told, self.told.times
        first, last = one.sources[0], one.sources[-1]
        yield self._event(ArticleEventKind.CREATED, times.created, self.writer, first)
        if one.content.state == "in_review":
            yield self._event(ArticleEventKind.SUBMITTED, times.created + timedelta(hours=3), self.writer, first)
        if times.published is not None:
            yield from self._published(times.published, first)
        if times.changed is not None and times.saved is not None:
            yield self._event(ArticleEventKind.SAVED, times.saved, self.writer, last)
            yield from self._published(times.changed, last)
        if times.reviewed is not None:
            yield from self._reviewed(times.reviewed, last)
        if one.content.state == "review_due":
            yield from self._due(last)
        if times.unpublished is not None:
            why = {"reason": "Gäller inte längre", "why": "agent"}
            yield self._event(ArticleEventKind.UNPUBLISHED, times.unpublished, self.publisher, last, detail=why)
        for text in one.others:
            yield from self._translated(text)

    def _published(self, at: datetime, revision: Revision) -> Iterator[ArticleEvent]:
        if self.writer != self.publisher:
            yield self._event(ArticleEventKind.SUBMITTED, at - _SENT_BEFORE, self.writer, revision)
        yield self._event(ArticleEventKind.ATTESTED, at, self.publisher, revision)
        yield self._event(ArticleEventKind.PUBLISHED, at, self.publisher, revision)

    def _reviewed(self, at: datetime, revision: Revision) -> Iterator[ArticleEvent]:
        following = {"review_on": str(self.told.times.review_on)}
        yield self._event(ArticleEventKind.ATTESTED, at, self.publisher, revision)
        yield self._event(ArticleEventKind.REVIEWED, at, self.publisher, revision, detail=following)

    def _due(self, revision: Revision) -> Iterator[ArticleEvent]:
        day = self.told.times.review_on
        late = timedelta(days=self.told.content.review_in_days)  # negative
        morning = (self.now + late).replace(hour=5, minute=10, second=0, microsecond=0)
        yield self._event(ArticleEventKind.REVIEW_DUE, morning, None, revision)
        for step, days in _REMINDED:
            at = morning + timedelta(days=days, seconds=1)
            agent = getattr(self.told.row, step)
            if at < self.now:
                detail = {"step": step, "day": str(at.date()), "review_on": str(day), "agents": [agent.pk]}
                event = self._event(ArticleEventKind.REMINDED, at, None, None, detail=detail)
                event.translation = None
                yield event

    def _translated(self, text: Translation) -> Iterator[ArticleEvent]:
        assert text.live is not None  # noqa: S101 -- the demo's translations are all published
        at, author = text.live.created_at, text.live.author
        yield self._event(ArticleEventKind.CREATED, at, author, text.live, text)
        yield self._event(ArticleEventKind.ATTESTED, at, self.publisher, text.live, text)
        yield self._event(ArticleEventKind.PUBLISHED, at, self.publisher, text.live, text)

    def _event(
        self,
        kind: str,
        at: datetime,
        agent: Agent | None,
        revision: Revision | None,
        text: Translation | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> ArticleEvent:
        return ArticleEvent(
            article=self.told.row,
            translation=text or self.told.translation,
            revision=revision,
            kind=kind,
            agent=agent,
            detail=dict(detail or {}),
            created_at=min(at, self.now),
        )
