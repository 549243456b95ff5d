"""Messages, notes, events and their files."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from servicedesk.people.models import Contact
from tickets.api.serializers.base import Choice, Flag, Input, Output, Text
from tickets.api.serializers.fields import uploads_field
from tickets.api.serializers.ways_out import recipients_field, send_at_field
from tickets.models import Attachment, ChannelKind, Delivery, Direction, Event, EventKind, Message
from tickets.models.message import BODY_MAX
from tickets.statuses import Status


class AuthorSerializer(Output):
    type = serializers.ChoiceField(choices=["agent", "contact", "integration", "system"])
    name = serializers.CharField(allow_null=True, help_text="null for a contact with protected identity.")
    contact = serializers.IntegerField(allow_null=True, help_text="The contact's id, of a contact.")


def author_of(row: Message | Event) -> dict[str, Any]:
    """Who said or did it; nothing about a person with protected identity."""
    if row.contact is not None:
        return _contact(row.contact)
    if row.agent is not None:
        return {"type": "agent", "name": row.agent.name, "contact": None}
    if row.integration is not None:
        return {"type": "integration", "name": row.integration.name, "contact": None}
    return {"type": "system", "name": None, "contact": None}


def _contact(contact: Contact) -> dict[str, Any]:
    hidden = contact.is_protected
    return {
        "type": "contact",
        "name": None if hidden else contact.name,
        "contact": None if hidden else contact.pk,
    }


class AttachmentSerializer(Output):
    id = serializers.UUIDField()
    name = serializers.CharField()
    content_type = serializers.CharField(help_text="Found from the content.")
    size = serializers.IntegerField(help_text="Bytes.")
    url = serializers.SerializerMethodField()

    def get_url(self, attachment: Attachment) -> str:
        return reverse("api-attachment", args=[attachment.pk])


class UploadSerializer(Output):
    id = serializers.UUIDField(help_text="Use it once, within 24 hours, in `attachments`.")
    name = serializers.CharField()
    content_type = serializers.CharField(help_text="Found from the content.")
    size = serializers.IntegerField(help_text="Bytes.")


class NewUploadSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(max_length=1000)


class _Said(Output):
    id = serializers.IntegerField()
    author = serializers.SerializerMethodField()
    body = serializers.CharField()
    attachments = AttachmentSerializer(many=True)
    created_at = serializers.DateTimeField()

    @extend_schema_field(AuthorSerializer)
    def get_author(self, message: Message) -> dict[str, Any]:
        return author_of(message)


class MessageSerializer(_Said):
    direction = serializers.ChoiceField(choices=Direction.choices)
    channel = serializers.ChoiceField(choices=ChannelKind.choices)
    is_automatic = serializers.BooleanField()
    delivery = serializers.SerializerMethodField(help_text="Of an outgoing message; else null.")
    delivered_at = serializers.DateTimeField(allow_null=True)
    send_at = serializers.DateTimeField(allow_null=True, help_text="Not before; until then it can be taken back.")
    held_at = serializers.DateTimeField(
        allow_null=True, help_text="Since when it waits for an agent: the requester wrote before its time came."
    )

    @extend_schema_field(serializers.ChoiceField(choices=Delivery.choices, allow_null=True))
    def get_delivery(self, message: Message) -> str | None:
        return message.delivery or None


class UndeliveredSerializer(Output):
    id = serializers.IntegerField()
    ticket = serializers.IntegerField(source="ticket.number", help_text="The ticket's number.")
    delivery = serializers.ChoiceField(choices=Delivery.choices)
    detail = serializers.CharField(source="delivery_detail", help_text="What the other side said.")
    created_at = serializers.DateTimeField()


class NoteSerializer(_Said):
    """A note is for agents; it never reaches the requester."""


class NoteReceiptSerializer(Output):
    """Writing a note does not need the right to read notes, so the answer holds no text."""

    id = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class NewMessageSerializer(Input):
    body = Text(max_length=BODY_MAX, help_text="Markdown, to the requester.")
    to = recipients_field(required=False, min_length=1, help_text="Instead of those an answer usually goes to.")
    cc = recipients_field(required=False)
    bcc = recipients_field(required=False, help_text="Nobody else sees them.")
    quote = Flag(required=False, help_text="The requester's last message goes along.")
    send_at = send_at_field()
    then_status = Choice(
        required=False,
        choices=[choice for choice in Status.choices if choice[0] != Status.NEW],
        help_text="The ticket's status afterwards; a new ticket becomes open without it.",
    )
    attachments = uploads_field()


class NewNoteSerializer(Input):
    body = Text(max_length=BODY_MAX, help_text="Plain text, for agents only.")
    attachments = uploads_field()


_ABOUT_OTHERS = frozenset(
    {
        EventKind.POSSIBLY_BELONGS,
        EventKind.REQUESTER_CHANGED,
        EventKind.MERGED,
        EventKind.MERGE_UNDONE,
        EventKind.SPLIT,
        EventKind.LINKED,
        EventKind.UNLINKED,
        EventKind.PARTICIPANT_ADDED,
        EventKind.PARTICIPANT_REMOVED,
    }
)


class EventSerializer(Output):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=EventKind.choices)
    version = serializers.IntegerField(help_text="The ticket's version it made.")
    author = serializers.SerializerMethodField()
    message = serializers.IntegerField(source="message_id", allow_null=True)
    data = serializers.SerializerMethodField(  # type: ignore[assignment]
        help_text="From what to what; depends on the kind."
    )

    @extend_schema_field(AuthorSerializer)
    def get_author(self, event: Event) -> dict[str, Any]:
        return author_of(event)

    def get_data(self, event: Event) -> dict[str, Any]:
        # Another ticket, or another person, may be one that the integration must not know of.
        if event.kind in _ABOUT_OTHERS:
            return {}
        data: dict[str, Any] = event.data
        return data
