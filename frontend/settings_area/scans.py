"""The folder of an inbox for letters or faxes: where scanners write to, and how it was found last."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from channels_in.models import RawInbound, ScanFolder
from channels_in.scans.channel import SCANNED
from channels_in.scans.folders import folder_of
from frontend.people import administrators_only
from frontend.settings_area.pages import show
from tickets.models import Inbox

HERE = "settings_inboxes"
SILENT_AFTER = timedelta(minutes=5)
SHOWN = 10


@administrators_only
@require_safe
def folder(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk, kind__in=SCANNED)
    known = ScanFolder.objects.filter(inbox=inbox).first()
    rows = RawInbound.objects.filter(inbox=inbox).select_related("message__ticket").defer("body", "message__search")
    context = {
        "inbox": inbox,
        "folder": folder_of(inbox) if settings.SCAN_DIR else None,
        "known": known,
        "is_watched": known is not None and timezone.now() - known.looked_at < SILENT_AFTER,
        "rows": rows.order_by("-received_at", "-pk")[:SHOWN],
        "size_max": settings.SCAN_MAX_BYTES,
    }
    return show(request, "scan_folder", context, here=HERE)
