"""Pictures of a scanned file's pages, made by a job: the ticket is there before them."""

import io
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction

from channels_in.base import CannotRead
from channels_in.models import Scan, ScanPage
from channels_in.scans.channel import MAKE_PAGES
from channels_in.scans.reading import Page, ReadScan, read_scan
from servicedesk.lib.files import store
from servicedesk.lib.queueing import enqueue

ASKED_AGAIN_AFTER = timedelta(minutes=30)
MOST_TRIES = 5


def make_pages(scan_id: int) -> None:
    """Write the pages once. What cannot be shown says why. Raises OSError while the storage is away."""
    scan = Scan.objects.select_related("attachment").filter(pk=scan_id, state=Scan.State.WAITING).first()
    if scan is None:
        return
    Scan.objects.filter(pk=scan_id).update(tries=scan.tries + 1)
    try:
        with default_storage.open(scan.attachment.storage_name) as stored:
            read = read_scan(stored.read(), scan.attachment.content_type, pictures=True)
    except CannotRead as error:
        Scan.objects.filter(pk=scan_id).update(state=Scan.State.FAILED, reason=str(error)[:200])
        return
    _write(scan, read)


def _write(scan: Scan, read: ReadScan) -> None:
    written: list[str] = []
    try:
        rows = [_page(scan, number, page, written) for number, page in enumerate(read.pages, 1) if page.picture]
        with transaction.atomic():
            if Scan.objects.select_for_update().get(pk=scan.pk).state == Scan.State.WAITING:
                ScanPage.objects.bulk_create(rows)
                Scan.objects.filter(pk=scan.pk).update(state=Scan.State.READY, total=read.total)
                written = []
    finally:
        for name in written:
            default_storage.delete(name)


def _page(scan: Scan, number: int, page: Page, written: list[str]) -> ScanPage:
    kept = store(io.BytesIO(page.picture), f"{number}.jpg")
    written.append(kept.storage_name)
    return ScanPage(
        scan=scan,
        number=number,
        text=page.text,
        storage_name=kept.storage_name,
        content_type=kept.content_type,
        size=kept.size,
        width=page.width,
        height=page.height,
    )


def ask_again(now: datetime) -> None:
    """For scans whose job is gone (a job table restored, a job deleted). One that ends every worker is given up."""
    late = Scan.objects.filter(state=Scan.State.WAITING, asked_at__lt=now - ASKED_AGAIN_AFTER)
    late.filter(tries__gte=MOST_TRIES).update(state=Scan.State.FAILED)
    for pk in late.filter(tries__lt=MOST_TRIES).values_list("pk", flat=True)[:100]:
        Scan.objects.filter(pk=pk).update(asked_at=now)
        enqueue(MAKE_PAGES, scan_id=pk)
