"""Files sent from the chat's own page, and how much one network place may send from it."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile

from channels_in.webform.limits import open_when_unknown, place_of
from servicedesk.lib.ratelimit import allowed
from tickets.actions.attach import store_upload
from tickets.incoming import IncomingFile

SAID_PER_PLACE = (120, 600)  # messages and seconds: a library's forty people share one


def stored_files(uploads: "Iterable[UploadedFile[bytes]]") -> tuple[IncomingFile, ...]:
    """Store what was sent; its type is found from the content."""
    stored = [store_upload(upload) for upload in uploads]
    return tuple(IncomingFile(one.name, one.storage_name, one.content_type, one.size, one.sha256) for one in stored)


@open_when_unknown
def may_say(ip: str) -> bool:
    """Count one message; whether it may be received."""
    return allowed("chat-page", place_of(ip), most=SAID_PER_PLACE[0], seconds=SAID_PER_PLACE[1])
