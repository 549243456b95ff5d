"""What came in and did not become a ticket: why, the thing itself, and two ways on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from channels_in.intake import process
from channels_in.models import RawInbound
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import WAITING, listed, show
from servicedesk.lib.files import shown_name
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent

HERE = "settings_set_aside"
SHOWN = 20_000  # bytes of the thing itself on the page; all of it is in the file


@administrators_only
@require_safe
def raw_list(request: HttpRequest) -> HttpResponse:
    rows = RawInbound.objects.filter(state__in=WAITING).select_related("inbox").defer("body")
    return show(request, "set_aside", listed(request, rows, ("-received_at", "-id")), here=HERE)


@administrators_only
@require_safe
def raw(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(RawInbound.objects.select_related("inbox"), pk=pk, state__in=WAITING)
    record("raw_inbound.read", by=signed_in(request), about=found)
    body = bytes(found.body)
    text = body[:SHOWN].decode("utf-8", errors="replace").replace("\x00", "\ufffd")
    return show(request, "set_aside_item", {"raw": found, "text": text, "is_cut": len(body) > SHOWN}, here=HERE)


@administrators_only
@require_safe
def raw_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as they came, as a file that no browser shows or runs."""
    found = get_object_or_404(RawInbound, pk=pk, state__in=WAITING)
    record("raw_inbound.downloaded", by=signed_in(request), about=found)
    name = shown_name(found.envelope["name"]) if found.envelope.get("name") else f"raw-{found.pk}.bin"
    return HttpResponse(
        bytes(found.body),
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
    )


@administrators_only
@require_POST
def trying(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it once more, filters and all."""
    return _processed(request, pk, by=signed_in(request), even_if_set_aside=False)


@administrators_only
@require_POST
def making(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a ticket of it whatever the filters say."""
    return _processed(request, pk, by=signed_in(request), even_if_set_aside=True)


def _processed(request: HttpRequest, pk: int, *, by: Agent, even_if_set_aside: bool) -> HttpResponse:
    found = get_object_or_404(RawInbound, pk=pk, state__in=WAITING)
    record("raw_inbound.tried_again", by=by, about=found, even_if_set_aside=even_if_set_aside)
    if not even_if_set_aside:
        # Set aside is a decision that process() keeps; trying again means deciding anew.
        RawInbound.objects.filter(pk=pk, state=RawInbound.State.SET_ASIDE).update(state=RawInbound.State.WAITING)
    try:
        received = process(pk, even_if_set_aside=even_if_set_aside)
    except Exception:
        received = None
    if received is not None:
        number = received.ticket.shown_number
        messages.success(request, _("It is now in ticket %(number)s.") % {"number": number})
        return redirect(HERE)
    fresh = RawInbound.objects.get(pk=pk)
    if fresh.state == RawInbound.State.DONE:
        messages.success(request, _("It is in a ticket already."))
        return redirect(HERE)
    if fresh.state == RawInbound.State.WAITING:
        RawInbound.objects.filter(pk=pk, state=RawInbound.State.WAITING).update(state=RawInbound.State.FAILED)
    messages.error(request, _("It did not work: %(reason)s") % {"reason": fresh.reason})
    return redirect("settings_set_aside_item", pk)
