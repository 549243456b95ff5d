"""/api/v1/canned-responses/: texts agents insert. An integration keeps those of its own teams."""

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.access import access_of
from tickets.actions.api_answers import Answer
from tickets.actions.canned_responses import change_canned_response, create_canned_response
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.canned_response import (
    CannedResponseChangesSerializer,
    CannedResponseSerializer,
    NewCannedResponseSerializer,
)
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.models import CannedResponse


class CannedResponsesView(ListView):
    operation, tag = "canned_responses", "Canned responses"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = CannedResponseSerializer
    orders = {"name": ("name", "id")}

    @extend_schema(responses=CannedResponseSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List those shared with everybody and with the integration's teams, by name."""
        return self.answer(request)

    @extend_schema(request=NewCannedResponseSerializer, responses={201: CannedResponseSerializer})
    def post(self, request: Request) -> Response:
        """Make one for a team."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = create_canned_response(by=self.by, **self.checked(NewCannedResponseSerializer))
        headers = {"Location": reverse("api-canned-response", args=[made.pk])}
        return Answer(dict(CannedResponseSerializer(made).data), headers=headers)

    def rows(self) -> QuerySet[CannedResponse]:
        return CannedResponse.objects.visible_to(access_of(self.by)).select_related("team", "category")

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, object]]:
        return [KEY_HEADER] if method == "POST" else []


class CannedResponseView(ApiView):
    operation, tag = "canned_response", "Canned responses"
    scopes = {"GET": (READ,), "PATCH": (WRITE,)}
    problems = {"PATCH": (409,)}

    @extend_schema(responses=CannedResponseSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read one."""
        return Response(CannedResponseSerializer(self._found(id)).data)

    @extend_schema(
        request=CannedResponseChangesSerializer,
        responses={
            200: CannedResponseSerializer,
            204: OpenApiResponse(description="Done; the token may not read tickets, so none is shown."),
        },
    )
    def patch(self, request: Request, id: int) -> Response:
        """Change one of a team of the integration's. What is no longer of use becomes `is_active: false`."""
        with transaction.atomic():
            changes = self.checked(CannedResponseChangesSerializer)
            changed = change_canned_response(self._found(id, to_change=True), by=self.by, **changes)
        return Response(CannedResponseSerializer(changed).data) if READ in self.by.scopes else Response(status=204)

    def _found(self, pk: int, *, to_change: bool = False) -> CannedResponse:
        """Raises Http404."""
        access, rows = access_of(self.by), CannedResponse.objects.select_related("team", "category")
        found = (rows.changeable_by(access) if to_change else rows.visible_to(access)).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found
