"""What is asked of the list of articles: words, a category, a status ... read from the address."""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from knowledgebase.models import Article, Flag, LinkCheck, LinkOutcome, Translation, Visibility
from knowledgebase.models.translation import Status
from knowledgebase.queries import articles_visible_to, is_live, writable
from knowledgebase.search import search_articles
from knowledgebase.staleness import stale_ids
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

FOUND_MAX = 60  # by words: best first, on one page
WORDS_MAX = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The values as they stand in the address; "" is not asked."""

    q: str = ""
    kategori: str = ""
    status: str = ""
    agare: str = ""
    sprak: str = ""
    synlighet: str = ""
    mina: str = ""
    flaggade: str = ""
    inaktuella: str = ""
    lankar: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything but words is asked."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "q")


def asked(query: QueryDict) -> Asked:
    values = {field.name: query.get(field.name, "").strip()[:WORDS_MAX] for field in fields(Asked)}
    numbers = {name: values[name] if values[name].isdecimal() else "" for name in ("kategori", "agare")}
    return Asked(**{**values, **numbers})


def matching(viewer: Agent, wanted: Asked) -> QuerySet[Article]:
    """Return the articles the viewer may see that are asked for, in no order."""
    now = timezone.now()
    rows = articles_visible_to(viewer, now)
    if wanted.kategori:
        number = int(wanted.kategori)
        paths = ("category", "category__parent", "category__parent__parent")
        rows = rows.filter(reduce(or_, (Q(**{path: number}) for path in paths)))
    if wanted.agare:
        rows = rows.filter(department=int(wanted.agare))
    if wanted.synlighet in Visibility.values:
        rows = rows.filter(visibility=wanted.synlighet)
    if wanted.sprak:
        rows = rows.filter(Exists(_texts().filter(Q(is_live(now)) | _own(viewer), language=wanted.sprak)))
    if wanted.status in Status.values:
        rows = rows.filter(_of_status(viewer, wanted.status, now))
    return _worked_on(viewer, wanted, rows)


def _worked_on(viewer: Agent, wanted: Asked, rows: QuerySet[Article]) -> QuerySet[Article]:
    """What editors look for: their own, what is said to be wrong, what no longer holds."""
    if wanted.mina:
        rows = rows.filter(Q(responsible=viewer) | Q(deputy=viewer) | Q(created_by=viewer))
    if wanted.flaggade:
        rows = rows.filter(Exists(Flag.objects.filter(article=OuterRef("pk"), settled_at=None)))
    if wanted.lankar:
        broken = LinkCheck.objects.exclude(outcome=LinkOutcome.WORKS).values("translation__article")
        rows = rows.filter(_own_article(viewer), pk__in=broken)
    if wanted.inaktuella:
        rows = rows.filter(pk__in=stale_articles(rows.filter(_own_article(viewer))))
    return rows


def found_by_words(viewer: Agent, words: str) -> list[int]:
    """Return ids of articles, the best first: what is published, then drafts the viewer may write."""
    hits = [hit.shown.article_id for hit in search_articles(viewer, words, limit=FOUND_MAX)]
    drafts = Translation.objects.filter(_own(viewer), latest__question__icontains=words).values_list(
        "article", flat=True
    )
    return list(dict.fromkeys([*hits, *drafts[:FOUND_MAX]]))


def stale_articles(articles: QuerySet[Article]) -> set[int]:
    """Return the ids of those with a translation that no longer says what its source says."""
    suspects = Translation.objects.filter(article__in=articles.values("pk"), latest__translates__isnull=False)
    suspects = suspects.exclude(language=F("article__source_language"))
    stale = stale_ids(suspects)
    return {row.article_id for row in suspects if row.pk in stale} if stale else set()


def _texts() -> QuerySet[Translation]:
    return Translation.objects.filter(article=OuterRef("pk"))


def _own_article(viewer: Agent) -> Q:
    return writable(access_of(viewer))


def _own(viewer: Agent) -> Q:
    """Texts of articles the viewer may write: their drafts too."""
    return Q(article__department__in=sorted(access_of(viewer).editor_departments))


def _of_status(viewer: Agent, status: str, now: datetime) -> Q:
    """Where a text stands is its writers' matter; others know of what is published that it is."""
    source = _texts().filter(language=F("article__source_language"))
    own = Exists(source.filter(_own(viewer), status=status))
    if status == Status.PUBLISHED:
        return Q(own) | Q(Exists(source.exclude(_own(viewer)).filter(is_live(now))))
    return Q(own)
