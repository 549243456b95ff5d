"""What leaves a ticket beside plain answers: taken back or sent now, forwarded, begun by us; who takes part."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.actions.forward import answer_in_side, forward
from tickets.actions.open_outgoing import Outgoing, open_outgoing
from tickets.actions.participants import add_participant, remove_participant
from tickets.actions.send_now import reschedule, send_now
from tickets.actions.undo_sending import undo_sending
from tickets.actions.uploads import take_uploads
from tickets.api.lookup import messages_of, shown_tickets, ticket_or_404
from tickets.api.preconditions import KEY_HEADER, created_once, etag
from tickets.api.serializers.ticket import TicketSerializer
from tickets.api.serializers.ways_out import (
    ForwardSerializer,
    NewParticipantSerializer,
    OutgoingTicketSerializer,
    ParticipantSerializer,
    SendingSerializer,
    SideConversationSerializer,
    SideMessageSerializer,
    SideReceiptSerializer,
)
from tickets.api.views.base import NOTES_READ, READ, WRITE, ApiView
from tickets.api.views.messages import ThreadView
from tickets.models import Message, MessageKind, Participant, SideConversation
from tickets.queries import messages_visible_to

_DONE = OpenApiResponse(description="Done.")


class _SendingView(ApiView):
    tag = "Messages"
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    def message(self, number: int, pk: int) -> Message:
        """An outgoing message of a visible ticket, in a side conversation or not. Raises Http404."""
        ticket = ticket_or_404(number, by=self.by)
        sent = ticket.messages.said().filter(kind__in=[MessageKind.MESSAGE, MessageKind.SIDE]).exclude(delivery="")
        found = sent.filter(pk=pk).first() if pk < 2**63 else None
        if found is None:
            raise Http404
        return found


class UndoingView(_SendingView):
    operation = "message_undoing"

    @extend_schema(request=None, responses={204: _DONE})
    def post(self, request: Request, number: int, id: int) -> Response:
        """Take back a message that has not left. Written by an agent, it becomes their draft again."""
        message = self.message(number, id)
        undo_sending(message, by=self.by)
        return Response(status=204)


class SendingView(_SendingView):
    operation = "message_sending"

    @extend_schema(request=SendingSerializer, responses={204: _DONE})
    def post(self, request: Request, number: int, id: int) -> Response:
        """Let a message that has not left leave now, or at another time."""
        message = self.message(number, id)
        wanted = self.checked(SendingSerializer)
        if "send_at" in wanted:
            reschedule(message, wanted["send_at"], by=self.by)
        else:
            send_now(message, by=self.by)
        return Response(status=204)


class SideConversationsView(ThreadView):
    operation, tag = "side_conversations", "Side conversations"
    scopes = {"GET": (NOTES_READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = SideConversationSerializer

    @extend_schema(responses=SideConversationSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List what has been forwarded to others outside. Their answers are among the notes."""
        return self.answer(request)

    @extend_schema(request=ForwardSerializer, responses={201: SideReceiptSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Write to somebody else about the ticket. The requester never sees it; answers come back as notes."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(ForwardSerializer)
        ids = wanted.pop("include")
        known = messages_of(self.ticket, MessageKind.MESSAGE, by=self.by).in_bulk(ids)
        if any(pk not in known for pk in ids):
            raise Http404
        files = take_uploads(wanted.pop("attachments", ()), by=self.by)
        sent = forward(self.ticket, by=self.by, include=[known[pk] for pk in ids], files=files, **wanted)
        return Answer(dict(SideReceiptSerializer(sent).data))

    def rows(self) -> QuerySet[SideConversation]:
        return self.ticket.side_conversations.all()


class SideMessagesView(ThreadView):
    operation, tag = "side_messages", "Side conversations"
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=SideMessageSerializer, responses={201: SideReceiptSerializer})
    def post(self, request: Request, number: int, id: int) -> Response:
        """Write again in a side conversation."""
        side = self.ticket.side_conversations.filter(pk=id).first() if id < 2**63 else None
        if side is None:
            raise Http404
        return created_once(request, lambda: self._create(side), by=self.by)

    def _create(self, side: SideConversation) -> Answer:
        wanted = self.checked(SideMessageSerializer)
        files = take_uploads(wanted.pop("attachments", ()), by=self.by)
        return Answer(dict(SideReceiptSerializer(answer_in_side(side, by=self.by, files=files, **wanted)).data))

    def rows(self) -> QuerySet[Message]:
        return messages_visible_to(self.by, self.ticket).none()


class ParticipantsView(ThreadView):
    operation, tag = "participants", "Participants"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = ParticipantSerializer

    @extend_schema(responses=ParticipantSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List those outside who take part beside the requester."""
        return self.answer(request)

    @extend_schema(request=NewParticipantSerializer, responses={201: ParticipantSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Let somebody take part: what they write lands on the ticket, and they get answers."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(NewParticipantSerializer)
        address = {"kind": "email", "value": wanted["email"], "name": wanted["name"]}
        row = add_participant(self.ticket, address, by=self.by, gets_replies=wanted["gets_replies"])
        return Answer(dict(ParticipantSerializer(row).data))

    def rows(self) -> QuerySet[Participant]:
        return self.ticket.participants.select_related("contact")


class ParticipantRemovalView(ThreadView):
    operation, tag = "participant_removal", "Participants"
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=None, responses={204: _DONE})
    def post(self, request: Request, number: int, id: int) -> Response:
        """Let a contact take part no longer."""
        row = self.rows().filter(contact=id).first() if id < 2**63 else None
        if row is None:
            raise Http404
        remove_participant(self.ticket, row.contact, by=self.by)
        return Response(status=204)

    def rows(self) -> QuerySet[Participant]:
        return self.ticket.participants.select_related("contact").filter(contact__is_protected=False)


class OutgoingTicketsView(ApiView):
    operation, tag = "outgoing_tickets", "Tickets"
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=OutgoingTicketSerializer, responses={201: TicketSerializer})
    def post(self, request: Request) -> Response:
        """Open a ticket with a message to somebody. The first address in `to` is the requester."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(OutgoingTicketSerializer)
        inbox, status = wanted.pop("inbox"), wanted.pop("status")
        team = wanted.pop("team", None) or inbox.team
        files = take_uploads(wanted.pop("attachments", ()), by=self.by)
        outgoing = Outgoing(is_confidential=wanted.pop("confidential"), **wanted)
        message = open_outgoing(outgoing, by=self.by, inbox=inbox, team=team, files=files, status=status)
        ticket = shown_tickets(self.by).get(pk=message.ticket_id)
        location = reverse("api-ticket", args=[ticket.number])
        return Answer(dict(TicketSerializer(ticket).data), headers={"Location": location, "ETag": etag(ticket)})

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER]
