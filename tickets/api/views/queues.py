"""/api/v1/queues/: the queues that are shared. An integration keeps those of its own teams."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.actions.queues import change_queue, create_queue, delete_queue
from tickets.api.lookup import RUNNING, SHOWN
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.queue import NewQueueSerializer, QueueChangesSerializer, QueueSerializer
from tickets.api.serializers.ticket import TicketSerializer
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.conditions import read_conditions
from tickets.models import Queue, Ticket
from tickets.queries import tickets_visible_to
from tickets.queues import ORDERS, for_queue, may_change, queues_of


class QueuesView(ListView):
    operation, tag = "queues", "Queues"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    serializer_class = QueueSerializer
    orders = {"name": ("name", "id")}

    @extend_schema(responses=QueueSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List those shared with everybody and with the integration's teams, by name."""
        return self.answer(request)

    @extend_schema(request=NewQueueSerializer, responses={201: QueueSerializer})
    def post(self, request: Request) -> Response:
        """Make one for a team: its members have it at once."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = create_queue(by=self.by, sharing=Queue.Sharing.TEAM, **self.checked(NewQueueSerializer))
        return Answer(dict(QueueSerializer(made).data), headers={"Location": reverse("api-queue", args=[made.slug])})

    def rows(self) -> QuerySet[Queue]:
        return queues_of(self.by).select_related("team")

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


def queue_or_404(slug: str, view: ApiView) -> Queue:
    """Raises Http404. An agent's own queue is nobody else's here, whoever knows its address."""
    found = queues_of(view.by).select_related("team").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


class QueueView(ApiView):
    operation, tag = "queue", "Queues"
    scopes = {"GET": (READ,), "PATCH": (WRITE,), "DELETE": (WRITE,)}
    http_method_names = ["get", "head", "patch", "delete"]

    @extend_schema(responses=QueueSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Read one."""
        return Response(QueueSerializer(queue_or_404(slug, self)).data)

    @extend_schema(
        request=QueueChangesSerializer,
        responses={
            200: QueueSerializer,
            204: OpenApiResponse(description="Done; the token may not read tickets, so none is shown."),
        },
    )
    def patch(self, request: Request, slug: str) -> Response:
        """Change one of a team of the integration's. Its address stays."""
        with transaction.atomic():
            changes = self.checked(QueueChangesSerializer)
            changed = change_queue(self._to_change(slug), by=self.by, **changes)
        return Response(QueueSerializer(changed).data) if READ in self.by.scopes else Response(status=204)

    @extend_schema(responses={204: OpenApiResponse(description="It is gone. No ticket was touched.")})
    def delete(self, request: Request, slug: str) -> Response:
        """Delete one of a team of the integration's."""
        delete_queue(self._to_change(slug), by=self.by)
        return Response(status=204)

    def _to_change(self, slug: str) -> Queue:
        """Raises Http404 for those of everybody, too: they are not the integration's to change."""
        found = queue_or_404(slug, self)
        if not may_change(self.by, found):
            raise Http404
        return found


class QueueTicketsView(ListView):
    operation, tag = "queue_tickets", "Queues"
    scopes = {"GET": (READ,)}
    serializer_class = TicketSerializer
    orders = {"queue": ()}

    @extend_schema(responses=TicketSerializer(many=True))
    def get(self, request: Request, slug: str) -> Response:
        """List the queue's tickets that the integration sees, in the queue's order. For `me` there is nobody."""
        self.queue = queue_or_404(slug, self)
        return self.answer(request)

    def rows(self) -> QuerySet[Ticket]:
        wanted = read_conditions(self.queue.conditions, strict=False)
        found = for_queue(self.by, wanted, self.queue.order).order_by().values("pk")
        return tickets_visible_to(self.by).filter(pk__in=found).select_related(*SHOWN).prefetch_related(RUNNING)

    def _order(self, request: Request) -> tuple[str, ...]:
        return ORDERS[self.queue.order]
