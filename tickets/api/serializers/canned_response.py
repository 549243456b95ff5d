"""Canned responses: text to insert into an answer or a note."""

from typing import Any

from rest_framework import serializers

from tickets.api.serializers.base import Choice, Flag, Input, Output, Text
from tickets.api.serializers.fields import CategoryField, TeamField
from tickets.models import ChannelKind
from tickets.models.canned_response import NAME_MAX, SHORTCUT_MAX, TEXT_MAX, SharedWith

_VARIABLES = "Markdown. Variables such as `{requester_name}` are filled in when it is inserted."


class CannedResponseSerializer(Output):
    id = serializers.IntegerField()
    name = serializers.CharField()
    shortcut = serializers.CharField()
    body = serializers.CharField(help_text=_VARIABLES)
    shared_with = serializers.ChoiceField(choices=[SharedWith.EVERYBODY, SharedWith.TEAM])
    team = serializers.CharField(source="team.slug", allow_null=True)
    category = serializers.CharField(source="category.slug", allow_null=True)
    channel = serializers.CharField(help_text="The channel it fits; empty for any.")
    language = serializers.CharField(help_text="Empty for any.")
    is_active = serializers.BooleanField()
    use_count = serializers.IntegerField()


class _Fields(Input):
    name = Text(max_length=NAME_MAX)
    shortcut = Text(
        max_length=SHORTCUT_MAX, help_text="What an agent types after `/`: small letters, figures, hyphens."
    )
    body = Text(max_length=TEXT_MAX, help_text=_VARIABLES)
    category = CategoryField(required=False, allow_null=True, help_text="Slug; null for any.")
    channel = Choice(required=False, choices=ChannelKind.choices, allow_blank=True)
    language = Text(required=False, allow_blank=True, max_length=5)
    is_active = Flag(required=False)


class NewCannedResponseSerializer(_Fields):
    team = TeamField(help_text="Slug of one of the integration's teams, who may use it.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {**attrs, "shared_with": SharedWith.TEAM}


class CannedResponseChangesSerializer(_Fields):
    """Only what is to change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False
