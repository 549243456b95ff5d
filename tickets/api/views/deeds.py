"""Below a ticket: what can be done with it beside answering. Each is a POST that gives the ticket as it becomes."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction
from django.http import Http404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.hand_over import hand_over
from tickets.actions.macros import apply_macro, macros_of
from tickets.actions.merge import merge, undo_merge
from tickets.actions.snooze import snooze, wake
from tickets.actions.split import split
from tickets.api.lookup import messages_of, shown_tickets, ticket_or_404
from tickets.api.serializers.handling import (
    HandoverSerializer,
    MacroUseSerializer,
    MergeSerializer,
    SnoozeSerializer,
    SplitSerializer,
)
from tickets.api.serializers.ticket import TicketSerializer
from tickets.api.views.base import READ, WRITE, ApiView
from tickets.models import MessageKind, Ticket

View = TypeVar("View", bound=Callable[..., Response])


def _said(request: type[serializers.Serializer[Any]] | None) -> Callable[[View], View]:
    hidden = OpenApiResponse(description="Done; the token may not read the ticket, so none is shown.")
    return extend_schema(request=request, responses={200: TicketSerializer, 204: hidden})


class _DeedView(ApiView):
    tag = "What is done with tickets"
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    def done(self, number: int, body: type[serializers.Serializer[Any]] | None) -> Response:
        """Find, check, do, and show the ticket that self.do returns."""
        found = ticket_or_404(number, by=self.by)
        wanted = self.checked(body) if body else {}
        with transaction.atomic():
            changed = self.do(found, wanted)
        shown = shown_tickets(self.by).filter(pk=changed.pk).first() if READ in self.by.scopes else None
        return Response(TicketSerializer(shown).data) if shown else Response(status=204)

    @abstractmethod
    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        """Do it, and return the ticket to show."""


class MergesView(_DeedView):
    operation = "ticket_merges"

    @_said(MergeSerializer)
    def post(self, request: Request, number: int) -> Response:
        """Merge other tickets into this one. They keep their messages and requesters, and are closed."""
        return self.done(number, MergeSerializer)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        others = wanted["tickets"]
        lets_in = [other.pk for other in others] if wanted["answers_to_all"] else []
        return merge(ticket, others, by=self.by, lets_in=lets_in)


class MergeUndoingView(_DeedView):
    operation = "ticket_merge_undoing"

    @_said(None)
    def post(self, request: Request, number: int) -> Response:
        """Take this ticket out of the one it was merged into, within 30 days."""
        return self.done(number, None)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        return undo_merge(ticket, by=self.by)


class SplitsView(_DeedView):
    operation = "ticket_splits"

    @_said(SplitSerializer)
    def post(self, request: Request, number: int) -> Response:
        """Make a message a ticket of its own, with its files. Gives the new ticket."""
        return self.done(number, SplitSerializer)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        message = messages_of(ticket, MessageKind.MESSAGE, by=self.by).filter(pk=wanted["message"]).first()
        if message is None:
            raise Http404
        return split(message, by=self.by, subject=wanted["subject"])


class SnoozeView(_DeedView):
    operation = "ticket_snooze"

    @_said(SnoozeSerializer)
    def post(self, request: Request, number: int) -> Response:
        """Take the ticket out of the queues until a time, or until the requester writes."""
        return self.done(number, SnoozeSerializer)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        return snooze(ticket, wanted["until"], by=self.by)


class WakingView(_DeedView):
    operation = "ticket_waking"

    @_said(None)
    def post(self, request: Request, number: int) -> Response:
        """End a snooze."""
        return self.done(number, None)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        return wake(ticket, by=self.by)


class HandoverView(_DeedView):
    operation = "ticket_handover"

    @_said(HandoverSerializer)
    def post(self, request: Request, number: int) -> Response:
        """Hand the ticket over to another department, with a note. Its times stay; the requester is told nothing."""
        return self.done(number, HandoverSerializer)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        return hand_over(ticket, wanted["team"], by=self.by, body=wanted["note"])


class MacroUsesView(_DeedView):
    operation = "ticket_macros"

    @_said(MacroUseSerializer)
    def post(self, request: Request, number: int) -> Response:
        """Do everything a macro does, or nothing."""
        return self.done(number, MacroUseSerializer)

    def do(self, ticket: Ticket, wanted: dict[str, Any]) -> Ticket:
        macro = macros_of(self.by).filter(pk=wanted["macro"]).first()
        if macro is None:
            raise serializers.ValidationError({"macro": ["There is no such macro."]})
        return apply_macro(macro, ticket, by=self.by)
