"""Sending an answer or a note, and keeping what is being written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from channels_in.delivery import retry_by_hand
from frontend.agent.answering import answer_with_ticket, seen_version
from frontend.agent.composer import composer_context
from frontend.agent.request import AgentRequest, find_ticket, ticket_or_404
from frontend.agent.ticket_context import ticket_context
from servicedesk.lib.when import clock
from tickets.actions.attach import attach_to_draft
from tickets.actions.drafts import discard_draft, remove_draft_file, save_draft, was_just_said
from tickets.actions.errors import ActionError, InvalidChange, StaleTicket
from tickets.actions.note import note
from tickets.actions.reply import reply, said_already
from tickets.models import Attachment, Draft, Message, Ticket
from tickets.queries import messages_visible_to
from tickets.statuses import Status

_KINDS = {"svar": Draft.Kind.REPLY, "anteckning": Draft.Kind.NOTE}


@login_required
@require_POST
def ticket_message(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Send. First the text is kept as a draft, so that whatever refuses it afterwards loses nothing."""
    found = ticket_or_404(request, number)
    which = _kind(kind)
    body = request.POST.get("body", "")
    if said_already(found, request.POST.get("client_key", "")[:80]):  # the same form, sent twice
        return _sent(request, number, which)
    save_draft(found, by=request.user, kind=which, body=body)
    try:
        _attach_all(request, found, which)
        _send(request, found, which, body)
        # Of two clicks at once the later one finds it said already: what was kept for it goes too.
        discard_draft(found, by=request.user, kind=which)
    except ActionError as error:
        status = 409 if isinstance(error, StaleTicket) else 422
        return _refused(request, number, which, str(error), status, came_in_meanwhile=status == 409)
    return _sent(request, number, which)


def _kind(name: str) -> Draft.Kind:
    if name not in _KINDS:
        raise Http404
    return _KINDS[name]


def _send(request: AgentRequest, ticket: Ticket, kind: Draft.Kind, body: str) -> None:
    key = request.POST.get("client_key", "")[:80]
    if kind == Draft.Kind.NOTE:
        note(ticket, by=request.user, body=body, client_key=key)
        return
    wanted = request.POST.get("then_status") or None
    if wanted is not None and wanted not in Status.values:
        raise InvalidChange(_("There is no such status."))
    # Sending anyway, after having seen what came in meanwhile, carries the newer version.
    reply(ticket, by=request.user, body=body, then_status=wanted, seen_version=seen_version(request), client_key=key)


def _attach_all(request: AgentRequest, ticket: Ticket, kind: Draft.Kind) -> None:
    """Files sent with the form itself, by a browser without scripts."""
    draft = Draft.objects.get(ticket=ticket, agent=request.user, kind=kind)
    for upload in request.FILES.getlist("files"):
        attach_to_draft(draft, upload)


def _refused(
    request: AgentRequest, number: int, kind: str, why: str, status: int, *, came_in_meanwhile: bool
) -> HttpResponse:
    found = ticket_or_404(request, number)
    context = ticket_context(request, found) | composer_context(
        request, found, kind=kind, composer_error=why, came_in_meanwhile=came_in_meanwhile
    )
    template = "ticket_after_sending.html" if request.htmx else "ticket.html"
    return render(request, f"frontend/agent/{template}", context, status=status)


def _sent(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    found = find_ticket(request, number)
    if found is None or not request.htmx:
        return answer_with_ticket(request, number)
    context = ticket_context(request, found) | composer_context(request, found, just_sent=kind)
    return render(request, "frontend/agent/ticket_after_sending.html", context)


@login_required
@require_POST
def ticket_draft(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Keep what is being written. Answers {"saved": "09:31"}; an empty text without files throws the draft away."""
    found = ticket_or_404(request, number)
    which = _kind(kind)
    body = request.POST.get("body", "")
    if was_just_said(found, by=request.user, body=body):
        return JsonResponse({"saved": clock(timezone.now())})
    draft = save_draft(found, by=request.user, kind=which, body=body)
    if not body.strip() and not draft.attachments.exists():
        discard_draft(found, by=request.user, kind=which)
    return JsonResponse({"saved": clock(draft.updated_at)})


@login_required
@require_POST
def ticket_draft_files(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Keep files with the draft at once; answers with the draft's list of files."""
    found = ticket_or_404(request, number)
    which = _kind(kind)
    draft, _made = Draft.objects.get_or_create(ticket=found, agent=request.user, kind=which)
    errors: list[str] = []
    uploads: list[UploadedFile[bytes]] = request.FILES.getlist("files")
    for upload in uploads:
        try:
            attach_to_draft(draft, upload)
        except InvalidChange as error:
            errors.append(str(error))
    return _draft_files(request, found, draft, kind, errors)


@login_required
@require_POST
def ticket_draft_file_removal(request: AgentRequest, number: int, kind: str, attachment_id: str) -> HttpResponse:
    found = ticket_or_404(request, number)
    draft = get_object_or_404(Draft, ticket=found, agent=request.user, kind=_kind(kind))
    remove_draft_file(get_object_or_404(Attachment, pk=attachment_id, draft=draft))
    if not request.htmx:
        return redirect("ticket", number=number)
    return _draft_files(request, found, draft, kind, [])


def _draft_files(request: AgentRequest, ticket: Ticket, draft: Draft, kind: str, errors: list[str]) -> HttpResponse:
    context = {"ticket": ticket, "draft": draft, "kind": kind, "errors": errors}
    return render(request, "frontend/agent/draft_files.html", context, status=422 if errors else 200)


@login_required
@require_POST
def message_delivery(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """Ask for a failed message to be sent again."""
    found = ticket_or_404(request, number)
    message: Message = get_object_or_404(messages_visible_to(request.user, found), pk=message_id)
    if not retry_by_hand(message, by=request.user):
        messages.error(request, _("The message is already on its way."))
    return answer_with_ticket(request, number)
