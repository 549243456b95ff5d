"""Files: sent ahead to be used once, and handed out to those who see the message they belong to."""

import logging
from uuid import UUID

from django.http import Http404, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import ValidationError

from servicedesk.lib.file_response import attachment_response
from tickets.actions.attach import check_limits
from tickets.actions.errors import InvalidChange
from tickets.actions.uploads import keep_upload
from tickets.api.lookup import note_reading
from tickets.api.problems import Problem
from tickets.api.serializers.message import NewUploadSerializer, UploadSerializer
from tickets.api.views.base import NOTES_WRITE, READ, WRITE, ApiView
from tickets.queries import attachments_visible_to

log = logging.getLogger(__name__)


class UploadsView(ApiView):
    operation, tag = "attachments", "Attachments"
    scopes = {"POST": (WRITE, NOTES_WRITE)}
    parser_classes = [MultiPartParser]

    @extend_schema(request={"multipart/form-data": NewUploadSerializer}, responses={201: UploadSerializer})
    def post(self, request: Request) -> Response:
        """Send a file ahead. Its id is used once, in `attachments` of a ticket, message or note, within 24 hours."""
        unknown = [name for name in request.data if name != "file"]
        if unknown:
            raise ValidationError({name[:80]: ["There is no such field."] for name in unknown})
        if len(request.FILES.getlist("file")) > 1:
            raise ValidationError({"file": ["Send one file at a time."]})
        file = self.checked(NewUploadSerializer)["file"]
        try:
            check_limits([file])
        except InvalidChange as error:
            raise Problem("too-large", str(error)) from error
        return Response(UploadSerializer(keep_upload(file, by=self.by)).data, status=201)


class AttachmentView(ApiView):
    operation, tag = "attachment", "Attachments"
    scopes = {"GET": (READ,)}

    @extend_schema(responses={(200, "*/*"): OpenApiResponse(OpenApiTypes.BINARY)})
    def get(self, request: Request, id: UUID) -> HttpResponseBase:
        """Download a file of a message. Files of notes need the scope `notes:read` too."""
        found = attachments_visible_to(self.by).select_related("message__ticket").filter(pk=id).first()
        if found is None or found.message is None:
            raise Http404
        if found.message.ticket.is_confidential:
            note_reading("ticket.read_confidential", found.message.ticket, self.by)
        try:
            return attachment_response(found.storage_name, found.name, found.content_type)
        except FileNotFoundError as error:
            log.error("a stored file is missing", extra={"attachment": str(found.pk)})
            raise Http404 from error
