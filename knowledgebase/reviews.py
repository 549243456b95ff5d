"""What waits for those who answer for articles: reviews that are due, broken links, unsettled flags."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from knowledgebase.models import Article, Flag, LinkCheck, LinkOutcome
from knowledgebase.queries import articles_writable_by
from servicedesk.people.access import Viewer

TIMES_SILENT = 2  # a silence is told of when it lasts


def reviews_due(viewer: Viewer, today: date, *, ahead: int = 0) -> QuerySet[Article]:
    """Published articles the viewer may write whose day of review is here, or within so many days; the oldest first."""
    mine = articles_writable_by(viewer).filter(review_on__lte=today + timedelta(days=ahead))
    live = Article.objects.filter(translations__live__isnull=False).values("pk")
    return mine.filter(pk__in=live).order_by("review_on", "pk")


def broken_links(viewer: Viewer) -> QuerySet[LinkCheck]:
    """Links in the published texts the viewer may write that lead nowhere; a silence only when it lasted."""
    rows = LinkCheck.objects.filter(
        translation__article__in=articles_writable_by(viewer).values("pk"), translation__live=F("revision")
    ).exclude(outcome=LinkOutcome.WORKS)
    lasting = ~Q(outcome=LinkOutcome.SILENT) | Q(failures__gte=TIMES_SILENT)
    return rows.filter(lasting).select_related("translation__article", "revision").order_by("translation", "url")


def unsettled_flags(viewer: Viewer) -> QuerySet[Flag]:
    """What agents said of the articles the viewer may write, and nobody has dealt with; the oldest first."""
    rows = Flag.objects.filter(article__in=articles_writable_by(viewer).values("pk"), settled_at=None)
    return rows.select_related("article", "agent", "revision").order_by("created_at", "pk")
