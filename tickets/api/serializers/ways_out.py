"""What leaves: recipients, times, forwarded messages, participants, tickets that begin with a message of ours."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from servicedesk.lib.addresses import AddressError, normal_email
from tickets.actions.recipients import MOST_RECIPIENTS
from tickets.api.serializers.base import Choice, Flag, Input, Output, Text, Whole
from tickets.api.serializers.fields import CategoryField, InboxField, PriorityField, TeamField, uploads_field
from tickets.models import Participant
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.statuses import Status

AFTERWARDS = [choice for choice in Status.choices if choice[0] != Status.NEW]


class RecipientSerializer(Input):
    email = Text(max_length=254)
    name = Text(required=False, default="", allow_blank=True, max_length=100)

    def validate_email(self, text: str) -> str:
        try:
            return normal_email(text)
        except AddressError as error:
            raise serializers.ValidationError(str(error)) from error

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {"kind": "email", "value": attrs["email"], "name": attrs["name"]}


def recipients_field(**kwargs: Any) -> Any:
    return RecipientSerializer(**{"many": True, "max_length": MOST_RECIPIENTS, **kwargs})


class Moment(serializers.DateTimeField):
    """A time to come, with its time zone, as a JSON string."""

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str):
            raise serializers.ValidationError("Write a time, for example 2026-03-03T09:31:00+01:00.")
        found = super().to_internal_value(value)
        if found <= timezone.now():
            raise serializers.ValidationError("Choose a time that has not passed.")
        return found


def send_at_field(**kwargs: Any) -> Moment:
    return Moment(required=False, help_text="Not before this time, at most a year ahead; without it at once.", **kwargs)


class SendingSerializer(Input):
    """When a message that has not left shall leave."""

    send_at = send_at_field()


class ForwardSerializer(Input):
    subject = Text(required=False, default="", allow_blank=True, max_length=SUBJECT_MAX)
    body = Text(required=False, default="", allow_blank=True, max_length=BODY_MAX, help_text="Markdown.")
    to = recipients_field(min_length=1)
    cc = recipients_field(required=False)
    bcc = recipients_field(required=False)
    include = serializers.ListField(
        child=Whole(min_value=1),
        required=False,
        default=list,
        max_length=100,
        help_text="Ids of messages that go along.",
    )
    with_files = Flag(required=False, default=True, help_text="Whether their files go along too.")
    attachments = uploads_field()
    send_at = send_at_field()


class SideMessageSerializer(Input):
    body = Text(max_length=BODY_MAX, help_text="Markdown, to those it was last sent to unless `to` says otherwise.")
    to = recipients_field(required=False, min_length=1)
    cc = recipients_field(required=False)
    bcc = recipients_field(required=False)
    attachments = uploads_field()
    send_at = send_at_field()


class SideConversationSerializer(Output):
    id = serializers.IntegerField()
    subject = serializers.CharField()
    created_at = serializers.DateTimeField()


class SideReceiptSerializer(Output):
    """Forwarding does not need the right to read notes, so the answer holds no text."""

    side_conversation = serializers.IntegerField(source="side_id")
    message = serializers.IntegerField(source="id")
    delivery = serializers.CharField()
    send_at = serializers.DateTimeField(allow_null=True)


class NewParticipantSerializer(Input):
    email = Text(max_length=254, help_text="An address nobody has yet makes a new contact.")
    name = Text(required=False, default="", allow_blank=True, max_length=100)
    gets_replies = Flag(required=False, default=True)

    validate_email = RecipientSerializer.validate_email


class ParticipantSerializer(Output):
    contact = serializers.SerializerMethodField(help_text="null for somebody with protected identity.")
    name = serializers.SerializerMethodField(help_text="null for somebody with protected identity.")
    gets_replies = serializers.BooleanField()

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_contact(self, row: Participant) -> int | None:
        return None if row.contact.is_protected else row.contact_id

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_name(self, row: Participant) -> str | None:
        return None if row.contact.is_protected else row.contact.name


class OutgoingTicketSerializer(Input):
    subject = Text(max_length=SUBJECT_MAX)
    body = Text(max_length=BODY_MAX, help_text="Markdown.")
    to = recipients_field(min_length=1)
    cc = recipients_field(required=False)
    bcc = recipients_field(required=False)
    inbox = InboxField(help_text="Slug of an inbox for e-mail; it is sent from there.")
    team = TeamField(required=False, help_text="Slug; without it the inbox's team.")
    category = CategoryField(required=False, help_text="Slug.")
    priority = PriorityField(required=False, default=20)
    confidential = Flag(required=False, default=False)
    status = Choice(required=False, choices=AFTERWARDS, default=Status.PENDING)
    attachments = uploads_field()
    send_at = send_at_field()
