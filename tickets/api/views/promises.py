"""/api/v1/sla-policies/ and /api/v1/calendars/: what is promised, and when it is counted."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.models import Integration
from tickets.actions.api_answers import Answer
from tickets.actions.calendars import OwnDay, change_calendar, close_days, create_calendar
from tickets.actions.sla_policies import change_sla_policy, create_sla_policy
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.promise import (
    CalendarChangesSerializer,
    CalendarSerializer,
    ClosingDaySerializer,
    NewCalendarSerializer,
    NewSlaPolicySerializer,
    SlaPolicyChangesSerializer,
    SlaPolicySerializer,
)
from tickets.api.views.base import READ, ApiView, ListView
from tickets.models import Calendar, SlaPolicy

MANAGE = Integration.Scope.AUTOMATIONS_WRITE.value
_UNSEEN = OpenApiResponse(description="Done; the token may not read tickets, so none is shown.")


def _policies() -> QuerySet[SlaPolicy]:
    return SlaPolicy.objects.select_related("calendar").prefetch_related("targets")


def _calendars() -> QuerySet[Calendar]:
    return Calendar.objects.prefetch_related("days")


class SlaPoliciesView(ListView):
    operation, tag = "sla_policies", "Promises"
    scopes = {"GET": (READ,), "POST": (MANAGE,)}
    serializer_class = SlaPolicySerializer
    orders = {"position": ("position", "id")}

    @extend_schema(responses=SlaPolicySerializer(many=True))
    def get(self, request: Request) -> Response:
        """List them in their order, those out of use too."""
        return self.answer(request)

    @extend_schema(request=NewSlaPolicySerializer, responses={201: SlaPolicySerializer})
    def post(self, request: Request) -> Response:
        """Make one, last in order. What is open is counted again within a minute or so."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = _policies().get(pk=create_sla_policy(by=self.by, **self.checked(NewSlaPolicySerializer)).pk)
        return Answer(
            dict(SlaPolicySerializer(made).data), headers={"Location": reverse("api-sla-policy", args=[made.pk])}
        )

    def rows(self) -> QuerySet[SlaPolicy]:
        return _policies()

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class SlaPolicyView(ApiView):
    operation, tag = "sla_policy", "Promises"
    scopes = {"GET": (READ,), "PATCH": (MANAGE,)}

    @extend_schema(responses=SlaPolicySerializer)
    def get(self, request: Request, id: int) -> Response:
        """Read one."""
        return Response(SlaPolicySerializer(get_object_or_404(_policies(), pk=id)).data)

    @extend_schema(request=SlaPolicyChangesSerializer, responses={200: SlaPolicySerializer, 204: _UNSEEN})
    def patch(self, request: Request, id: int) -> Response:
        """Change one. What is no longer promised becomes `is_active: false`; what was kept or broken stays."""
        found = get_object_or_404(_policies(), pk=id)
        with transaction.atomic():
            changed = change_sla_policy(found, by=self.by, **self.checked(SlaPolicyChangesSerializer))
        if READ not in self.by.scopes:
            return Response(status=204)
        return Response(SlaPolicySerializer(_policies().get(pk=changed.pk)).data)


class CalendarsView(ListView):
    operation, tag = "calendars", "Promises"
    scopes = {"GET": (READ,), "POST": (MANAGE,)}
    serializer_class = CalendarSerializer
    orders = {"name": ("name", "id")}

    @extend_schema(responses=CalendarSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List them by name."""
        return self.answer(request)

    @extend_schema(request=NewCalendarSerializer, responses={201: CalendarSerializer})
    def post(self, request: Request) -> Response:
        """Make one; without `hours` it has office hours. Who counts in it is chosen in the settings area."""
        return created_once(request, self._create, by=self.by)

    def _create(self) -> Answer:
        made = create_calendar(by=self.by, **self.checked(NewCalendarSerializer))
        return Answer(
            dict(CalendarSerializer(made).data), headers={"Location": reverse("api-calendar", args=[made.slug])}
        )

    def rows(self) -> QuerySet[Calendar]:
        return _calendars()

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class CalendarView(ApiView):
    operation, tag = "calendar", "Promises"
    scopes = {"GET": (READ,), "PATCH": (MANAGE,)}

    @extend_schema(responses=CalendarSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Read one."""
        return Response(CalendarSerializer(get_object_or_404(_calendars(), slug=slug)).data)

    @extend_schema(request=CalendarChangesSerializer, responses={200: CalendarSerializer, 204: _UNSEEN})
    def patch(self, request: Request, slug: str) -> Response:
        """Change one. What is open and counted in it is counted again within a minute or so."""
        found = get_object_or_404(_calendars(), slug=slug)
        with transaction.atomic():
            changed = change_calendar(found, by=self.by, **self.checked(CalendarChangesSerializer))
        return _shown(changed, self)


class CalendarDaysView(ApiView):
    operation, tag = "calendar_days", "Promises"
    scopes = {"POST": (MANAGE,)}

    @extend_schema(request=ClosingDaySerializer, responses={200: CalendarSerializer, 204: _UNSEEN})
    def post(self, request: Request, slug: str) -> Response:
        """Close a day, or say anew from when. The same again changes nothing."""
        found = get_object_or_404(_calendars(), slug=slug)
        with transaction.atomic():
            close_days(found, [OwnDay(**self.checked(ClosingDaySerializer))], by=self.by)
        return _shown(found, self)


def _shown(calendar: Calendar, view: ApiView) -> Response:
    if READ not in view.by.scopes:
        return Response(status=204)
    return Response(CalendarSerializer(_calendars().get(pk=calendar.pk)).data)
