"""/api/v1/tickets/ and one ticket."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.api.change_ticket import change_ticket
from tickets.api.filters import TicketFilter
from tickets.api.lookup import lock_ticket, shown_tickets, ticket_or_404
from tickets.api.make_ticket import make_ticket
from tickets.api.pagination import CursorPagination
from tickets.api.preconditions import KEY_HEADER, MATCH_HEADER, check_match, created_once, etag
from tickets.api.serializers.ticket import NewTicketSerializer, TicketChangesSerializer, TicketSerializer
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.models import Ticket
from tickets.queries import SORTS


class TicketsView(ListView):
    operation, tag = "tickets", "Tickets"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = TicketSerializer
    filterset = TicketFilter
    orders = SORTS

    @extend_schema(responses=TicketSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the tickets the integration sees. Newest change first, unless `search` or `ordering` says otherwise."""
        return self.answer(request)

    @extend_schema(request=NewTicketSerializer, responses={201: TicketSerializer})
    def post(self, request: Request) -> Response:
        """Create a ticket. It holds what the requester said as its first message; no acknowledgement is sent."""
        return created_once(request, lambda: self._create(request), by=self.by)

    def _create(self, request: Request) -> Answer:
        ticket = make_ticket(self.checked(NewTicketSerializer), by=self.by)
        location = reverse("api-ticket", args=[ticket.number])
        return Answer(dict(TicketSerializer(ticket).data), headers={"Location": location, "ETag": etag(ticket)})

    def rows(self) -> QuerySet[Ticket]:
        return shown_tickets(self.by)

    def answer(self, request: Request) -> Response:
        """With a search and no ordering: the hits by rank, on one page."""
        if not {"search"} <= set(request.query_params) or set(request.query_params) & {"ordering", "cursor"}:
            return super().answer(request)
        rows: QuerySet[Any] = self._filtered(self.rows())
        places = {pk: place for place, pk in enumerate(self.asked.ranked or [])}
        ranked = sorted(rows, key=lambda ticket: places[ticket.pk])
        return CursorPagination.single_page(self._shown(ranked[: CursorPagination.size(request)]))

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class TicketView(ApiView):
    operation, tag = "ticket", "Tickets"
    scopes = {"GET": (READ,), "PATCH": (WRITE,)}
    problems = {"PATCH": (409, 412)}

    @extend_schema(responses=TicketSerializer)
    def get(self, request: Request, number: int) -> Response:
        """Read a ticket. Its version is in `ETag`."""
        return self._shown(ticket_or_404(number, by=self.by))

    @extend_schema(
        request=TicketChangesSerializer,
        responses={
            200: TicketSerializer,
            204: OpenApiResponse(description="Done; the token may not read tickets, so none is shown."),
        },
    )
    def patch(self, request: Request, number: int) -> Response:
        """Change a ticket. All of the changes are made, or none; send `If-Match` to overwrite nobody's change."""
        seen = ticket_or_404(number, by=self.by)
        changes = self.checked(TicketChangesSerializer)
        with transaction.atomic():
            locked = lock_ticket(seen, by=self.by)
            check_match(request, locked, shows_ticket=self._may_read)
            changed = change_ticket(locked, changes, by=self.by)
        return self._shown(changed) if self._may_read else Response(status=204, headers={"ETag": etag(changed)})

    @property
    def _may_read(self) -> bool:
        return READ in self.by.scopes

    def _shown(self, ticket: Ticket) -> Response:
        return Response(TicketSerializer(ticket).data, headers={"ETag": etag(ticket)})

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [MATCH_HEADER] if method == "PATCH" else []
