"""/api/v1/automations/ for integrations with the scope automations:write, and completion requests of a ticket."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.models import Integration
from tickets.actions.api_answers import Answer
from tickets.actions.automation_trial import trial_of
from tickets.actions.automations import save_automation, set_active
from tickets.actions.completion import ask_for_completion, take_back
from tickets.api.lookup import ticket_or_404
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.automation import (
    AutomationChangesSerializer,
    AutomationSerializer,
    AutomationStateSerializer,
    CompletionRequestSerializer,
    NewAutomationSerializer,
    NewCompletionRequestSerializer,
    TrialSerializer,
    said_of,
)
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.models import Automation, CompletionRequest
from tickets.queries import tickets_visible_to

TAG = "Automations"
AUTOMATIONS = Integration.Scope.AUTOMATIONS_WRITE.value


class AutomationsView(ListView):
    operation, tag = "automations", TAG
    scopes = {"GET": (AUTOMATIONS,), "POST": (AUTOMATIONS,)}
    problems = {"POST": (409,)}
    serializer_class = AutomationSerializer
    orders = {"position": ("position", "id")}

    @extend_schema(responses=AutomationSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List all of them, in the order they act."""
        return self.answer(request)

    @extend_schema(request=NewAutomationSerializer, responses={201: AutomationSerializer})
    def post(self, request: Request) -> Response:
        """Make one. It is paused, and the last in order."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = save_automation(None, by=self.by, said=self.checked(NewAutomationSerializer))
        headers = {"Location": reverse("api-automation", args=[made.pk])}
        return Answer(dict(AutomationSerializer(made).data), headers=headers)

    def rows(self) -> QuerySet[Automation]:
        return Automation.objects.all()

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class AutomationView(ApiView):
    operation, tag = "automation", TAG
    scopes = {"GET": (AUTOMATIONS,), "PATCH": (AUTOMATIONS,)}
    problems = {"PATCH": (409,)}

    @extend_schema(responses=AutomationSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read one."""
        return Response(AutomationSerializer(automation_or_404(id)).data)

    @extend_schema(request=AutomationChangesSerializer, responses=AutomationSerializer)
    def patch(self, request: Request, id: int) -> Response:
        """Change one: it is a new version, and what it was is kept. Refused when `version` is not the newest."""
        found = automation_or_404(id)
        changes = self.checked(AutomationChangesSerializer)
        seen = changes.pop("version")
        return Response(
            AutomationSerializer(
                save_automation(found, by=self.by, said=said_of(found, changes), seen_version=seen)
            ).data
        )


class AutomationStateView(ApiView):
    operation, tag = "automation_state", TAG
    scopes = {"POST": (AUTOMATIONS,)}
    problems = {"POST": (409,)}

    @extend_schema(request=AutomationStateSerializer, responses=AutomationSerializer)
    def post(self, request: Request, id: int) -> Response:
        """Let one act, or pause it."""
        found, wanted = automation_or_404(id), self.checked(AutomationStateSerializer)
        changed = set_active(found, wanted["is_active"], by=self.by, seen_version=wanted["version"])
        return Response(AutomationSerializer(changed).data)


class AutomationTrialView(ApiView):
    operation, tag = "automation_trial", TAG
    scopes = {"GET": (AUTOMATIONS,)}

    @extend_schema(responses=TrialSerializer)
    def get(self, request: Request, id: int) -> Response:
        """Ask the newest tickets whether it would have met them. Nothing is done."""
        trial = trial_of(automation_or_404(id), timezone.now())
        met = [ticket.pk for ticket in trial.met]
        seen = tickets_visible_to(self.by).filter(pk__in=met).order_by("-created_at", "-id")
        told = {"looked_at": trial.looked_at, "met": len(met), "tickets": list(seen.values_list("number", flat=True))}
        return Response(TrialSerializer(told).data)


class CompletionRequestsView(ListView):
    operation, tag = "completion_requests", "What is done with tickets"
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = CompletionRequestSerializer
    orders = {"asked": ("-asked_at", "-id")}

    @extend_schema(responses=CompletionRequestSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List what the requester has been asked to complete the case with, the newest first."""
        self.ticket = ticket_or_404(number, by=self.by)
        return self.answer(request)

    @extend_schema(request=NewCompletionRequestSerializer, responses={201: CompletionRequestSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Ask the requester for what is missing: they get a message, and the ticket waits for them."""
        self.ticket = ticket_or_404(number, by=self.by)
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = ask_for_completion(self.ticket, by=self.by, **self.checked(NewCompletionRequestSerializer))
        return Answer(dict(CompletionRequestSerializer(made).data))

    def rows(self) -> QuerySet[CompletionRequest]:
        return CompletionRequest.objects.filter(ticket=self.ticket)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class CompletionEndingView(ApiView):
    operation, tag = "completion_ending", "What is done with tickets"
    scopes = {"POST": (WRITE,)}

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, number: int, id: int) -> Response:
        """Wait no longer: the ticket is opened again. One that has ended already stays as it is."""
        ticket = ticket_or_404(number, by=self.by)
        found = CompletionRequest.objects.filter(ticket=ticket, pk=id).select_related("ticket").first()
        if found is None:
            raise Http404
        if found.ended_at is None:
            take_back(found, by=self.by)
        return Response(status=204)


def automation_or_404(pk: int) -> Automation:
    """Raises Http404, for a number no row can have too."""
    found = Automation.objects.filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Http404
    return found
