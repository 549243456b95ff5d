"""/api/v1/bulk-changes/: one change for many tickets, done by a job. An integration sees its own."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.actions.bulk import MOST, start_bulk, undo_bulk
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.bulk import (
    KINDS,
    BulkChangeSerializer,
    BulkResultSerializer,
    NewBulkChangeSerializer,
)
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.api.views.queues import queue_or_404
from tickets.conditions import read_conditions
from tickets.models import BulkJob, BulkResult
from tickets.queries import tickets_visible_to
from tickets.queues import for_queue

TAG = "Changes of many tickets"
NAMED_MOST = 20  # unknown numbers that a refusal names
_OUTCOMES = {
    str(outcome): Count("results", filter=Q(results__outcome=outcome)) for outcome in BulkResult.Outcome.values
}


def jobs_of(view: ApiView) -> QuerySet[BulkJob]:
    """The integration's own, with what has become of them so far."""
    rows = BulkJob.objects.filter(integration=view.by)
    return rows.annotate(done=Count("results"), undone_id=F("undone_by"), **_OUTCOMES)


def job_or_404(pk: int, view: ApiView) -> BulkJob:
    """Raises Http404."""
    found = jobs_of(view).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _answer(job: BulkJob, view: ApiView) -> Answer:
    shown = BulkChangeSerializer(job_or_404(job.pk, view)).data
    return Answer(dict(shown), headers={"Location": reverse("api-bulk-change", args=[job.pk])})


class BulkChangesView(ListView):
    operation, tag = "bulk_changes", TAG
    scopes = {"GET": (READ, WRITE), "POST": (WRITE,)}
    serializer_class = BulkChangeSerializer
    orders = {"-created_at": ("-created_at", "-id")}

    @extend_schema(responses=BulkChangeSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the integration's own, the newest first."""
        return self.answer(request)

    @extend_schema(request=NewBulkChangeSerializer, responses={201: BulkChangeSerializer})
    def post(self, request: Request) -> Response:
        """Ask for one change of many tickets. It is done soon after; read it again to see how far it has come."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(NewBulkChangeSerializer)
        name = next(iter(set(wanted) & set(KINDS)))
        to = wanted[name] if name in ("status", "tag", "merge_into", "macro") else getattr(wanted[name], "pk", None)
        return _answer(start_bulk(KINDS[name], to, self._ids(wanted), by=self.by, waits=False), self)

    def _ids(self, wanted: dict[str, Any]) -> list[int]:
        """Raises ValidationError for tickets or a queue that the integration does not see."""
        if "queue" in wanted:
            return self._in_queue(wanted["queue"])
        numbers = list(dict.fromkeys(wanted["tickets"]))
        found = dict(tickets_visible_to(self.by).filter(number__in=numbers).values_list("number", "pk"))
        unknown = [str(number) for number in numbers if number not in found]
        if unknown:
            text = f"There are no such tickets: {', '.join(unknown[:NAMED_MOST])}."
            raise serializers.ValidationError({"tickets": [text]})
        return [found[number] for number in numbers]

    def _in_queue(self, slug: str) -> list[int]:
        try:
            queue = queue_or_404(slug, self)
        except Http404 as error:
            raise serializers.ValidationError({"queue": ["There is no such queue."]}) from error
        rows = for_queue(self.by, read_conditions(queue.conditions)).order_by("pk").values_list("pk", flat=True)
        ids = list(rows[: MOST + 1])
        if not ids:
            raise serializers.ValidationError({"queue": ["There is no ticket in the queue."]})
        return ids

    def rows(self) -> QuerySet[BulkJob]:
        return jobs_of(self)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class BulkChangeView(ApiView):
    operation, tag = "bulk_change", TAG
    scopes = {"GET": (READ, WRITE)}

    @extend_schema(responses=BulkChangeSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read how far it has come."""
        return Response(BulkChangeSerializer(job_or_404(id, self)).data)


class BulkResultsView(ListView):
    operation, tag = "bulk_results", TAG
    scopes = {"GET": (READ,)}
    serializer_class = BulkResultSerializer
    orders = {"id": ("id",)}

    @extend_schema(responses=BulkResultSerializer(many=True))
    def get(self, request: Request, id: int) -> Response:
        """List what became of each ticket the integration sees, in the order they were done."""
        return self.answer(request)

    def rows(self) -> QuerySet[BulkResult]:
        job = job_or_404(self.kwargs["id"], self)
        return job.results.filter(ticket__in=tickets_visible_to(self.by)).select_related("ticket")


class BulkUndoingView(ApiView):
    operation, tag = "bulk_undoing", TAG
    scopes = {"POST": (WRITE,)}

    @extend_schema(request=None, responses={201: BulkChangeSerializer})
    def post(self, request: Request, id: int) -> Response:
        """Take a finished change back, on each ticket where nobody has changed the same since."""
        job = job_or_404(id, self)
        return created_once(request, lambda: _answer(undo_bulk(job, by=self.by, waits=False), self), by=self.by)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER]
