"""The ticket as it is shown and as it is asked to be made or changed."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from servicedesk.lib.addresses import AddressError, normal_email, normal_phone
from servicedesk.people.models import Contact, ContactKind
from tickets.actions.tag import normal_tag
from tickets.api.serializers.base import Choice, Flag, Input, Output, Text, Whole
from tickets.api.serializers.fields import (
    AssigneeField,
    CategoryField,
    InboxField,
    PriorityField,
    TeamField,
    uploads_field,
)
from tickets.api.serializers.promise import BreachSerializer, RunningPromiseSerializer
from tickets.models import CaseKind, ChannelKind, Ticket
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX, TAG_MAX, TAGS_MAX
from tickets.queries import contacts_visible_to
from tickets.statuses import Status


class RequesterSerializer(Output):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ContactKind.choices)
    name = serializers.CharField()


class TicketSerializer(Output):
    number = serializers.IntegerField(help_text="What people say on the phone; the ticket's address.")
    subject = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices)
    priority = PriorityField()
    category = serializers.CharField(source="category.slug", allow_null=True)
    case_kind = serializers.ChoiceField(choices=CaseKind.choices)
    tags = serializers.ListField(child=serializers.CharField())
    team = serializers.CharField(source="team.slug")
    assignee = serializers.CharField(source="assignee.email", allow_null=True, help_text="E-mail address.")
    requester = serializers.SerializerMethodField(help_text="null for a person with protected identity.")
    inbox = serializers.CharField(source="inbox.slug")
    channel = serializers.ChoiceField(choices=ChannelKind.choices)
    confidential = serializers.BooleanField(source="is_confidential")
    is_merged = serializers.SerializerMethodField(help_text="Part of another ticket: work goes on there.")
    snoozed_until = serializers.DateTimeField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True, help_text="When the first of its promises is to be kept.")
    promises = serializers.SerializerMethodField()
    version = serializers.IntegerField(help_text="Grows with every change; what `ETag` and `If-Match` hold.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    first_answered_at = serializers.DateTimeField(allow_null=True)
    solved_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(RunningPromiseSerializer(many=True))
    def get_promises(self, ticket: Ticket) -> list[dict[str, Any]]:
        """Read with the ticket where there are many (tickets.api.lookup.RUNNING)."""
        known = getattr(ticket, "running_clocks", None)
        clocks = ticket.clocks.filter(stopped_at=None).order_by("id") if known is None else known
        return [dict(RunningPromiseSerializer(clock).data) for clock in clocks]

    def get_is_merged(self, ticket: Ticket) -> bool:
        return ticket.merged_into_id is not None

    @extend_schema_field(RequesterSerializer(allow_null=True))
    def get_requester(self, ticket: Ticket) -> dict[str, Any] | None:
        return None if ticket.requester.is_protected else dict(RequesterSerializer(ticket.requester).data)


def tags_field(**kwargs: Any) -> serializers.ListField:
    return serializers.ListField(child=Text(max_length=TAG_MAX), max_length=TAGS_MAX, **kwargs)


def checked_tags(tags: list[str]) -> list[str]:
    """Return tags as they are kept. Raises ValidationError for one with nothing in it."""
    normal = [normal_tag(text) for text in tags]
    if not all(normal):
        raise serializers.ValidationError("Write a tag.")
    return list(dict.fromkeys(normal))


class NewRequesterSerializer(Input):
    """Who the ticket is for. An address we know leads to its contact; what is said here changes nothing of theirs."""

    name = Text(required=False, default="", allow_blank=True, max_length=200)
    email = Text(required=False, max_length=254)
    phone = Text(required=False, max_length=60, help_text="Swedish, or with country code.")
    kind = Choice(required=False, choices=ContactKind.choices, default=ContactKind.PERSON)
    language = serializers.RegexField(r"^[a-z]{2}$", required=False, default="sv")

    def validate_email(self, text: str) -> str:
        return _normal(normal_email, text)

    def validate_phone(self, text: str) -> str:
        return _normal(normal_phone, text)


def _normal(how: Any, text: str) -> str:
    try:
        return str(how(text))
    except AddressError as error:
        raise serializers.ValidationError(str(error)) from error


class NewTicketSerializer(Input):
    subject = Text(max_length=SUBJECT_MAX)
    body = Text(max_length=BODY_MAX, trim_whitespace=False, help_text="What the requester said. Plain text.")
    requester = NewRequesterSerializer(required=False, help_text="Leave out for somebody unknown.")
    requester_id = Whole(required=False, min_value=1, help_text="A contact instead of `requester`.")
    inbox = InboxField(required=False, help_text="Slug; without it the inbox of kind `api` of the integration's teams.")
    channel = Choice(required=False, choices=ChannelKind.choices, help_text="The inbox's own when left out.")
    team = TeamField(required=False, help_text="Slug; without it the category's team, else the inbox's.")
    category = CategoryField(required=False, help_text="Slug.")
    case_kind = Choice(required=False, choices=CaseKind.choices, help_text="The category's own when left out.")
    priority = PriorityField(required=False, default=20)
    tags = tags_field(required=False, default=list)
    confidential = Flag(required=False, default=False)
    attachments = uploads_field()

    def validate_requester_id(self, pk: int) -> Contact:
        contact = contacts_visible_to(self.context["request"].user).filter(pk=pk).first()
        if contact is None:
            raise serializers.ValidationError("There is no such contact.")
        return contact

    def validate_tags(self, tags: list[str]) -> list[str]:
        return checked_tags(tags)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "requester" in attrs and "requester_id" in attrs:
            raise serializers.ValidationError({"requester_id": ["Write requester or requester_id, not both."]})
        return attrs


class TicketChangesSerializer(Input):
    """What to change; what is left out stays. All of it is done, or nothing."""

    subject = Text(required=False, max_length=SUBJECT_MAX)
    status = Choice(required=False, choices=Status.choices)
    priority = PriorityField(required=False)
    category = CategoryField(required=False, allow_null=True, help_text="Slug; the kind of case follows it.")
    case_kind = Choice(required=False, choices=CaseKind.choices)
    tags = tags_field(required=False, help_text="All tags the ticket shall have.")
    team = TeamField(required=False, help_text="Slug.")
    assignee = AssigneeField(required=False, allow_null=True, help_text="E-mail address, or null for nobody.")
    confidential = Flag(required=False)
    breach = BreachSerializer(required=False, help_text="Why it was late; needed to solve a ticket that is.")

    def validate_tags(self, tags: list[str]) -> list[str]:
        return checked_tags(tags)
