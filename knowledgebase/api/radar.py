"""/api/v1/questions/: what keeps being asked, and what editors do with it. Found as drafts are, by department."""

from abc import abstractmethod
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django_filters import rest_framework as filters  # type: ignore[import-untyped]
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from knowledgebase.api.draft_serializers import ArticleDraftSerializer
from knowledgebase.api.drafts import ARTICLES_WRITE, texts_of
from knowledgebase.api.radar_rows import whole
from knowledgebase.api.radar_serializers import (
    RadarLinkSerializer,
    RadarMergeSerializer,
    RadarPlacingSerializer,
    RadarQuestionChangesSerializer,
    RadarQuestionSerializer,
    RadarQuestionWholeSerializer,
    RadarSplitSerializer,
)
from knowledgebase.models import Article, Question, RadarContact
from knowledgebase.radar import deeds
from knowledgebase.radar.drafting import begin_answer
from knowledgebase.radar.holding import StaleQuestion
from knowledgebase.radar.questions import contacts_of, question_of, questions_visible_to, visible
from servicedesk.people.access import access_of
from servicedesk.people.models import Integration
from tickets.api.problems import Problem
from tickets.api.views.base import ApiView, ListView

TAG = "Recurring questions"


class RadarQuestionFilter(filters.FilterSet):  # type: ignore[misc]
    state = filters.ChoiceFilter(choices=Question.State.choices, help_text="Without it all but those put aside.")

    class Meta:
        model = Question
        fields: list[str] = []


class RadarQuestionsView(ListView):
    operation, tag = "radar_questions", TAG
    scopes = {"GET": (ARTICLES_WRITE,)}
    filterset = RadarQuestionFilter
    serializer_class = RadarQuestionSerializer
    orders = {"rank": ("-rank", "-id"), "id": ("id",)}

    @extend_schema(responses=RadarQuestionSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the questions of the departments of the integration's teams, what costs most first."""
        return self.answer(request)

    def rows(self) -> QuerySet[Question]:
        rows = questions_visible_to(self.by).select_related("department", "article")
        return rows if "state" in self.request.query_params else rows.exclude(state=Question.State.MUTED)


class RadarQuestionView(ApiView):
    operation, tag = "radar_question", TAG
    scopes = {"GET": (ARTICLES_WRITE,), "PATCH": (ARTICLES_WRITE,)}
    problems = {"PATCH": (409,)}

    @extend_schema(responses=RadarQuestionWholeSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read one with its weeks, examples and effect; of one that was merged, the question it became."""
        return _answer(_or_404(id, self.by), self.by)

    @extend_schema(request=RadarQuestionChangesSerializer, responses=RadarQuestionWholeSerializer)
    def patch(self, request: Request, id: int) -> Response:
        """Name it, put it aside or take it up again."""
        found, changes = _itself(id, self.by), self.checked(RadarQuestionChangesSerializer)
        if "name" in changes:
            deeds.rename(found, changes["name"], by=self.by)
        if "state" in changes:
            (deeds.mute if changes["state"] == Question.State.MUTED else deeds.unmute)(found, by=self.by)
        return _answer(_or_404(id, self.by), self.by)


class _DeedView(ApiView):
    tag = TAG
    scopes = {"POST": (ARTICLES_WRITE,)}
    problems = {"POST": (409,)}
    body: type[serializers.Serializer[Any]]

    def done(self, id: int) -> Response:
        """Find, check, do, and show the question that self.do returns."""
        found = _itself(id, self.by)
        return _answer(_or_404(self.do(found, self.checked(self.body)).pk, self.by), self.by)

    @abstractmethod
    def do(self, question: Question, wanted: dict[str, Any]) -> Question:
        """Do it, and return the question to show."""


class RadarMergesView(_DeedView):
    operation, body = "radar_question_merges", RadarMergeSerializer

    @extend_schema(request=RadarMergeSerializer, responses=RadarQuestionWholeSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Make it a part of another question, and read that one."""
        return self.done(id)

    def do(self, question: Question, wanted: dict[str, Any]) -> Question:
        return deeds.merge(question, _named("into", wanted["into"], self.by), by=self.by)


class RadarMergeUndoingView(ApiView):
    operation, tag = "radar_question_merge_undoing", TAG
    scopes = {"POST": (ARTICLES_WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=None, responses=RadarQuestionWholeSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Take it out of the question it was merged into, with the contacts it had."""
        found = Question.objects.filter(visible(access_of(self.by)), pk=id).first()
        if found is None:
            raise Http404
        return _answer(_or_404(deeds.unmerge(found, by=self.by).pk, self.by), self.by)


class RadarSplitsView(_DeedView):
    operation, body = "radar_question_splits", RadarSplitSerializer

    @extend_schema(request=RadarSplitSerializer, responses=RadarQuestionWholeSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Make a question of its own of some of its contacts, and read that one."""
        return self.done(id)

    def do(self, question: Question, wanted: dict[str, Any]) -> Question:
        ids = list(dict.fromkeys(wanted["contacts"]))
        chosen = list(contacts_of(question).filter(pk__in=ids))
        if len(chosen) < len(ids):
            raise Problem("refused", "Some of these contacts are not the question's.")
        return deeds.split(chosen, by=self.by, name=wanted.get("name", ""))


class RadarPlacingView(_DeedView):
    operation, body = "radar_question_contacts", RadarPlacingSerializer

    @extend_schema(request=RadarPlacingSerializer, responses=RadarQuestionWholeSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Move a contact of another question here; grouping leaves it here."""
        return self.done(id)

    def do(self, question: Question, wanted: dict[str, Any]) -> Question:
        theirs = questions_visible_to(self.by).values("pk")
        found = RadarContact.objects.filter(pk=wanted["contact"], question__in=theirs).first()
        if found is None:
            raise Problem("refused", "There is no such contact.")
        return deeds.place(found, question, by=self.by)


class RadarLinkView(_DeedView):
    operation, body = "radar_question_article", RadarLinkSerializer

    @extend_schema(request=RadarLinkSerializer, responses=RadarQuestionWholeSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Say which article answers it."""
        return self.done(id)

    def do(self, question: Question, wanted: dict[str, Any]) -> Question:
        article = Article.objects.filter(key=wanted["article"]).first() if wanted["article"] else None
        if wanted["article"] and article is None:
            raise Problem("refused", "There is no such article that you may read.")
        return deeds.link(question, article, by=self.by)


class RadarDraftView(ApiView):
    operation, tag = "radar_question_draft", TAG
    scopes = {"POST": (ARTICLES_WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=None, responses=ArticleDraftSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Begin its answer out of what agents have answered; when there is one already, read that. Twice is once."""
        draft = begin_answer(_itself(id, self.by), by=self.by)
        found = texts_of(self.by).filter(pk=draft.pk).first()
        if found is None:
            raise Problem("conflict", "Another department's article answers it.")
        return Response(ArticleDraftSerializer(found).data)


def _or_404(id: int, by: Integration) -> Question:
    """The question or the one it became. Raises Http404."""
    try:
        return question_of(by, id)
    except Question.DoesNotExist as error:
        raise Http404 from error


def _itself(id: int, by: Integration) -> Question:
    """The question, to do something with it. Raises Http404, and StaleQuestion for one that was merged."""
    found = _or_404(id, by)
    if found.pk != id:
        raise StaleQuestion.merged(Question.objects.get(pk=id))
    return found


def _named(field: str, id: int, by: Integration) -> Question:
    """Another question, named in a body. Raises Problem (refused)."""
    found = questions_visible_to(by).filter(pk=id).first()
    if found is None:
        raise Problem("refused", f"`{field}` names no question that you may see.")
    return found


def _answer(question: Question, by: Integration) -> Response:
    return Response(RadarQuestionWholeSerializer(whole(question, by)).data)
