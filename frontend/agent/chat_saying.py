"""Saying something in a chat by a form: with files, and in a browser without scripts. The rest goes by the socket."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chat.actions.note import note_in_chat
from chat.actions.say import Refused, Saying, say_many
from chat.agent_frames import TEXT_MAX
from chat.agent_parts import parts_of
from chat.models import ChatSession
from frontend.agent.chat import chat_or_404
from frontend.agent.request import AgentRequest
from tickets.actions.attach import check_limits, store_upload
from tickets.actions.errors import ActionError
from tickets.incoming import IncomingFile

ID_MAX = 80


@login_required
@require_POST
def chat_messages(request: AgentRequest, pk: int) -> HttpResponse:
    """Say it to the visitor: {"type": "ack", "session", "id", "seq", "at"}, or {"type": "refused", ..., "text"}."""
    session = chat_or_404(request, pk)
    part = parts_of(request.user, [session.pk]).get(session.pk)
    if part is None or not part.may_say:
        return _refused(request, session, "unknown", "")
    try:
        files = tuple(_files(request))
    except ActionError as error:
        return _refused(request, session, "file", str(error))
    text, client_id = request.POST.get("body", "")[:TEXT_MAX], request.POST.get("id", "")[:ID_MAX]
    [said] = say_many([Saying(session.pk, "agent", text, client_id, agent_id=request.user.pk, files=files)])
    if isinstance(said, Refused):
        return _refused(request, session, said.why, said.text)
    return _said(request, session, said.entry["seq"], said.entry["at"])


@login_required
@require_POST
def chat_notes(request: AgentRequest, pk: int) -> HttpResponse:
    """The same, to colleagues only."""
    session = chat_or_404(request, pk)
    text, client_id = request.POST.get("body", "")[:TEXT_MAX], request.POST.get("id", "")[:ID_MAX]
    try:
        entry = note_in_chat(session, by=request.user, text=text, client_id=client_id)
    except ActionError as error:
        return _refused(request, session, "empty", str(error))
    return _said(request, session, entry["seq"], entry["at"])


def _files(request: AgentRequest) -> list[IncomingFile]:
    uploads = request.FILES.getlist("files")
    check_limits(uploads)
    stored = [store_upload(upload) for upload in uploads]
    return [IncomingFile(one.name, one.storage_name, one.content_type, one.size, one.sha256) for one in stored]


def _said(request: AgentRequest, session: ChatSession, seq: int, at: str) -> HttpResponse:
    if not request.htmx:
        return redirect("console_session", pk=session.pk)
    known = {"session": session.pk, "id": request.POST.get("id", "")[:ID_MAX]}
    return JsonResponse({"type": "ack", **known, "seq": seq, "at": at})


def _refused(request: AgentRequest, session: ChatSession, why: str, text: str) -> HttpResponse:
    if not request.htmx:
        messages.error(request, text)
        return redirect("console_session", pk=session.pk)
    known = {"session": session.pk, "id": request.POST.get("id", "")[:ID_MAX]}
    return JsonResponse({"type": "refused", **known, "why": why, "text": text}, status=422)
