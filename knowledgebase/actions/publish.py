"""Publishing: a publisher says that the facts are right, and the text is what readers see, now or from a moment on."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Change, changing
from knowledgebase.actions.errors import CannotPublish, InvalidChange, NotAllowed, NotAttested, StaleText
from knowledgebase.faults import faults_of
from knowledgebase.models import ArticleEventKind, Revision, Translation
from knowledgebase.models.article import REVIEW_MONTHS
from knowledgebase.models.translation import Status
from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent

PUBLISH_DUE = "knowledgebase.publish_scheduled"
REVIEW_AT_MOST = 36  # months until the next review


def publish(
    translation: Translation,
    *,
    by: Agent,
    attested: bool,
    publish_from: datetime | None = None,
    publish_to: datetime | None = None,
    review_on: date | None = None,
    revision: Revision | None = None,
) -> Translation:
    """Publish the revision (the newest when None): at once, or at publish_from when that is to come.

    attested: by has said that the facts are right; kept as an event that names by and the revision. publish_to: not
    shown from then on. review_on: when the facts are looked at next, REVIEW_MONTHS ahead when None.
    Raises NotAttested, NotAllowed, CannotPublish (all that must be mended, field by field), InvalidChange for times
    that make no sense, StepNotAllowed, and StaleText when the text was taken down while by had it open.
    """
    if not attested:
        raise NotAttested
    if not isinstance(by, Agent):
        raise NotAllowed(_("Only a person can say that the facts are right."))
    with changing(translation.article, by=by, may="publish") as change:
        fresh = change.text(translation)
        _refuse_if_taken_down(fresh, translation)
        chosen = _chosen(fresh, revision)
        if faults := faults_of(chosen):
            raise CannotPublish(faults)
        is_later = publish_from is not None and publish_from > change.now
        _check_times(fresh, chosen, change.now, publish_from if is_later else None, publish_to)
        change.record(ArticleEventKind.ATTESTED, fresh, chosen)
        next_review(change, fresh, review_on)
        fresh.publish_to, fresh.publish_from = publish_to, publish_from
        if is_later and publish_from is not None:
            _schedule(change, fresh, chosen, publish_from)
        else:
            go_live(change, fresh, chosen)
    return fresh


def go_live(change: Change, fresh: Translation, revision: Revision) -> None:
    """The revision is what readers see from now on, inside another action. A newer text beside it stays a draft."""
    change.step(fresh, Status.PUBLISHED)
    if fresh.latest_id != revision.pk:
        change.step(fresh, Status.DRAFT)
    fresh.live, fresh.scheduled = revision, None
    fresh.published_at = fresh.reviewed_at = change.now
    fresh.unpublished_at = None
    fresh.save()
    change.is_seen = True
    change.record(ArticleEventKind.PUBLISHED, fresh, revision)


def publish_scheduled(now: datetime, *, most: int = 500) -> int:
    """Publish what is due, each in a transaction of its own; twice is once. Returns how many."""
    due = Translation.objects.filter(status=Status.SCHEDULED, publish_from__lte=now).order_by("publish_from", "pk")
    return sum(_publish_due(one, now) for one in due.select_related("article")[:most])


def _publish_due(translation: Translation, now: datetime) -> bool:
    with changing(translation.article, by=None, may="publish") as change:
        fresh = change.text(translation)
        revision = fresh.scheduled
        if revision is None or fresh.publish_from is None or fresh.publish_from > now:
            return False
        attested_at = fresh.reviewed_at
        go_live(change, fresh, revision)
        attested = fresh.events.filter(kind=ArticleEventKind.ATTESTED, revision=revision).order_by("-pk").first()
        fresh.reviewed_at = attested.created_at if attested else attested_at
        fresh.save(update_fields=["reviewed_at"])
    return True


def next_review(change: Change, fresh: Translation, review_on: date | None) -> date:
    """Set when the article is looked at next. Without a date, only its own language's text moves it. Returns it."""
    article = change.article
    today = timezone.localdate(change.now)
    if review_on is not None and not today < review_on <= in_months(today, REVIEW_AT_MOST):
        raise InvalidChange(_("Choose a day of review within three years from now."), field="review_on")
    is_set = article.review_on is not None and article.review_on > today
    if article.review_on and review_on is None and is_set and fresh.language != article.source_language:
        return article.review_on
    article.review_on = review_on or in_months(today, REVIEW_MONTHS)
    article.save(update_fields=["review_on"])
    return article.review_on


def in_months(day: date, months: int) -> date:
    """Return the day so many months later, the last of the month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1))


def _schedule(change: Change, fresh: Translation, revision: Revision, at: datetime) -> None:
    change.step(fresh, Status.SCHEDULED)
    fresh.scheduled = revision
    fresh.save()
    change.record(ArticleEventKind.SCHEDULED, fresh, revision, publish_from=at.isoformat())
    enqueue(PUBLISH_DUE, at=at, timestamp=int(at.timestamp()))


def _chosen(fresh: Translation, revision: Revision | None) -> Revision:
    chosen = revision or fresh.latest
    if chosen is None or chosen.translation_id != fresh.pk:
        raise InvalidChange(_("There is no text to publish."))
    return chosen


def _refuse_if_taken_down(fresh: Translation, seen: Translation) -> None:
    if fresh.unpublished_at is None or fresh.unpublished_at == seen.unpublished_at:
        return
    event = fresh.events.filter(kind=ArticleEventKind.UNPUBLISHED).select_related("agent").order_by("-pk").first()
    who = event.agent.name if event and event.agent else _("The system")
    raise StaleText(_("%(who)s took this text down while you had it open. Read why before you publish.") % {"who": who})


def _check_times(
    fresh: Translation, chosen: Revision, now: datetime, later: datetime | None, publish_to: datetime | None
) -> None:
    if later is not None and fresh.live_id == chosen.pk:
        raise InvalidChange(_("This text is already published."), field="publish_from")
    ends = fresh.publish_to if fresh.live_id else None
    if later is not None and ends is not None and ends < later:
        raise InvalidChange(
            _("What is published now ends before this begins. Choose an earlier time."), field="publish_from"
        )
    if publish_to is not None and publish_to <= (later or now):
        raise InvalidChange(_("The last day must come after the first."), field="publish_to")
