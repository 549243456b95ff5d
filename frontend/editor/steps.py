"""The way of a text: draft, review, published, reviewed again. What has been, where it is, what is to come."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledgebase.models import ArticleEvent, ArticleEventKind, Translation
from knowledgebase.models.translation import Status

_ORDER = {
    Status.DRAFT: 0,
    Status.IN_REVIEW: 1,
    Status.SCHEDULED: 2,
    Status.PUBLISHED: 2,
    Status.REVIEW_DUE: 3,
    Status.UNPUBLISHED: 0,
}


@dataclass(frozen=True, slots=True)
class Step:
    words: str
    detail: str
    icon: str
    is_done: bool
    is_current: bool


def steps_of(text: Translation) -> list[Step]:
    """One query, for who sent it for review."""
    here = _ORDER[Status(text.status)]
    rows = (
        (str(Status.DRAFT.label), _draft(text), "edit"),
        (str(Status.IN_REVIEW.label), _review(text), "s-pending"),
        (str(Status.PUBLISHED.label), _published(text), "s-solved"),
        (str(Status.REVIEW_DUE.label), _day(text.article.review_on), "calendar"),
    )
    return [
        Step(words, detail, "check-circle" if place < here else icon, place < here, place == here)
        for place, (words, detail, icon) in enumerate(rows)
    ]


def _draft(text: Translation) -> str:
    if text.latest is None:
        return ""
    who = text.latest.author.name if text.latest.author else _("the system")
    return f"{who}, {_day(text.latest.created_at)}"


def _review(text: Translation) -> str:
    if text.status != Status.IN_REVIEW:
        return ""
    events = ArticleEvent.objects.filter(translation=text, kind=ArticleEventKind.SUBMITTED).select_related("agent")
    sent = events.order_by("-created_at", "-id").first()
    if sent is None:
        return ""
    return _("sent by %(who)s, %(day)s") % {"who": sent.agent.name if sent.agent else "", "day": _day(sent.created_at)}


def _published(text: Translation) -> str:
    if text.status == Status.SCHEDULED and text.publish_from:
        return date_format(timezone.localtime(text.publish_from), "j F H:i")
    if text.live_id and text.published_at:
        return _day(text.published_at)
    if text.unpublished_at:
        return _("taken down %(day)s") % {"day": _day(text.unpublished_at)}
    return _("not yet")


def _day(when: date | datetime | None) -> str:
    if when is None:
        return ""
    if isinstance(when, datetime):
        when = timezone.localtime(when)
    return date_format(when, "j b Y")
