"""GET /api/v1/social-deeds/: what was hidden, shown again or taken down, for the archive and reports."""

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters  # type: ignore[import-untyped]
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from channels_in.models import SocialDeed
from channels_in.social.copies import shown_copy
from servicedesk.people.access import access_of
from tickets.api.serializers.base import Output
from tickets.api.views.base import READ, ListView
from tickets.models import ChannelKind
from tickets.queries import visible


class SocialDeedSerializer(Output):
    """Something we did to what somebody else wrote in public."""

    id = serializers.IntegerField()
    verb = serializers.ChoiceField(choices=SocialDeed.Verb.choices)
    reason = serializers.ChoiceField(choices=SocialDeed.Reason.choices)
    note = serializers.SerializerMethodField(help_text="null without the right to read notes.")
    ticket = serializers.IntegerField(source="item.message.ticket.number", help_text="The ticket's number.")
    channel = serializers.ChoiceField(source="item.inbox.kind", choices=ChannelKind.choices)
    text = serializers.SerializerMethodField(help_text="What it said, with identity numbers masked.")
    decided_by = serializers.CharField(source="agent.name", default=None, allow_null=True, help_text="null: the rule.")
    decided_at = serializers.DateTimeField(source="at")
    done_at = serializers.DateTimeField(allow_null=True, help_text="When the network confirmed it; null: not done.")
    failed = serializers.CharField(help_text="Why the network did not, in its words.")
    is_author_told = serializers.SerializerMethodField()

    def get_note(self, row: SocialDeed) -> str | None:
        return row.note if access_of(self.context["request"].user).may_see_notes else None

    def get_text(self, row: SocialDeed) -> str:
        return shown_copy(row)

    def get_is_author_told(self, row: SocialDeed) -> bool:
        return row.told_by_id is not None


class SocialDeedFilters(filters.FilterSet):  # type: ignore[misc]
    verb = filters.MultipleChoiceFilter(choices=SocialDeed.Verb.choices, help_text="Those of one of these.")
    reason = filters.MultipleChoiceFilter(choices=SocialDeed.Reason.choices, help_text="Those with one of these.")
    decided_after = filters.IsoDateTimeFilter(field_name="at", lookup_expr="gt")
    decided_before = filters.IsoDateTimeFilter(field_name="at", lookup_expr="lt")

    class Meta:
        model = SocialDeed
        fields: list[str] = []


class SocialDeedsView(ListView):
    operation, tag = "social_deeds", "Social networks"
    scopes = {"GET": (READ,)}
    serializer_class = SocialDeedSerializer
    filterset = SocialDeedFilters
    orders = {"-decided_at": ("-at", "-id"), "decided_at": ("at", "id")}

    @extend_schema(responses=SocialDeedSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List what was hidden, shown again or taken down on the tickets of the integration's teams. Agents decide it,
        in the workspace."""
        return self.answer(request)

    def rows(self) -> QuerySet[Any]:
        rows = SocialDeed.objects.filter(visible(access_of(self.by), "item__message__ticket__"))
        return rows.select_related("item__inbox", "item__message__ticket", "agent")
