"""POST /api/v1/inboxes/{slug}/mail/: mail from providers and systems that push it, exactly as it is on the wire."""

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from channels_in.email.receive import NoSuchInbox, Refused, TooBig, inbox_named, make_ticket_now, receive
from servicedesk.people.access import access_of
from servicedesk.people.models import Integration
from tickets.api.serializers.base import Output
from tickets.api.views.base import ApiView
from tickets.models import Inbox

MEDIA_TYPE = "message/rfc822"


class MailParser(BaseParser):
    """Read the bytes as they are. Raises RequestDataTooBig."""

    media_type = MEDIA_TYPE

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        raw = stream.read(settings.MAIL_MAX_BYTES + 1)
        if len(raw) > settings.MAIL_MAX_BYTES:
            raise RequestDataTooBig
        return raw


class KeptMailSerializer(Output):
    """A mail that is ours now."""

    ticket = serializers.IntegerField(
        allow_null=True, help_text="The number of its ticket; null while there is none yet."
    )


class MailView(ApiView):
    operation, tag = "inbox_mail", "Mail"
    scopes = {"POST": (Integration.Scope.MAIL_WRITE.value,)}
    parser_classes = [MailParser]

    @extend_schema(
        request={MEDIA_TYPE: OpenApiTypes.BINARY},
        responses={
            201: OpenApiResponse(KeptMailSerializer, "It is on a ticket."),
            202: OpenApiResponse(KeptMailSerializer, "It is kept; a job or a person goes on with it."),
        },
    )
    def post(self, request: Request, slug: str) -> Response:
        """Hand over a mail, exactly as it is on the wire. The same bytes again are the same mail and get the same
        answer, so after a lost connection it is sent again as it was. No Idempotency-Key is needed."""
        inbox = _inbox_of(slug, by=self.by)
        sent: object = request.data
        body = sent if isinstance(sent, bytes) else b""  # without a body no parser is asked
        try:
            kept = receive(inbox, body, for_me=True)
        except TooBig as error:
            raise RequestDataTooBig from error
        except Refused as error:
            raise ParseError(str(error)) from error
        ticket = make_ticket_now(kept)
        answer = KeptMailSerializer({"ticket": ticket.number if ticket else None})
        return Response(answer.data, status=201 if ticket else 202)


def _inbox_of(slug: str, *, by: Integration) -> Inbox:
    """An inbox of the integration's teams. Raises Http404 for all others, as for those that do not exist."""
    try:
        inbox = inbox_named(slug)
    except NoSuchInbox as error:
        raise Http404 from error
    if inbox.team_id not in access_of(by).member_teams:
        raise Http404
    return inbox
