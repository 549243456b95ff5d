"""Contacts and their addresses."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from servicedesk.lib.addresses import AddressError, normal
from servicedesk.people.models import AddressKind, Contact, ContactKind
from tickets.api.serializers.base import Choice, Input, Output, Text
from tickets.incoming import IncomingAddress
from tickets.models import ChannelKind

ADDRESSES_MAX = 20


class AddressSerializer(Output):
    kind = serializers.ChoiceField(choices=AddressKind.choices)
    value = serializers.CharField(help_text="In its normal form: e-mail in lower case, phone as +46701740605.")
    is_primary = serializers.BooleanField()


class ContactSerializer(Output):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ContactKind.choices)
    name = serializers.CharField()
    organisation = serializers.CharField()
    language = serializers.CharField()
    preferred_channel = serializers.SerializerMethodField()
    addresses = AddressSerializer(many=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()

    @extend_schema_field(serializers.ChoiceField(choices=ChannelKind.choices, allow_null=True))
    def get_preferred_channel(self, contact: Contact) -> str | None:
        return contact.preferred_channel or None


class NewAddressSerializer(Input):
    kind = Choice(choices=AddressKind.choices)
    value = Text(max_length=254)

    def validate(self, attrs: dict[str, Any]) -> IncomingAddress:
        try:
            return IncomingAddress(attrs["kind"], normal(attrs["kind"], attrs["value"]))
        except AddressError as error:
            raise serializers.ValidationError({"value": [str(error)]}) from error


class ContactChangesSerializer(Input):
    """What to change; what is left out stays."""

    name = Text(required=False, max_length=200)
    organisation = Text(required=False, max_length=200, allow_blank=True)
    kind = Choice(required=False, choices=ContactKind.choices)
    language = serializers.RegexField(r"^[a-z]{2}$", required=False)
    preferred_channel = Choice(required=False, allow_null=True, choices=ChannelKind.choices)
    addresses = serializers.ListField(
        child=NewAddressSerializer(),
        required=False,
        max_length=ADDRESSES_MAX,
        help_text="All addresses the contact shall have, the primary one first.",
    )

    def validate_preferred_channel(self, value: str | None) -> str:
        return value or ""


class NewContactSerializer(ContactChangesSerializer):
    name = Text(max_length=200)
