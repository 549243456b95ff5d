"""/api/v1/articles/: what is published for everybody. No token is asked for."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from knowledgebase.actions.give_feedback import comment_feedback, give_feedback
from knowledgebase.addresses import article_url
from knowledgebase.api.filters import ArticleFilter
from knowledgebase.api.public import NOBODY, PublicListView, PublicView
from knowledgebase.api.rows import articles_told
from knowledgebase.api.serializers import (
    ArticleCategorySerializer,
    ArticleQuerySerializer,
    ArticleSerializer,
    ArticleSuggestionsSerializer,
    FeedbackSerializer,
    LifeEventSerializer,
    NewFeedbackSerializer,
)
from knowledgebase.models import Category, LifeEvent, SlugRedirect, Translation, Visibility
from knowledgebase.queries import public_translations
from knowledgebase.search import SWEDISH, suggest_articles
from knowledgebase.shown import shown
from tickets.api.pagination import CursorPagination
from tickets.api.problems import Problem

UNCHANGED = OpenApiResponse(description="Nothing has changed since the `ETag` you sent.")
LANGUAGE_MAX = 5
LANGUAGE: dict[str, Any] = {
    "name": "language",
    "in": "query",
    "description": "A code such as `sv` or `en`; without it, the language of the slug, or the article's own.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LANGUAGE_MAX},
}


class ArticlesView(PublicListView):
    operation, tag = "articles", "Articles"
    filterset = ArticleFilter
    serializer_class = ArticleSerializer
    orders = {"published_at": ("-published_at", "-id"), "id": ("id",)}

    @extend_schema(responses={200: ArticleSerializer(many=True), 304: UNCHANGED})
    def get(self, request: Request) -> Any:
        """List published articles, one row for each language; the newest first."""
        return self.unless_known(self.answer(request))

    def rows(self) -> QuerySet[Translation]:
        return public_translations(timezone.now())

    def answer(self, request: Request) -> Response:
        if "q" not in request.query_params:
            return super().answer(request)
        found = {row.pk: row for row in self._filtered(self.rows())}
        best = [found[pk] for pk in self.asked.ranked or [] if pk in found]
        return CursorPagination.single_page(self._shown(best))

    def _shown(self, rows: Any) -> Any:
        ids = [row.pk for row in rows]
        public = self.rows()
        texts = {text.translation_id: text for text in shown(public.filter(pk__in=ids))}
        told = articles_told([texts[pk] for pk in ids if pk in texts], public)
        return ArticleSerializer(told, many=True).data


class ArticleView(PublicView):
    operation, tag = "article", "Articles"
    problems = {"GET": (410,)}

    @extend_schema(responses={200: ArticleSerializer, 304: UNCHANGED})
    def get(self, request: Request, name: str) -> Any:
        """Read one, by its key or its slug; one that has been taken down is a 410."""
        found = published_or_gone(name, _language(request))
        public = public_translations(timezone.now())
        rows = articles_told(shown(public.filter(pk=found.pk)), public)
        if not rows:  # taken down between the two questions
            raise _gone()
        told = rows[0]
        return self.unless_known(Response(ArticleSerializer(told).data), told["changed_at"])

    @classmethod
    def query_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [LANGUAGE]


class ArticleFeedbackView(PublicView):
    operation, tag = "article_feedback", "Articles"
    public_methods = ("POST",)
    problems = {"POST": (410,)}
    most_a_minute = 10

    @extend_schema(request=NewFeedbackSerializer, responses={201: FeedbackSerializer})
    def post(self, request: Request, name: str) -> Response:
        """Say whether the answer helped. Nothing about who said so is kept."""
        body = self.checked(NewFeedbackSerializer)
        text = published_or_gone(name, body.get("language", ""))
        comment = body.get("comment", "").strip()
        given = give_feedback(text, helped=body["helped"])
        if comment:
            comment_feedback(given, comment, url=article_url(text.language, text.slug))
        return Response(FeedbackSerializer({"helped": given.helped, "has_comment": bool(comment)}).data, status=201)


class ArticleSuggestionsView(PublicView):
    operation, tag = "article_suggestions", "Articles"
    public_methods = ("POST",)
    most_a_minute = 60

    @extend_schema(request=ArticleQuerySerializer, responses={200: ArticleSuggestionsSerializer})
    def post(self, request: Request) -> Response:
        """Find articles that may answer a whole text; none when nothing is near. The text is not kept."""
        body = self.checked(ArticleQuerySerializer)
        shelf = _shelf(body["category"]) if "category" in body else None
        hits = suggest_articles(
            NOBODY,
            body["text"],
            language=body.get("language", SWEDISH),
            limit=body.get("limit", 5),
            category_id=shelf.pk if shelf else None,
        )
        public = public_translations(timezone.now())
        told = articles_told([hit.shown for hit in hits], public)
        rows = [{"score": hit.score, "article": row} for hit, row in zip(hits, told, strict=True)]
        return Response(ArticleSuggestionsSerializer({"results": rows}).data)


class ArticleCategoriesView(PublicListView):
    operation, tag = "article_categories", "Articles"
    serializer_class = ArticleCategorySerializer

    @extend_schema(responses={200: ArticleCategorySerializer(many=True), 304: UNCHANGED})
    def get(self, request: Request) -> Any:
        """List the shelves articles stand on, from the top, in their order."""
        language = _language(request) or settings.LANGUAGE_CODE
        rows = Category.objects.filter(is_active=True).select_related("parent")
        told = [
            {**_told(row, language), "parent": row.parent.slug if row.parent else None, "level": row.level}
            for row in rows
        ]
        return self.unless_known(_whole(ArticleCategorySerializer(told, many=True)))

    def rows(self) -> QuerySet[Category]:
        return Category.objects.filter(is_active=True)

    @classmethod
    def query_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [LANGUAGE]


class LifeEventsView(PublicListView):
    operation, tag = "life_events", "Articles"
    serializer_class = LifeEventSerializer

    @extend_schema(responses={200: LifeEventSerializer(many=True), 304: UNCHANGED})
    def get(self, request: Request) -> Any:
        """List the events in life, in their order."""
        language = _language(request) or settings.LANGUAGE_CODE
        told = [_told(row, language) for row in self.rows()]
        return self.unless_known(_whole(LifeEventSerializer(told, many=True)))

    def rows(self) -> QuerySet[LifeEvent]:
        return LifeEvent.objects.filter(is_active=True)

    @classmethod
    def query_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [LANGUAGE]


def published_or_gone(name: str, language: str = "") -> Translation:
    """Find a published text by its article's key or by its slug, old ones too.

    Raises Problem (gone) for what was public and is not, Http404 for all else.
    """
    texts = Translation.objects.select_related("article")
    found = texts.filter(article__key=name) if _is_key(name) else texts.filter(slug=name)
    if not _is_key(name) and not found.exists():
        found = texts.filter(pk__in=SlugRedirect.objects.filter(slug=name).values("translation"))
    if language:
        found = found.filter(language=language)
    rows = sorted(found, key=lambda row: row.language != row.article.source_language)
    public = set(
        public_translations(timezone.now()).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
    )
    for row in rows:
        if row.pk in public:
            return row
    # Of what was never published, or is not for everybody, nobody outside learns that it exists.
    if any(row.published_at and row.article.visibility == Visibility.PUBLIC for row in rows):
        raise _gone()
    raise Http404


def _language(request: Request) -> str:
    """The code the request asks for, "" for none. Raises ValidationError."""
    code = str(request.query_params.get("language", ""))
    if len(code) > LANGUAGE_MAX:
        raise ValidationError({"language": ["Write a code such as sv."]})
    return code


def _gone() -> Problem:
    return Problem("gone", "The article has been taken down.")


def _is_key(name: str) -> bool:
    try:
        return str(UUID(name)) == name.lower()
    except ValueError:
        return False


def _shelf(slug: str) -> Category:
    found = Category.objects.filter(slug=slug, is_active=True).first()
    if found is None:
        raise Problem("refused", "There is no such category.")
    return found


def _told(row: Category | LifeEvent, language: str) -> dict[str, Any]:
    name = row.names.get(language, "") or row.name
    return {"slug": row.slug, "name": name, "summary": row.summaries.get(language, "") or row.summary}


def _whole(rows: Any) -> Response:
    return Response({"results": rows.data, "next": None, "previous": None})
