"""Links between tickets, those who follow one, reminders of one; and the macros there are."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.actions.follow import follow, unfollow
from tickets.actions.link import link, unlink
from tickets.actions.macros import macros_of
from tickets.actions.remind import remind
from tickets.api.lookup import ticket_or_404
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.handling import (
    FollowerSerializer,
    FollowSerializer,
    LinkSerializer,
    MacroSerializer,
    NewLinkSerializer,
    NewReminderSerializer,
    ReminderSerializer,
)
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.models import Follower, Macro, TicketLink
from tickets.queries import tickets_visible_to

TAG = "What is done with tickets"


class LinksView(ListView):
    operation, tag = "ticket_links", TAG
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = LinkSerializer
    orders = {"created": ("created_at", "id")}

    @extend_schema(responses=LinkSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List the ticket's links, from both sides."""
        self.ticket = ticket_or_404(number, by=self.by)
        return self.answer(request)

    @extend_schema(request=NewLinkSerializer, responses={201: LinkSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Link this ticket to another."""
        self.ticket = ticket_or_404(number, by=self.by)
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(NewLinkSerializer)
        made = link(self.ticket, wanted["ticket"], wanted["kind"], by=self.by)
        return Answer(dict(self._shown([made])[0]))

    def rows(self) -> QuerySet[TicketLink]:
        return TicketLink.objects.filter(Q(ticket=self.ticket) | Q(other=self.ticket))

    def _shown(self, rows: Any) -> Any:
        ids = {pk for row in rows for pk in (row.ticket_id, row.other_id)}
        numbers = dict(tickets_visible_to(self.by).filter(pk__in=ids).values_list("pk", "number"))
        return LinkSerializer(rows, many=True, context={"ticket": self.ticket, "numbers": numbers}).data

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class LinkRemovalView(ApiView):
    operation, tag = "ticket_link_removal", TAG
    scopes = {"POST": (WRITE,)}

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, number: int, id: int) -> Response:
        """Remove a link between two tickets the integration sees."""
        ticket = ticket_or_404(number, by=self.by)
        row = TicketLink.objects.filter(Q(ticket=ticket) | Q(other=ticket), pk=id).first()
        if row is None or tickets_visible_to(self.by).filter(pk__in=[row.ticket_id, row.other_id]).count() != 2:
            raise Http404
        unlink(row, by=self.by)
        return Response(status=204)


class FollowersView(ListView):
    operation, tag = "ticket_followers", TAG
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    serializer_class = FollowerSerializer
    orders = {"since": ("created_at", "id")}

    @extend_schema(responses=FollowerSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List the agents who follow the ticket."""
        self.ticket = ticket_or_404(number, by=self.by)
        return self.answer(request)

    @extend_schema(request=FollowSerializer, responses={204: None})
    def post(self, request: Request, number: int) -> Response:
        """Let an agent follow the ticket, or stop. It gives them no access."""
        ticket = ticket_or_404(number, by=self.by)
        wanted = self.checked(FollowSerializer)
        (follow if wanted["follows"] else unfollow)(ticket, by=wanted["agent"])
        return Response(status=204)

    def rows(self) -> QuerySet[Follower]:
        return Follower.objects.filter(ticket=self.ticket).select_related("agent")


class RemindersView(ApiView):
    operation, tag = "ticket_reminders", TAG
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=NewReminderSerializer, responses={201: ReminderSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Remind an agent of the ticket."""
        ticket = ticket_or_404(number, by=self.by)

        def create() -> Answer:
            wanted = self.checked(NewReminderSerializer)
            made = remind(ticket, by=wanted["agent"], at=wanted["at"], text=wanted["text"])
            return Answer(dict(ReminderSerializer(made).data))

        return created_once(request, create, by=self.by)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER]


class MacrosView(ListView):
    operation, tag = "macros", TAG
    scopes = {"GET": (READ, WRITE)}
    serializer_class = MacroSerializer
    orders = {"name": ("name", "id")}

    @extend_schema(responses=MacroSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the macros in use of everybody and of the integration's teams."""
        return self.answer(request)

    def rows(self) -> QuerySet[Macro]:
        return macros_of(self.by).select_related("team")
