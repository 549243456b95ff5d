"""GET /api/v1/calls/: calls at the lines of the token's teams, for reports elsewhere.

An integration has no phone to ring from, so it makes no calls.
"""

from django.db.models import Exists, OuterRef, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from channels_in.models import Call, CallEnd, CallState
from channels_in.phone.queries import calls_visible_to
from servicedesk.people.models import ContactAddress, Integration
from tickets.api.serializers.base import Output
from tickets.api.views.base import ListView
from tickets.models import Direction


class CallSerializer(Output):
    id = serializers.IntegerField()
    line = serializers.CharField(source="account.inbox.slug", help_text="The inbox the line belongs to.")
    direction = serializers.ChoiceField(choices=Direction.choices)
    number = serializers.SerializerMethodField(
        help_text="Theirs, E.164. Empty when it was withheld; null for a person with protected identity."
    )
    state = serializers.ChoiceField(choices=CallState.choices)
    outcome = serializers.ChoiceField(choices=CallEnd.choices, help_text="Empty until the provider says.")
    started_at = serializers.DateTimeField()
    ringing_at = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    wait_seconds = serializers.IntegerField(
        allow_null=True, help_text="Until somebody answered or the caller left; null when it is not known."
    )
    agent = serializers.CharField(source="agent.email", allow_null=True, default=None, help_text="E-mail address.")
    ticket = serializers.IntegerField(source="ticket.number", allow_null=True, default=None)

    def get_number(self, row: Call) -> str | None:
        return None if getattr(row, "is_protected", True) else row.number


class CallsView(ListView):
    operation, tag = "calls", "Phone, visit, letter"
    scopes = {"GET": (Integration.Scope.TICKETS_READ.value,)}
    serializer_class = CallSerializer
    orders = {"newest": ("-started_at", "-id"), "oldest": ("started_at", "id")}

    @extend_schema(responses=CallSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List phone calls at the lines of the token's teams."""
        return self.answer(request)

    def rows(self) -> QuerySet[Call]:
        protected = ContactAddress.objects.filter(kind="phone", value=OuterRef("number"), contact__is_protected=True)
        return calls_visible_to(self.by).annotate(is_protected=Exists(protected))
