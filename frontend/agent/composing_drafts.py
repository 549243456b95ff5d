"""Keeping what is being written: its text, to whom, its files; and what another page of the same agent had kept."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from frontend.agent.answering import answer_with_ticket
from frontend.agent.composer import composer_context, leaving_by
from frontend.agent.composer_checks import check
from frontend.agent.composer_fields import read_fields
from frontend.agent.composing import kind_or_404
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.ticket_context import ticket_context
from servicedesk.lib.when import clock
from tickets.actions.attach import attach_to_draft
from tickets.actions.drafts import (
    OTHER,
    discard_draft,
    drop_other,
    is_empty,
    remove_draft_file,
    save_draft,
    swap_draft,
    was_just_said,
)
from tickets.actions.errors import InvalidChange
from tickets.models import Attachment, Draft, Ticket


@login_required
@require_POST
def ticket_draft(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Keep what is being written. Answers {"saved": "09:31", "version", "other": whether there is another text,
    "check": HTML}; an empty text without files throws the draft away.
    """
    found, which = ticket_or_404(request, number), kind_or_404(kind)
    body = request.POST.get("body", "")
    if was_just_said(found, by=request.user, body=body):
        return JsonResponse({"saved": clock(timezone.now()), "version": "", "other": False, "check": ""})
    draft = _keep(request, found, which, body)
    answer: dict[str, Any] = {"saved": clock(draft.updated_at), "version": draft.updated_at.isoformat()}
    if is_empty(draft):
        discard_draft(found, by=request.user, kind=which)
    looked = check(body, found, by=request.user, kind=which, channel=_leaves_by(request, found, which))
    shown = render_to_string("frontend/agent/composer_check.html", {"found": looked}).strip()
    return JsonResponse({**answer, "other": OTHER in draft.options, "check": shown})


def _leaves_by(request: AgentRequest, ticket: Ticket, kind: Draft.Kind) -> str:
    return leaving_by(ticket, request.POST.get("channel", "")) if kind == Draft.Kind.REPLY else ""


def _keep(request: AgentRequest, ticket: Ticket, kind: str, body: str) -> Draft:
    fields = read_fields(request, ticket, kind)
    return save_draft(
        ticket,
        by=request.user,
        kind=kind,
        body=body,
        recipients=fields.recipients or (),
        options=fields.options,
        seen_at=_seen_at(request.POST.get("seen_at")),
    )


def _seen_at(given: str | None) -> datetime | None:
    """Which draft the page knows of; "" is none at all, and a page that says nothing is not asked."""
    if given == "":
        return datetime.min.replace(tzinfo=UTC)
    try:
        moment = parse_datetime((given or "")[:40])
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@login_required
@require_POST
def ticket_draft_other(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Take the other page's text, this one in its place (choice=take), or let it go (choice=drop)."""
    found, which = ticket_or_404(request, number), kind_or_404(kind)
    draft = get_object_or_404(Draft, ticket=found, agent=request.user, kind=which)
    if request.POST.get("choice") == "drop":
        drop_other(draft)
    else:
        swap_draft(draft)
    if not request.htmx:
        return answer_with_ticket(request, number)
    context = ticket_context(request, found) | composer_context(request, found, kind=str(which), taken_back=True)
    return render(request, "frontend/agent/composer.html", {**context, "oob": True})


@login_required
@require_POST
def ticket_draft_files(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Keep files with the draft at once; answers with the draft's list of files."""
    found, which = ticket_or_404(request, number), kind_or_404(kind)
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
    draft = get_object_or_404(Draft, ticket=found, agent=request.user, kind=kind_or_404(kind))
    remove_draft_file(get_object_or_404(Attachment, pk=attachment_id, draft=draft))
    if not request.htmx:
        return redirect("ticket", number=number)
    return _draft_files(request, found, draft, kind, [])


def _draft_files(request: AgentRequest, ticket: Ticket, draft: Draft, kind: str, errors: list[str]) -> HttpResponse:
    context = {"ticket": ticket, "draft": draft, "kind": kind, "errors": errors}
    return render(request, "frontend/agent/draft_files.html", context, status=422 if errors else 200)
