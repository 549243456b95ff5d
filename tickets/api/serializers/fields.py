"""Fields that name a row by a word of ours: its slug, its address. Only rows the integration works with are found."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent, Team
from tickets.api.serializers.base import Id, Text
from tickets.models import Category, Inbox, Priority

PRIORITIES = {priority.value: priority.name.lower() for priority in Priority}
_PRIORITY_VALUES = {name: value for value, name in PRIORITIES.items()}
SLUG = r"^[-a-zA-Z0-9_]+$"


class PriorityField(serializers.ChoiceField):
    """low, normal, high or urgent; a number inside the house."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[*_PRIORITY_VALUES], **kwargs)

    def to_representation(self, value: Any) -> str:
        return PRIORITIES[value]

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or data not in _PRIORITY_VALUES:
            self.fail("invalid_choice", input=str(data)[:40])
        return _PRIORITY_VALUES[data]


class _Named(Text):
    def access(self) -> Access:
        return access_of(self.context["request"].user)


class CategoryField(_Named):
    """The slug of a category in use -> Category."""

    def to_internal_value(self, data: Any) -> Any:
        slug = super().to_internal_value(data)
        found = Category.objects.select_related("team").filter(slug=slug, is_active=True).first()
        if found is None:
            raise serializers.ValidationError("There is no such category in use.")
        return found


class TeamField(_Named):
    """The slug of a team of the integration's -> Team."""

    def to_internal_value(self, data: Any) -> Any:
        slug = super().to_internal_value(data)
        found = Team.objects.filter(slug=slug, pk__in=self.access().member_teams).first()
        if found is None:
            raise serializers.ValidationError("There is no such team among the integration's.")
        return found


class InboxField(_Named):
    """The slug of an inbox of one of the integration's teams -> Inbox."""

    def to_internal_value(self, data: Any) -> Any:
        slug = super().to_internal_value(data)
        inboxes = Inbox.objects.select_related("team").filter(is_active=True, team__in=self.access().member_teams)
        found = inboxes.filter(slug=slug).first()
        if found is None:
            raise serializers.ValidationError("There is no such inbox among those of the integration's teams.")
        return found


class AssigneeField(_Named):
    """The e-mail address of an agent in one of the integration's teams -> Agent."""

    def to_internal_value(self, data: Any) -> Any:
        email = super().to_internal_value(data).lower()
        agents = Agent.objects.filter(is_active=True, memberships__team__in=self.access().member_teams)
        found = agents.filter(email=email).first()
        if found is None:
            raise serializers.ValidationError("There is no such agent in the integration's teams.")
        return found


def uploads_field() -> serializers.ListField:
    """Ids of uploaded files, each used once."""
    return serializers.ListField(
        child=Id(),
        required=False,
        max_length=settings.ATTACHMENTS_MAX_COUNT,
        help_text="Ids from `POST /api/v1/attachments/`, each used once.",
    )
