"""What has been said on a ticket: messages, and notes for those who may read them."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.actions.uploads import take_uploads
from tickets.api.lookup import messages_of, ticket_or_404
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.message import (
    EventSerializer,
    MessageSerializer,
    NewMessageSerializer,
    NewNoteSerializer,
    NoteReceiptSerializer,
    NoteSerializer,
)
from tickets.api.views.base import NOTES_READ, NOTES_WRITE, READ, WRITE, ListView
from tickets.models import Event, Message, MessageKind

_BY_TIME: dict[str, tuple[str, ...]] = {"created": ("created_at", "id")}


class ThreadView(ListView):
    """A list below a ticket."""

    orders = _BY_TIME
    number: int

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in self.allowed_methods:
            self.ticket = ticket_or_404(kwargs["number"], by=self.by)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class MessagesView(ThreadView):
    operation, tag = "messages", "Messages"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = MessageSerializer

    @extend_schema(responses=MessageSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List what the requester and the desk have said to each other, oldest first. Notes are not among it."""
        return self.answer(request)

    @extend_schema(request=NewMessageSerializer, responses={201: MessageSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Answer the requester. It leaves by the channel the ticket came in by; `delivery` tells how it went."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(NewMessageSerializer)
        files = take_uploads(wanted.get("attachments", ()), by=self.by)
        message = reply(
            self.ticket,
            by=self.by,
            files=files,
            **{key: value for key, value in wanted.items() if key != "attachments"},
        )
        return Answer(dict(MessageSerializer(message).data))

    def rows(self) -> QuerySet[Message]:
        return messages_of(self.ticket, MessageKind.MESSAGE, by=self.by)


class NotesView(ThreadView):
    operation, tag = "notes", "Notes"
    scopes = {"GET": (NOTES_READ,), "POST": (NOTES_WRITE,)}
    serializer_class = NoteSerializer

    @extend_schema(responses=NoteSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List the notes of a ticket, oldest first."""
        return self.answer(request)

    @extend_schema(request=NewNoteSerializer, responses={201: NoteReceiptSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Write a note. Only agents see it."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(NewNoteSerializer)
        files = take_uploads(wanted.get("attachments", ()), by=self.by)
        written = note(self.ticket, by=self.by, body=wanted["body"], files=files)
        return Answer(dict(NoteReceiptSerializer(written).data))

    def rows(self) -> QuerySet[Message]:
        return messages_of(self.ticket, MessageKind.NOTE, by=self.by)


class EventsView(ThreadView):
    operation, tag = "events", "Events"
    scopes = {"GET": (READ,)}
    serializer_class = EventSerializer
    orders = {"at": ("at", "id")}

    @extend_schema(responses=EventSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List what has happened to a ticket, oldest first. What is about notes needs the scope `notes:read`."""
        return self.answer(request)

    def rows(self) -> QuerySet[Event]:
        events = self.ticket.events.select_related("agent", "contact", "integration")
        if NOTES_READ in self.by.scopes:
            return events
        return events.exclude(message__kind__in=[MessageKind.NOTE, MessageKind.SIDE])
