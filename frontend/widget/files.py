"""Files of a chat: sent with the token in the form, fetched by a signed address that is good for an hour."""

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from channels_in.webform.limits import may_store, open_when_unknown, place_of
from chat.actions.say import Refused, Said, Saying, say_many
from chat.entries import entries_after
from chat.file_links import read_file_link
from chat.models import ChatSession
from chat.telling import Entry
from chat.visitor_answers import LATER, TOO_OFTEN, in_language, refusal
from chat.visitor_frames import is_client_id
from chat.visitor_view import chat_of
from frontend.widget.cors import for_sites
from servicedesk.lib import files
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.file_response import attachment_response
from servicedesk.lib.ratelimit import allowed
from tickets.actions.attach import check_limits, store_upload
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingFile
from tickets.models import Attachment

SENT_MAX = (120, 600)  # files and seconds, from one place
_AROUND = 64 * 1024  # bytes of a form besides its file


@for_sites("POST")
def chat_file_upload(request: HttpRequest, *, site: str) -> HttpResponse:
    """filer/: the same id again is the same file. 200 with the frame "ack", or 4xx with "refused" or "unknown"."""
    if int(request.headers.get("Content-Length") or 0) > settings.ATTACHMENT_MAX_BYTES + _AROUND:
        return _answer(_too_big("sv"), 413)
    client_id, upload = request.POST.get("id", ""), request.FILES.get("file")
    session = chat_of(request.POST.get("token", ""), site)
    if session is None:
        return _answer({"type": "unknown"}, 404)
    if upload is None or not is_client_id(client_id):
        return _answer({"type": "error"}, 400)
    with in_language(session.language):
        return _taken(session, client_id, upload, client_ip(request))


def _taken(session: ChatSession, client_id: str, upload: "UploadedFile[Any]", ip: str) -> HttpResponse:
    if not upload.size:
        return _answer(refusal("empty", session.language, client_id), 422)
    known = session.entries.filter(message__client_key=client_id).values_list("seq", flat=True).first()
    if known is not None:
        return _acked(client_id, entries_after(session, known - 1, for_visitor=True)[:1])
    try:
        check_limits([upload])
        if not (_may_send(ip) and may_store(ip, [upload.size or 0])):
            return _answer(refusal(TOO_OFTEN, session.language, client_id), 429)
        stored = store_upload(upload)
    except InvalidChange as error:
        return _answer(refusal(error.field or error.code, session.language, client_id, str(error)), 422)
    except OSError:
        return _answer(refusal(LATER, session.language, client_id), 503)
    return _said(session, client_id, (stored,))


def _said(session: ChatSession, client_id: str, stored: tuple[files.StoredFile, ...]) -> HttpResponse:
    incoming = tuple(IncomingFile(one.name, one.storage_name, one.content_type, one.size, one.sha256) for one in stored)
    is_new = False
    try:
        said = say_many([Saying(session.pk, "visitor", "", client_id, files=incoming)])[0]
        is_new = isinstance(said, Said) and said.is_new
    except (OperationalError, InterfaceError):
        is_new = True  # the commit may have gone through all the same: rather a file too many than one too few
        return _answer(refusal(LATER, session.language, client_id), 503)
    finally:
        if not is_new:  # what was not kept, or was there already
            for one in stored:
                default_storage.delete(one.storage_name)
    if isinstance(said, Refused):
        return _answer(refusal(said.why, session.language, client_id), 422)
    return _acked(client_id, [said.entry])


def _acked(client_id: str, entries: list[Entry]) -> HttpResponse:
    """entries: the one with that id, where the visitor said it."""
    if not entries or (entries[0]["id"], entries[0]["side"]) != (client_id, "visitor"):
        return _answer(refusal("taken", "sv", client_id), 422)
    return _answer({"type": "ack", "id": client_id, "seq": entries[0]["seq"], "at": entries[0]["at"]}, 200)


def _too_big(language: str) -> dict[str, Any]:
    return refusal("too_big", language)


@open_when_unknown
def _may_send(ip: str) -> bool:
    return allowed("chat-files", place_of(ip), most=SENT_MAX[0], seconds=SENT_MAX[1])


def _answer(frame: dict[str, Any], status: int) -> HttpResponse:
    return JsonResponse(frame, status=status, json_dumps_params={"ensure_ascii": False})


@require_safe
def chat_file(request: HttpRequest, signed: str) -> HttpResponseBase:
    """fil/<signed>/: only what the visitor may see of that very chat. Whoever has the address may read it for an hour.

    A page of another website shows it as a picture, so it may be loaded from there.
    """
    link = read_file_link(signed)
    if link is None:
        raise Http404
    seen = {"message__chat_entry__session": link.session_id, "message__chat_entry__is_internal": False}
    found = get_object_or_404(Attachment, pk=link.attachment_id, **seen)
    try:
        response = attachment_response(
            found.storage_name,
            found.name,
            found.content_type,
            inline=True,
            part=request.headers.get("Range", ""),
        )
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
