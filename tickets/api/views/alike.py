"""/api/v1/contacts/{id}/alike/: who else a contact may be, and saying that somebody is not. Nothing is merged by it."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.likeness import Reason
from tickets.actions.tell_apart import tell_apart
from tickets.api.lookup import contact_or_404
from tickets.api.serializers.base import Input, Output
from tickets.api.serializers.contact import ContactSerializer
from tickets.api.views.base import CONTACTS_READ, CONTACTS_WRITE, ApiView
from tickets.contact_proposals import proposals_for
from tickets.queries import contacts_visible_to


class AlikeSerializer(Output):
    contact = ContactSerializer()
    reasons = serializers.ListField(
        child=serializers.ChoiceField(choices=[(reason.value, reason.value) for reason in Reason]),
        help_text="Why the two may be one person, the strongest first.",
    )


class AlikeListSerializer(Output):
    alike = AlikeSerializer(many=True)


class NotAlikeSerializer(Input):
    other = serializers.IntegerField(min_value=1, max_value=2**63 - 1, help_text="The id of a contact.")


class AlikeView(ApiView):
    operation, tag = "contact_alike", "Contacts"
    scopes = {"GET": (CONTACTS_READ,), "POST": (CONTACTS_WRITE,)}

    @extend_schema(responses=AlikeListSerializer)
    def get(self, request: Request, id: int) -> Response:
        """List at most five other contacts who may be the same person, the likeliest first."""
        found = proposals_for(contact_or_404(id, by=self.by), self.by)
        return Response(AlikeListSerializer({"alike": found}).data)

    @extend_schema(request=NotAlikeSerializer, responses={204: OpenApiResponse(description="Remembered.")})
    def post(self, request: Request, id: int) -> Response:
        """Say that another contact is somebody else: it is not proposed again."""
        contact = contact_or_404(id, by=self.by)
        other = contacts_visible_to(self.by).filter(pk=self.checked(NotAlikeSerializer)["other"]).first()
        if other is None:
            raise serializers.ValidationError({"other": ["There is no such contact."]})
        tell_apart(contact, other, by=self.by)
        return Response(status=204)
