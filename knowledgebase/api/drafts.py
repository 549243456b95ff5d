"""/api/v1/article-drafts/: integrations write and hand in. Publishing is a person's: somebody attests the facts."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from knowledgebase.actions.create_article import create_article
from knowledgebase.actions.errors import StaleText
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.submit_for_review import submit_for_review
from knowledgebase.api.draft_serializers import (
    ArticleDraftChangesSerializer,
    ArticleDraftSerializer,
    NewArticleDraftSerializer,
)
from knowledgebase.models import Revision, Translation
from knowledgebase.queries import articles_writable_by
from servicedesk.people.models import Integration
from tickets.actions.api_answers import Answer
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.problems import Problem
from tickets.api.views.base import ApiView, ListView

ARTICLES_WRITE = Integration.Scope.ARTICLES_WRITE.value
MATCH_HEADER: dict[str, Any] = {
    "name": "If-Match",
    "in": "header",
    "description": "The `ETag` you read. When somebody has saved since, nothing is saved and the answer is 412.",
    "schema": {"type": "string", "examples": ['"3"']},
}


class ArticleDraftsView(ListView):
    operation, tag = "article_drafts", "Writing articles"
    scopes = {"GET": (ARTICLES_WRITE,), "POST": (ARTICLES_WRITE,)}
    serializer_class = ArticleDraftSerializer
    orders = {"id": ("id",)}

    @extend_schema(responses=ArticleDraftSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the texts of the articles of the departments the integration's teams belong to, published or not."""
        return self.answer(request)

    @extend_schema(request=NewArticleDraftSerializer, responses={201: ArticleDraftSerializer})
    def post(self, request: Request) -> Response:
        """Write a new article, a draft. It is not shown to anybody before a publisher has attested and published it."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = create_article(by=self.by, **self.checked(NewArticleDraftSerializer))
        body = dict(ArticleDraftSerializer(texts_of(self.by).get(pk=made.pk)).data)
        return Answer(body, headers={"Location": reverse("api-article-draft", args=[made.pk])})

    def rows(self) -> QuerySet[Translation]:
        return texts_of(self.by)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class ArticleDraftView(ApiView):
    operation, tag = "article_draft", "Writing articles"
    scopes = {"GET": (ARTICLES_WRITE,), "PATCH": (ARTICLES_WRITE,)}
    problems = {"PATCH": (409, 412)}

    @extend_schema(responses=ArticleDraftSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read a text as it was saved last."""
        return _answer(_found(id, self.by))

    @extend_schema(request=ArticleDraftChangesSerializer, responses=ArticleDraftSerializer)
    def patch(self, request: Request, id: int) -> Response:
        """Save a new revision of what is different. What readers see stays until a publisher publishes it."""
        changes = self.checked(ArticleDraftChangesSerializer)
        found = _found(id, self.by)
        base = _base(request, found)
        try:
            save_revision(found, by=self.by, base=base, **changes)
        except StaleText as error:
            number = error.revision.number if error.revision else None
            raise Problem("stale-text", str(error), current_version=number) from error
        return _answer(_found(id, self.by))

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [MATCH_HEADER] if method == "PATCH" else []


class ArticleDraftSubmissionView(ApiView):
    operation, tag = "article_draft_submission", "Writing articles"
    scopes = {"POST": (ARTICLES_WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=None, responses=ArticleDraftSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Hand the newest text in for review. An integration cannot publish: a person attests the facts."""
        submit_for_review(_found(id, self.by), by=self.by)
        return _answer(_found(id, self.by))


def texts_of(by: Integration) -> QuerySet[Translation]:
    """The texts the integration may read and write; others do not exist for it."""
    rows = Translation.objects.filter(article__in=articles_writable_by(by).values("pk"), latest__isnull=False)
    return rows.select_related("article__department", "article__category", "latest__translates", "live")


def _found(pk: int, by: Integration) -> Translation:
    """Raises Http404."""
    found = texts_of(by).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _answer(found: Translation) -> Response:
    assert found.latest is not None  # noqa: S101 -- texts_of has only those with one
    return Response(ArticleDraftSerializer(found).data, headers={"ETag": f'"{found.latest.number}"'})


def _base(request: Request, found: Translation) -> Revision | None:
    """The revision that If-Match names. Raises ParseError, Problem (stale-text) for one that never was."""
    header = request.headers.get("If-Match", "").strip().removeprefix("W/")
    if header in ("", "*"):
        return None
    number = header.strip('"')
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise ParseError('If-Match must be the ETag of a text, for example "3".')
    base = found.revisions.filter(number=int(number)).first()
    if base is None:
        current = found.latest.number if found.latest else None
        raise Problem("stale-text", "There is no such revision.", current_version=current)
    return base
