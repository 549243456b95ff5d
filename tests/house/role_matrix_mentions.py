"""Rows of the role matrix: scanned letters."""

import io

from channels_in.models import Scan, ScanPage
from servicedesk.lib.files import store
from tests.factories import make_inbox
from tests.house.roles import Row, administrators, members


def letters(_things: object) -> list[object]:
    return [make_inbox(kind="letter").pk]


def scan(things: object) -> list[object]:
    """The pages of the attachment, made when they are first asked for."""
    attachment = things.attachment  # type: ignore[attr-defined]
    if not Scan.objects.filter(attachment_id=attachment).exists():
        found = Scan.objects.create(attachment_id=attachment, state="ready", total=1)
        kept = store(io.BytesIO(b"\xff\xd8\xff"), "1.jpg")
        page = {"storage_name": kept.storage_name, "content_type": kept.content_type, "size": 3}
        ScanPage.objects.create(scan=found, number=1, width=1, height=1, **page)
    return [attachment]


def scan_page(things: object) -> list[object]:
    return [*scan(things), 1]


SCANS: dict[str, Row] = {
    "settings_inbox_scans": administrators(args=letters),
    "scan": members(args=scan),
    "scan_picture": members(args=scan_page),
}
