"""Reviews come due: the texts say so to their editors, and those who answer for them are told, one after the other.

On the day the responsible person, REVIEW_DEPUTY_DAYS later their deputy, REVIEW_HEAD_DAYS later those who lead the
owner department's teams; each once a round, a round being one day of review. Where there is nobody the department's
publishers are told. Each is an event REMINDED {"step", "day", "review_on", "agents"}, and one mail an agent.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from knowledgebase.actions.changing import Change, changing
from knowledgebase.actions.review_mail import Due, send_reminder
from knowledgebase.models import Article, ArticleEventKind
from knowledgebase.models.translation import Status
from servicedesk.people.models import Agent, Role

RESPONSIBLE, DEPUTY, HEAD = "responsible", "deputy", "head"
MOST = 200  # articles in one transaction, so that what an agent is told on a morning is one mail


def remind_of_reviews(now: datetime) -> int:
    """Mark texts whose day has come as due, and remind whoever is to be reminded now. Twice is once. Returns mails."""
    today = timezone.localdate(now)
    due = Article.objects.filter(review_on__lte=today, translations__live__isnull=False)
    ids = sorted(set(due.values_list("pk", flat=True)))
    return sum(_remind_all(ids[start : start + MOST], today) for start in range(0, len(ids), MOST))


def _remind_all(ids: list[int], today: date) -> int:
    told: dict[int, list[Due]] = defaultdict(list)
    with transaction.atomic():
        for article in Article.objects.filter(pk__in=ids).order_by("pk"):
            for agent_id, due in _remind(article, today):
                told[agent_id].append(due)
        for agent in Agent.objects.filter(pk__in=told).order_by("pk"):
            send_reminder(agent, told[agent.pk])
    return len(told)


def _remind(article: Article, today: date) -> Iterable[tuple[int, Due]]:
    with changing(article, by=None, may="publish") as change:
        fresh = change.article
        if fresh.review_on is None or fresh.review_on > today:
            return []
        question = _mark(change)
        step = _next_step(fresh, today) if question else None
        if step is None:
            return []
        agents = list(agents_of(fresh, step).values_list("pk", flat=True))
        day, of = today.isoformat(), fresh.review_on.isoformat()
        change.record(ArticleEventKind.REMINDED, step=step, day=day, review_on=of, agents=agents)
        due = Due(fresh.pk, question, fresh.review_on, step)
    return [(agent, due) for agent in agents]


def _mark(change: Change) -> str:
    """Mark the article's published texts as due. Returns the question in its own language; "" when none is live."""
    question = ""
    for text in change.article.translations.select_related("live").order_by("pk"):
        if text.live is None:
            continue
        if not question or text.language == change.article.source_language:
            question = text.live.question
        if text.status == Status.PUBLISHED:
            change.step(text, Status.REVIEW_DUE)
            text.save(update_fields=["status"])
            change.record(ArticleEventKind.REVIEW_DUE, text, text.live)
    return question


def _next_step(article: Article, today: date) -> str | None:
    """The first step of this round that has come and was not taken: one a day, so that nobody is passed over."""
    assert article.review_on is not None  # noqa: S101 -- the caller asked
    late = (today - article.review_on).days
    after = {RESPONSIBLE: 0, DEPUTY: settings.REVIEW_DEPUTY_DAYS, HEAD: settings.REVIEW_HEAD_DAYS}
    events = article.events.filter(kind=ArticleEventKind.REMINDED, detail__review_on=article.review_on.isoformat())
    taken = dict(events.values_list("detail__step", "detail__day"))
    if today.isoformat() in taken.values():
        return None
    return next((step for step, days in after.items() if late >= days and step not in taken), None)


def agents_of(article: Article, step: str) -> QuerySet[Agent]:
    """Who is reminded at this step; the department's publishers when nobody is named or they have left."""
    active = Agent.objects.filter(is_active=True).order_by("pk")
    here = {"memberships__team__department": article.department_id, "memberships__team__is_active": True}
    meant = {
        RESPONSIBLE: active.filter(pk=article.responsible_id or 0),
        DEPUTY: active.filter(pk=article.deputy_id or 0),
        HEAD: active.filter(memberships__role=Role.TEAM_LEAD, **here).distinct(),
    }[step]
    return meant if meant.exists() else active.filter(memberships__role=Role.PUBLISHER, **here).distinct()
