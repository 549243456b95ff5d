"""The shelves as readers see them: only those that something they may read stands on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from frontend.public.languages import NAMES, SWEDISH, address, frame_of
from frontend.public.popular import QuestionLink
from knowledgebase.models import Category, LifeEvent, Translation

LISTED_MAX = 300  # questions on one page


@dataclass(frozen=True, slots=True)
class Crumb:
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Shelf:
    name: str
    summary: str
    icon: str
    url: str
    count: int  # of articles here and below
    children: list["Shelf"]


def crumbs(category: Category | None, language: str) -> list[Crumb]:
    """The way down to a category, itself last. Shelves have no names but in the languages of the frame."""
    first = Crumb(_("Questions and answers"), address("questions", frame_of(language)))
    if frame_of(language) != language:
        return [first, Crumb(NAMES[language], address("questions", language))]
    way = reversed(upwards(category)) if category is not None else ()
    return [first, *(Crumb(one.shown_name, address("category", language, one.slug)) for one in way if one.is_active)]


def upwards(category: Category) -> list[Category]:
    """The category and those above it."""
    found = [category]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def shelves(public: QuerySet[Translation], language: str) -> list[Shelf]:
    """The tree with only those shelves that something stands on, here or below; two queries."""
    counts = dict(public.order_by().values_list("article__category").annotate(Count("pk")))
    below: dict[int | None, list[Category]] = defaultdict(list)
    for one in Category.objects.filter(is_active=True):
        below[one.parent_id].append(one)

    def made(one: Category) -> Shelf:
        children = [shelf for child in below[one.pk] if (shelf := made(child)).count]
        count = counts.get(one.pk, 0) + sum(child.count for child in children)
        url = address("category", language, one.slug)
        return Shelf(one.shown_name, summary_of(one, language), one.icon, url, count, children)

    return [shelf for top in below[None] if (shelf := made(top)).count]


def life_events(public: QuerySet[Translation], language: str) -> list[Shelf]:
    """Events in life that something is written for."""
    counts = public.order_by().filter(article__life_events__isnull=False).values_list("article__life_events")
    found = dict(counts.annotate(Count("pk")))
    rows = LifeEvent.objects.filter(is_active=True, pk__in=found)
    return [
        Shelf(
            row.shown_name,
            summary_of(row, language),
            row.icon,
            address("life_event", language, row.slug),
            found[row.pk],
            [],
        )
        for row in rows
    ]


def summary_of(shelf: Category | LifeEvent, language: str) -> str:
    """In that language or not at all: a line in another one helps nobody."""
    return shelf.summary if language == SWEDISH else str(shelf.summaries.get(language, ""))


def with_below(category: Category) -> list[Category]:
    """The category and the active ones under it, in the order of the tree."""
    found, level = [category], [category]
    while level:
        level = list(Category.objects.filter(parent__in=level, is_active=True))
        found += level
    return found


def questions_of(public: QuerySet[Translation], language: str) -> list[QuestionLink]:
    rows = public.order_by("live__question", "id").values_list("live__question", "slug")[:LISTED_MAX]
    return [QuestionLink(question, address("article", language, slug)) for question, slug in rows]


def by_shelf(
    public: QuerySet[Translation], categories: Iterable[Category], language: str
) -> list[tuple[Category, list[QuestionLink]]]:
    """The questions under the shelf they stand on, in the order of the shelves; empty ones are left out."""
    rows = public.order_by("live__question", "id").values_list("article__category", "live__question", "slug")
    found: dict[int, list[QuestionLink]] = defaultdict(list)
    for key, question, slug in rows[:LISTED_MAX]:
        found[key].append(QuestionLink(question, address("article", language, slug)))
    return [(category, found[category.pk]) for category in categories if found[category.pk]]
