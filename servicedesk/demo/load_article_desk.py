"""What lies on the desks of the demo's editors: reports of wrong facts, remarks, an unsaved text, settled searches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledgebase.models import (
    ArticleEvent,
    ArticleEventKind,
    Editing,
    Flag,
    LinkCheck,
    LinkOutcome,
    Remark,
    SettledSearch,
)
from servicedesk.demo.article_told import Told
from servicedesk.demo.content.article_changes import FLAGS, REMARKS
from servicedesk.demo.content.article_shapes import ArticleComment
from servicedesk.demo.content.article_use import SETTLED_SEARCHES
from servicedesk.people.models import Agent

_EDITOR = "pirkko.kallio@storan.example"
_UNSAVED = ("digital-post", "Ja, om du har en digital brevlåda. Då kommer beslut och fakturor dit. Du väljer själv ")


@dataclass(frozen=True, slots=True)
class _Broken:
    article: str
    ends: str  # of the link's address
    outcome: LinkOutcome
    status: int | None
    nights: int  # in a row


_BROKEN = (
    _Broken("rosta-hemifran", "val/bud", LinkOutcome.GONE, 404, 3),
    _Broken("nar-kommer-sotaren", "sota-sjalv", LinkOutcome.SILENT, None, 2),
)
_LOOKED_AT = timedelta(hours=6)


def load_article_desk(articles: Mapping[str, Told], now: datetime) -> None:
    agents = {row.email: row for row in Agent.objects.all()}
    for one in FLAGS:
        _flag(articles[one.article], one, agents, now)
    for one in REMARKS:
        _remark(articles[one.article], one, agents, now)
    _leave_unsaved(articles, agents[_EDITOR], now)
    _settle_searches(articles, agents[_EDITOR], now)
    _check_links(articles, now)


def _flag(told: Told, one: ArticleComment, agents: Mapping[str, Agent], now: datetime) -> None:
    at, read = now - timedelta(days=one.days_ago, minutes=25), told.sources[-1]
    settled = {"settled_at": at + timedelta(days=1), "settled_by": told.row.responsible} if one.settled else {}
    row = Flag.objects.create(
        article=told.row, revision=read, agent=agents[one.by], text=one.text, created_at=at, **settled
    )
    ArticleEvent.objects.create(
        article=told.row, translation=told.translation, revision=read, kind=ArticleEventKind.FLAGGED,
        agent=agents[one.by], detail={"flag": row.pk}, created_at=at,
    )  # fmt: skip
    if one.settled:
        ArticleEvent.objects.create(
            article=told.row, kind=ArticleEventKind.FLAG_SETTLED, agent=told.row.responsible,
            detail={"flag": row.pk}, created_at=at + timedelta(days=1),
        )  # fmt: skip


def _remark(told: Told, one: ArticleComment, agents: Mapping[str, Agent], now: datetime) -> None:
    at = max(now - timedelta(days=one.days_ago, minutes=40), told.times.created + timedelta(hours=4))
    settled = {"settled_at": at + timedelta(hours=2), "settled_by": agents[one.by]} if one.settled else {}
    first = _said(told, agents[one.by], one.text, at, None, **settled)
    if one.answer:
        _said(told, agents[one.answered_by], one.answer, at + timedelta(hours=1), first)


def _said(told: Told, by: Agent, text: str, at: datetime, answers: Remark | None, **settled: object) -> Remark:
    revision = told.sources[-1]
    row = Remark.objects.create(
        translation=told.translation, revision=revision, answers=answers, agent=by, text=text, created_at=at, **settled
    )
    detail = {"remark": row.pk, **({"answers": answers.pk} if answers else {})}
    ArticleEvent.objects.create(
        article=told.row, translation=told.translation, revision=revision, kind=ArticleEventKind.REMARKED, agent=by,
        detail=detail, created_at=at,
    )  # fmt: skip
    return row


def _leave_unsaved(articles: Mapping[str, Told], editor: Agent, now: datetime) -> None:
    slug, short_answer = _UNSAVED
    told = articles[slug]
    Editing.objects.create(
        translation=told.translation, agent=editor, based_on=told.sources[-1], section="short_answer",
        content={"question": told.content.question, "short_answer": short_answer},
        seen_at=now - timedelta(minutes=50), saved_at=now - timedelta(minutes=50),
    )  # fmt: skip


def _settle_searches(articles: Mapping[str, Told], editor: Agent, now: datetime) -> None:
    SettledSearch.objects.bulk_create(
        SettledSearch(
            language="sv", words=words, settled_by=editor, settled_at=now - timedelta(hours=20),
            translation=articles[slug].translation if slug else None,
        )
        for words, slug in SETTLED_SEARCHES.items()
    )  # fmt: skip


def _check_links(articles: Mapping[str, Told], now: datetime) -> None:
    """As the night's job left them: all well but two."""
    LinkCheck.objects.bulk_create(
        _check(told, link.url, now)
        for told in articles.values()
        if told.translation.live_id
        for link in told.content.links
        if not link.url.startswith(("tel:", "mailto:"))
    )


def _check(told: Told, url: str, now: datetime) -> LinkCheck:
    bad = next((one for one in _BROKEN if one.article == told.content.slug and url.endswith(one.ends)), None)
    asked = None if url.startswith("/") else 200
    return LinkCheck(
        translation=told.translation,
        revision=told.translation.live,
        url=url,
        outcome=bad.outcome if bad else LinkOutcome.WORKS,
        status=bad.status if bad else asked,
        failures=bad.nights if bad else 0,
        checked_at=now - _LOOKED_AT,
    )
