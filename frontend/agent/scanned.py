"""The pages of a scanned letter: pictures to look at one by one, the text of each, and the file itself a click away."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from channels_in.models import Scan, ScanPage
from channels_in.scans.channel import SCANNED
from frontend.agent.request import AgentRequest
from frontend.agent.timeline_rows import Said
from servicedesk.lib.file_response import attachment_response
from tickets.models import Direction
from tickets.queries import attachments_visible_to

PART = "frontend/agent/scan.html"


def scans_html(said: Sequence[Said]) -> dict[int, SafeString]:
    """The first page of each scanned letter among the messages, by the message's id; no query when there is none."""
    ids = [row.pk for row in said if row.channel in SCANNED and row.direction == Direction.IN and row.files]
    scans = Scan.objects.filter(attachment__message__in=ids).select_related("attachment") if ids else ()
    first = {page.scan_id: page for page in ScanPage.objects.filter(scan__in=scans, number=1)} if scans else {}
    return {
        scan.attachment.message_id or 0: mark_safe(render_to_string(PART, _context(scan, first.get(scan.pk), 1)))
        for scan in scans
    }


@login_required
@require_GET
def scan(request: AgentRequest, attachment_id: uuid.UUID) -> HttpResponse:
    """One page (?sida=2), as a part of the ticket's page or as a page of its own."""
    found = _scan(request, attachment_id)
    asked = request.GET.get("sida", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    page = found.pages.filter(number=number).first()
    if page is None and (number != 1 or found.state == Scan.State.READY):
        raise Http404
    template = PART if request.headers.get("HX-Request") else "frontend/agent/scan_page.html"
    return render(request, template, _context(found, page, number))


@login_required
@require_GET
def scan_picture(request: AgentRequest, attachment_id: uuid.UUID, number: int) -> HttpResponseBase:
    page = get_object_or_404(ScanPage, scan=_scan(request, attachment_id), number=number)
    try:
        return attachment_response(page.storage_name, f"{number}.jpg", page.content_type, inline=True)
    except FileNotFoundError as error:
        raise Http404 from error


def _scan(request: AgentRequest, attachment_id: uuid.UUID) -> Scan:
    rows = Scan.objects.select_related("attachment")
    return get_object_or_404(rows, attachment__in=attachments_visible_to(request.user).filter(pk=attachment_id))


def _context(found: Scan, page: ScanPage | None, number: int) -> dict[str, Any]:
    shown = found.pages.count() if found.state == Scan.State.READY else 0
    return {
        "scan": found,
        "file": found.attachment,
        "page": page,
        "number": number,
        "shown": shown,
        "previous": number - 1,
        "next": number + 1 if number < shown else 0,
        "is_more": 0 < shown < found.total,
    }
