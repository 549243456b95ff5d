"""Outgoing messages that could not be delivered."""

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.actions.api_answers import Answer
from tickets.actions.retry_delivery import retry_by_hand
from tickets.actions.see_failure import see_failure
from tickets.api.preconditions import KEY_HEADER, created_once
from tickets.api.serializers.message import UndeliveredSerializer
from tickets.api.views.base import READ, WRITE, ApiView, ListView
from tickets.models import Message
from tickets.undelivered import ORDER, undelivered_visible_to

TAG = "Messages"


class UndeliveredView(ListView):
    operation, tag = "undelivered", TAG
    scopes = {"GET": (READ,)}
    serializer_class = UndeliveredSerializer
    orders = {"-created": ORDER}

    @extend_schema(responses=UndeliveredSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List messages that could not be delivered and that nobody has said they have seen, the newest first."""
        return self.answer(request)

    def rows(self) -> QuerySet[Message]:
        return undelivered_visible_to(self.by)


class _OneView(ApiView):
    tag = TAG
    scopes = {"POST": (WRITE,)}
    problems = {"POST": (409,)}
    serializer_class = UndeliveredSerializer

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, object]]:
        return [KEY_HEADER]

    def find(self, pk: int) -> Message:
        found = undelivered_visible_to(self.by).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


class UndeliveredSeeingView(_OneView):
    operation = "undelivered_seeing"

    @extend_schema(request=None, responses={201: UndeliveredSerializer})
    def post(self, request: Request, id: int) -> Response:
        """Say that somebody knows: the message is no longer listed."""
        message = self.find(id)
        return created_once(request, lambda: self._seen(message), by=self.by)

    def _seen(self, message: Message) -> Answer:
        see_failure(message, by=self.by)
        return Answer(dict(UndeliveredSerializer(message).data))


class UndeliveredRetryView(_OneView):
    operation = "undelivered_retry"

    @extend_schema(request=None, responses={201: UndeliveredSerializer})
    def post(self, request: Request, id: int) -> Response:
        """Send the message again, to those who have not had it."""
        message = self.find(id)
        return created_once(request, lambda: self._sent_again(message), by=self.by)

    def _sent_again(self, message: Message) -> Answer:
        retry_by_hand(message, by=self.by)
        message.refresh_from_db(fields=["delivery", "delivery_detail"])
        return Answer(dict(UndeliveredSerializer(message).data))
