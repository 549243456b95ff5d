"""Wrap-ups of a ticket, contacts noted by hand, and calls that were promised."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.models import Contact
from tickets.actions.api_answers import Answer
from tickets.actions.call_back import Promise, finish_call_back, promise_call_back
from tickets.actions.log_contact import Logged, Question, log_contact
from tickets.actions.uploads import take_uploads
from tickets.actions.wrap_up import wrap_up
from tickets.api.lookup import ticket_or_404
from tickets.api.make_ticket import requester_of
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.contact_log import (
    CallBackSerializer,
    CompletionSerializer,
    ContactLogSerializer,
    NewContactLogSerializer,
    NewWrapUpSerializer,
    PromiseSerializer,
    WrapUpSerializer,
    answers_of,
)
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.call_backs import ORDER, call_backs_visible_to
from tickets.models import CallBack, WrapUp
from tickets.models.contact_log import CHANNEL_OF

TAG = "Phone, visit, letter"


class WrapUpsView(ListView):
    operation, tag = "ticket_wrap_ups", TAG
    scopes = {"GET": (READ,), "POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = WrapUpSerializer
    orders = {"solved": ("solved_at", "id")}

    @extend_schema(responses=WrapUpSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        """List what came of the ticket, once for each time it was solved."""
        self.ticket = ticket_or_404(number, by=self.by)
        return self.answer(request)

    @extend_schema(request=NewWrapUpSerializer, responses={201: WrapUpSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Say what came of the ticket's latest solving, or change it."""
        ticket = ticket_or_404(number, by=self.by)

        def create() -> Answer:
            wanted = self.checked(NewWrapUpSerializer)
            row = wrap_up(ticket, answers_of(wanted), category=wanted.get("category", ticket.category), by=self.by)
            return Answer(dict(WrapUpSerializer(row).data))

        return created_once(request, create, by=self.by)

    def rows(self) -> QuerySet[WrapUp]:
        return WrapUp.objects.filter(ticket=self.ticket).select_related("team", "category")

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER] if method == "POST" else []


class ContactLogsView(ApiView):
    operation, tag = "contact_logs", TAG
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=NewContactLogSerializer, responses={201: ContactLogSerializer})
    def post(self, request: Request) -> Response:
        """Note a call, a visit or a letter: each question becomes a ticket, or goes on in one."""

        def create() -> Answer:
            wanted = self.checked(NewContactLogSerializer)
            with transaction.atomic():
                log = log_contact(self._logged(wanted), by=self.by)
            return Answer(dict(ContactLogSerializer(log).data))

        return created_once(request, create, by=self.by)

    def _logged(self, wanted: dict[str, Any]) -> Logged:
        channel = CHANNEL_OF[wanted["kind"]]
        contact: Contact = wanted.get("contact_id") or requester_of(wanted.get("contact") or {}, channel)
        return Logged(
            kind=wanted["kind"],
            direction=wanted["direction"],
            contact=contact,
            seconds=wanted["seconds"],
            questions=[_question(row) for row in wanted["questions"]],
            call_back=Promise(**wanted["call_back"]) if "call_back" in wanted else None,
            files=list(take_uploads(wanted.get("attachments", ()), by=self.by)),
        )

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER]


def _question(row: dict[str, Any]) -> Question:
    return Question(
        text=row["text"],
        subject=row["subject"],
        team=row["team"],
        category=row.get("category"),
        assignee=row.get("assignee"),
        answers=answers_of(row["wrap_up"]) if "wrap_up" in row else None,
        ticket=row.get("ticket"),
        is_confidential=row["confidential"],
    )


class CallBacksView(ListView):
    operation, tag = "call_backs", TAG
    scopes = {"GET": (READ,)}
    serializer_class = CallBackSerializer
    orders = {"promised": ORDER}

    @extend_schema(responses=CallBackSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the calls that were promised and are not made yet, the next one first."""
        return self.answer(request)

    def rows(self) -> QuerySet[CallBack]:
        return call_backs_visible_to(self.by).filter(done_at=None)


class TicketCallBacksView(ApiView):
    operation, tag = "ticket_call_backs", TAG
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=PromiseSerializer, responses={201: CallBackSerializer})
    def post(self, request: Request, number: int) -> Response:
        """Promise to ring somebody about the ticket."""
        ticket = ticket_or_404(number, by=self.by)

        def create() -> Answer:
            row = promise_call_back(ticket, Promise(**self.checked(PromiseSerializer)), by=self.by)
            return Answer(dict(CallBackSerializer(row).data))

        return created_once(request, create, by=self.by)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER]


class CallBackCompletionView(ApiView):
    operation, tag = "call_back_completion", TAG
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}

    @extend_schema(request=CompletionSerializer, responses={201: CallBackSerializer})
    def post(self, request: Request, id: int) -> Response:
        """Say how the call went. Gives the call; with no_answer, the one that is promised next."""
        row = call_backs_visible_to(self.by).filter(pk=id).first()
        if row is None:
            raise Http404

        def create() -> Answer:
            wanted = self.checked(CompletionSerializer)
            following = finish_call_back(row, wanted["outcome"], by=self.by, again_at=wanted.get("again_at"))
            shown = call_backs_visible_to(self.by).filter(pk=(following or row).pk).get()
            return Answer(dict(CallBackSerializer(shown).data))

        return created_once(request, create, by=self.by)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [KEY_HEADER]
