"""GET /api/v1/mentions/: what is said elsewhere and what was done about it, for reports of other systems."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters  # type: ignore[import-untyped]
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from channels_in.mentions.queries import mentions_visible_to
from channels_in.models import Disposition, Mention
from tickets.api.serializers.base import Output
from tickets.api.views.base import READ, ListView


class MentionSerializer(Output):
    """Something said about the municipality elsewhere."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    excerpt = serializers.CharField()
    url = serializers.CharField(help_text="Empty for what has no address.")
    source = serializers.CharField(help_text="Who published it.")  # type: ignore[assignment]
    feed = serializers.CharField(source="feed.name", allow_null=True, help_text="null: written in by hand.")
    team = serializers.CharField(source="team.slug")
    published_at = serializers.DateTimeField(allow_null=True)
    seen_at = serializers.DateTimeField()
    disposition = serializers.ChoiceField(
        choices=[("", "none yet"), *Disposition.choices], help_text="What was done about it; empty: nothing yet."
    )
    disposed_at = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField()


class MentionFilters(filters.FilterSet):  # type: ignore[misc]
    disposition = filters.MultipleChoiceFilter(choices=Disposition.choices, help_text="Those with one of these.")
    is_open = filters.BooleanFilter(method="by_open", help_text="Those without a disposition.")
    seen_after = filters.IsoDateTimeFilter(field_name="seen_at", lookup_expr="gt")
    seen_before = filters.IsoDateTimeFilter(field_name="seen_at", lookup_expr="lt")

    class Meta:
        model = Mention
        fields: list[str] = []

    def by_open(self, rows: QuerySet[Mention], name: str, value: bool) -> QuerySet[Mention]:
        return rows.filter(disposition="") if value else rows.exclude(disposition="")


class MentionsView(ListView):
    operation, tag = "mentions", "Mentions"
    scopes = {"GET": (READ,)}
    serializer_class = MentionSerializer
    filterset = MentionFilters
    orders = {"-seen_at": ("-seen_at", "-id"), "seen_at": ("seen_at", "id")}

    @extend_schema(responses=MentionSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List what is said elsewhere, of the integration's teams. What was done about it is said by agents."""
        return self.answer(request)

    def rows(self) -> QuerySet[Mention]:
        return mentions_visible_to(self.by)
