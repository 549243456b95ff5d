"""/api/v1/contacts/ and one contact. People with protected identity are never among them."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.models import Contact
from tickets.actions.api_answers import Answer
from tickets.actions.contacts import change_contact
from tickets.actions.create_contact import create_contact, set_addresses
from tickets.api.filters import ContactFilter
from tickets.api.lookup import contact_or_404
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.contact import ContactChangesSerializer, ContactSerializer, NewContactSerializer
from tickets.api.views.base import CONTACTS_READ, CONTACTS_WRITE, ApiView, ListView
from tickets.queries import contacts_visible_to


class ContactsView(ListView):
    operation, tag = "contacts", "Contacts"
    scopes = {"GET": (CONTACTS_READ,), "POST": (CONTACTS_WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = ContactSerializer
    filterset = ContactFilter
    orders = {"name": ("name", "id")}

    @extend_schema(responses=ContactSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the contacts of tickets the integration sees, and those without tickets, by name."""
        return self.answer(request)

    @extend_schema(request=NewContactSerializer, responses={201: ContactSerializer})
    def post(self, request: Request) -> Response:
        """Create a contact. An address that another contact has is a 409."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        contact = create_contact(by=self.by, **self.checked(NewContactSerializer))
        headers = {"Location": reverse("api-contact", args=[contact.pk])}
        return Answer(dict(ContactSerializer(contact).data), headers=headers)

    def rows(self) -> QuerySet[Contact]:
        return contacts_visible_to(self.by).prefetch_related("addresses")

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class ContactView(ApiView):
    operation, tag = "contact", "Contacts"
    scopes = {"GET": (CONTACTS_READ,), "PATCH": (CONTACTS_WRITE,)}
    problems = {"PATCH": (409,)}

    @extend_schema(responses=ContactSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read a contact."""
        return Response(ContactSerializer(contact_or_404(id, by=self.by)).data)

    @extend_schema(
        request=ContactChangesSerializer,
        responses={
            200: ContactSerializer,
            204: OpenApiResponse(description="Done; the token may not read contacts, so none is shown."),
        },
    )
    def patch(self, request: Request, id: int) -> Response:
        """Change a contact. `addresses` replaces all of them, the primary one first."""
        contact = contact_or_404(id, by=self.by)
        changes = self.checked(ContactChangesSerializer)
        addresses = changes.pop("addresses", None)
        with transaction.atomic():
            if changes:
                change_contact(contact, by=self.by, **changes)
            if addresses is not None:
                set_addresses(contact, addresses, by=self.by)
        if CONTACTS_READ not in self.by.scopes:
            return Response(status=204)
        return Response(ContactSerializer(contact_or_404(id, by=self.by)).data)
