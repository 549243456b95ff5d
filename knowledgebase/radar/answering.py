"""Whether readers have the answer: a question follows its article, when that is published, taken down or written on.

Called when an article has changed, and every hour for what was missed (a process that ended in between).
"""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from knowledgebase.models import (
    ArticleEvent,
    ArticleEventKind,
    Question,
    QuestionEvent,
    Status,
    Translation,
    Visibility,
)
from knowledgebase.queries import public_translations
from knowledgebase.radar.holding import Held, holding
from knowledgebase.radar.ranking import rank_questions

# An answer that was away no longer than this goes on as if it had been there: taken down to be corrected.
AWAY_FOR = timedelta(days=28)
_BEING_WRITTEN = (Status.DRAFT, Status.IN_REVIEW, Status.SCHEDULED)
_Kind = QuestionEvent.Kind
_State = Question.State


def follow(article_id: int) -> int:
    """Bring the questions this article answers to the state it gives them; twice is once. Returns how many changed."""
    rows = Question.objects.filter(article=article_id, merged_into=None).exclude(state=_State.MUTED)
    return sum(_follow(question) for question in rows.order_by("pk"))


def follow_missed() -> int:
    """The same for questions whose state is not what their article says, whatever was not heard. Returns how many."""
    public = public_translations(timezone.now()).values("article")
    lost = Q(state=_State.ANSWERED) & ~Q(article__in=public) | Q(article=None) & ~Q(state=_State.OPEN)
    written = Translation.objects.filter(status__in=_BEING_WRITTEN).values("article")
    lost |= Q(state=_State.DRAFTED) & ~Q(article__in=written)
    behind = lost | Q(state__in=[_State.OPEN, _State.DRAFTED], article__in=public)
    rows = Question.objects.filter(behind, merged_into=None).exclude(state=_State.MUTED)
    return sum(_follow(question) for question in rows.order_by("pk"))


def settle(held: Held, question: Question) -> None:
    """Set state and answered_at by the question's article, inside another deed that saves them. Muted ones stay so."""
    if question.state == _State.MUTED:
        return
    before = question.state
    question.state = state_by(question.article_id, held.now)
    if question.state == _State.ANSWERED:
        was_away = _away_since(question)
        if question.answered_at is None or (was_away and held.now - was_away > AWAY_FOR):
            question.answered_at = _published_at(question.article_id) or held.now
        if before != _State.ANSWERED:
            held.record(question, _Kind.ANSWERED, article=question.article_id, since=question.answered_at.isoformat())
    elif before == _State.ANSWERED:
        since = question.answered_at.isoformat() if question.answered_at else None
        held.record(question, _Kind.REOPENED, article=question.article_id, since=since)


def state_by(article_id: int | None, now: datetime) -> str:
    """Return the state an article gives: readers have it, it is being written, or neither."""
    if article_id is None:
        return _State.OPEN
    if public_translations(now).filter(article=article_id).exists():
        return _State.ANSWERED
    written = Translation.objects.filter(article=article_id)
    inside = written.filter(live__isnull=False).exclude(article__visibility=Visibility.PUBLIC)
    return _State.DRAFTED if inside.exists() or written.filter(status__in=_BEING_WRITTEN).exists() else _State.OPEN


def _follow(question: Question) -> bool:
    with holding(question, by=None, merged=True) as held:
        (fresh,) = held.questions
        before = (fresh.state, fresh.answered_at)
        if fresh.merged_into_id is None:
            settle(held, fresh)
            fresh.save(update_fields=["state", "answered_at"])
        if before[0] != fresh.state:
            rank_questions(held.now, among=[fresh.pk])  # what is answered leaves another gap
    return before != (fresh.state, fresh.answered_at)


def _away_since(question: Question) -> datetime | None:
    """When readers last lost the answer, unless they have had it since."""
    last = question.events.filter(kind__in=[_Kind.ANSWERED, _Kind.REOPENED]).order_by("-pk").first()
    return last.at if last and last.kind == _Kind.REOPENED else None


def _published_at(article_id: int | None) -> datetime | None:
    """When readers first got what they have now: the first publication since it was last taken down."""
    events = ArticleEvent.objects.filter(article=article_id, translation__language=F("article__source_language"))
    down = events.filter(kind=ArticleEventKind.UNPUBLISHED).order_by("-created_at").first()
    published = events.filter(kind=ArticleEventKind.PUBLISHED).order_by("created_at")
    first = (published.filter(created_at__gt=down.created_at) if down else published).first()
    return first.created_at if first else None
