"""What tickets are sorted by: categories, teams and inboxes. Read only."""

from rest_framework import serializers

from tickets.api.serializers.base import Output
from tickets.models import CaseKind, ChannelKind


class CategorySerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField(help_text="Empty when there is none.")
    path = serializers.CharField(help_text="The names from the top of the tree.")
    level = serializers.IntegerField(min_value=1, max_value=3)
    parent = serializers.CharField(source="parent.slug", allow_null=True)  # type: ignore[assignment]
    case_kind = serializers.ChoiceField(choices=CaseKind.choices)
    team = serializers.CharField(source="team.slug", allow_null=True, help_text="Where its new tickets go.")


class TeamSerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    department = serializers.CharField(source="department.slug")


class InboxSerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=ChannelKind.choices)
    team = serializers.CharField(source="team.slug")
