"""/api/v1/coverage-questions/ and /api/v1/coverage-runs/: do citizens' questions reach the articles they should?"""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from knowledgebase.api.coverage_serializers import (
    CoverageChangesSerializer,
    CoverageQuestionSerializer,
    CoverageRunSerializer,
    NewCoverageQuestionSerializer,
)
from knowledgebase.api.drafts import ARTICLES_WRITE
from knowledgebase.coverage import questions
from knowledgebase.models import CoverageQuestion, CoverageRun
from tickets.actions.api_answers import Answer
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.views.base import ApiView, ListView


class CoverageQuestionsView(ListView):
    operation, tag = "coverage_questions", "Writing articles"
    scopes = {"GET": (ARTICLES_WRITE,), "POST": (ARTICLES_WRITE,)}
    serializer_class = CoverageQuestionSerializer
    orders = {"id": ("id",)}

    @extend_schema(responses=CoverageQuestionSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the questions of the coverage test, of the articles the integration may read."""
        return self.answer(request)

    @extend_schema(request=NewCoverageQuestionSerializer, responses={201: CoverageQuestionSerializer})
    def post(self, request: Request) -> Response:
        """Put a question on the list. It is looked at once: the answer says where the article stands."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = questions.add(by=self.by, **self.checked(NewCoverageQuestionSerializer))
        where = reverse("api-coverage-question", args=[made.pk])
        return Answer(dict(CoverageQuestionSerializer(made).data), headers={"Location": where})

    def rows(self) -> QuerySet[CoverageQuestion]:
        return questions.coverage_visible_to(self.by).select_related("article")

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class CoverageQuestionView(ApiView):
    operation, tag = "coverage_question", "Writing articles"
    scopes = {"GET": (ARTICLES_WRITE,), "PATCH": (ARTICLES_WRITE,), "DELETE": (ARTICLES_WRITE,)}
    http_method_names = ["get", "head", "patch", "delete"]

    @extend_schema(responses=CoverageQuestionSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read one."""
        return Response(CoverageQuestionSerializer(_found(questions.coverage_visible_to(self.by), id)).data)

    @extend_schema(request=CoverageChangesSerializer, responses=CoverageQuestionSerializer)
    def patch(self, request: Request, id: int) -> Response:
        """Change one whose article is of the integration's departments. It is looked at anew."""
        row = _found(questions.coverage_writable_by(self.by), id)
        known = {"words": row.words, "article": row.article, "language": row.language}
        changed = questions.change(row, by=self.by, **{**known, **self.checked(CoverageChangesSerializer)})
        return Response(CoverageQuestionSerializer(changed).data)

    @extend_schema(responses={204: OpenApiResponse(description="It is off the list.")})
    def delete(self, request: Request, id: int) -> Response:
        """Take one off the list whose article is of the integration's departments."""
        questions.remove(_found(questions.coverage_writable_by(self.by), id), by=self.by)
        return Response(status=204)


class CoverageRunsView(ListView):
    operation, tag = "coverage_runs", "Writing articles"
    scopes = {"GET": (ARTICLES_WRITE,)}
    serializer_class = CoverageRunSerializer
    orders = {"at": ("-at", "-id")}

    @extend_schema(responses=CoverageRunSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List how much was covered at each look, in all and by category; the newest first."""
        return self.answer(request)

    def rows(self) -> QuerySet[CoverageRun]:
        return CoverageRun.objects.prefetch_related("shares__category")


def _found(rows: QuerySet[CoverageQuestion], pk: int) -> CoverageQuestion:
    """Raises Http404."""
    row = rows.select_related("article").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
