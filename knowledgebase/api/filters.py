"""What the public list of articles can be narrowed by."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters  # type: ignore[import-untyped]

from knowledgebase.models import Category, LifeEvent, Translation
from knowledgebase.models.article import TAG_MAX
from knowledgebase.search import search_articles
from tickets.api.filters import TimeFilter, refuse

HITS_MAX = 50
QUERY_MAX = 200


class ArticleFilter(filters.FilterSet):  # type: ignore[misc]
    q = filters.CharFilter(
        method="found",
        max_length=QUERY_MAX,
        help_text=f"Words, in `language` or else Swedish; the {HITS_MAX} best hits, best first, on one page.",
    )
    language = filters.CharFilter(
        field_name="language", max_length=5, help_text="A code such as `sv` or `en`; without it, all languages."
    )
    category = filters.CharFilter(method="on_shelf", help_text="Slug; with the categories below it.")
    life_event = filters.CharFilter(method="of_life_event", help_text="Slug.")
    tag = filters.CharFilter(method="tagged", max_length=TAG_MAX)
    changed_since = TimeFilter(
        field_name="article__changed_at",
        lookup_expr="gte",
        help_text="Those that readers see another way since then. What was taken down is missing from the whole list.",
    )

    class Meta:
        model = Translation
        fields: list[str] = []

    ranked: list[int] | None = None  # ids of the hits, best first, when there was a search

    def found(self, texts: QuerySet[Translation], name: str, value: str) -> QuerySet[Translation]:
        language = self.data.get("language") or "sv"
        hits = search_articles(AnonymousUser(), value, language=language, limit=HITS_MAX)
        self.ranked = [hit.shown.translation_id for hit in hits]
        return texts.filter(pk__in=self.ranked)

    def on_shelf(self, texts: QuerySet[Translation], name: str, value: str) -> QuerySet[Translation]:
        shelf = Category.objects.filter(slug=value, is_active=True).first()
        if shelf is None:
            raise refuse(name, "There is no such category.")
        here = Q(article__category=shelf)
        below = Q(article__category__parent=shelf) | Q(article__category__parent__parent=shelf)
        return texts.filter(here | below)

    def of_life_event(self, texts: QuerySet[Translation], name: str, value: str) -> QuerySet[Translation]:
        event = LifeEvent.objects.filter(slug=value, is_active=True).first()
        if event is None:
            raise refuse(name, "There is no such event in life.")
        return texts.filter(article__life_events=event)

    def tagged(self, texts: QuerySet[Translation], name: str, value: str) -> QuerySet[Translation]:
        return texts.filter(article__tags__contains=[value.lower()])
