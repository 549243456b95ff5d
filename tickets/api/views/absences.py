"""/api/v1/absences/ of agents in the integration's teams, and a ticket's suggested category."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.absences import Plan, absences_visible_to, end_absence, save_absence
from tickets.actions.api_answers import Answer
from tickets.actions.suggest import accept
from tickets.api.lookup import ticket_or_404
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.absence import AbsenceSerializer, NewAbsenceSerializer, SuggestionSerializer
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.models import Absence, Suggestion

TAG = "Absences"


class AbsencesView(ListView):
    operation, tag = "absences", TAG
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = AbsenceSerializer
    orders = {"starts": ("starts_at", "id")}

    @extend_schema(responses=AbsenceSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List absences of agents in the integration's teams."""
        return self.answer(request)

    @extend_schema(request=NewAbsenceSerializer, responses={201: AbsenceSerializer})
    def post(self, request: Request) -> Response:
        """Write an absence. Refused when nobody would be there for something, unless `is_known`."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        wanted = self.checked(NewAbsenceSerializer)
        agent, is_known = wanted.pop("agent"), wanted.pop("is_known")
        made = save_absence(None, Plan(**wanted), agent=agent, by=self.by, is_known=is_known)
        return Answer(dict(AbsenceSerializer(made).data))

    def rows(self) -> QuerySet[Absence]:
        return absences_visible_to(self.by).select_related("agent", "substitute")

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class AbsenceEndingView(ApiView):
    operation, tag = "absence_ending", TAG
    scopes = {"POST": (WRITE,)}

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, id: int) -> Response:
        """End an absence now, or take away one that has not begun."""
        found = absences_visible_to(self.by).select_related("agent").filter(pk=id).first()
        if found is None:
            raise Http404
        end_absence(found, by=self.by)
        return Response(status=204)


class SuggestionView(ApiView):
    operation, tag = "ticket_suggestion", "Tickets"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(responses=SuggestionSerializer)
    def get(self, request: Request, number: int) -> Response:
        """Read the category that is suggested for a ticket. 404: there is none."""
        ticket = ticket_or_404(number, by=self.by)
        rows = Suggestion.objects.filter(ticket=ticket, accepted_at=None, dismissed_at=None)
        found = rows.select_related("category").first()
        if found is None:
            raise Http404
        return Response(SuggestionSerializer(found).data)

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, number: int) -> Response:
        """Take the suggestion: the ticket gets the category, and goes to its team."""
        accept(ticket_or_404(number, by=self.by), by=self.by)
        return Response(status=204)
