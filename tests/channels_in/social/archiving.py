"""What the tests of the archive share: half-years, things said in May, and the archive read back."""

import io
import json
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

from channels_in.models import SocialItem
from channels_in.social.archive import write_archive
from channels_in.social.halves import Half
from tests.fakes.social_door import came
from tickets.models import Inbox

SPRING, AUTUMN = Half(2026, 1), Half(2026, 2)
MAY, AFTER = "2026-05-04T10:00:00+02:00", datetime(2026, 7, 2, 3, 13, tzinfo=UTC)
NUMBER = "19640823-3234"  # an example of Skatteverket's


def said(page: Inbox, id: str = "1", text: str = "Lampan är trasig", **given: Any) -> SocialItem:
    came(page, id=id, text=text, **{"at": MAY, **given})
    return SocialItem.objects.get(inbox=page, external_id=id)


def archive_of(page: Inbox, half: Half = SPRING) -> tuple[str, list[dict[str, Any]]]:
    """The page and the table."""
    file = io.BytesIO()
    write_archive(page, half, file, now=AFTER)
    with ZipFile(file) as archive:
        return archive.read("index.html").decode(), json.loads(archive.read("items.json"))


def texts(page: Inbox, half: Half = SPRING) -> list[str]:
    return [one["text"] for one in archive_of(page, half)[1]]
