"""Files on their way into a message."""

from collections.abc import Iterable

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from servicedesk.lib import files
from servicedesk.lib.scanning import FileInfected, ScannerAway
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingFile
from tickets.models import Attachment, Draft, Message


def check_limits(uploads: "Iterable[UploadedFile[bytes]]", already: int = 0) -> None:
    """Raise InvalidChange with a sentence that names the file when a limit of the settings is passed."""
    uploads = list(uploads)
    most, largest = settings.ATTACHMENTS_MAX_COUNT, settings.ATTACHMENT_MAX_BYTES
    if already + len(uploads) > most:
        raise InvalidChange(
            ngettext("You can attach at most %(count)d file.", "You can attach at most %(count)d files.", most)
            % {"count": most}
        )
    for upload in uploads:
        if (upload.size or 0) > largest:
            raise InvalidChange(
                _("The file “%(name)s” is %(size)d MB. It may be at most %(most)d MB.")
                % {
                    "name": files.shown_name(upload.name or ""),
                    "size": -(-(upload.size or 0) // 1_000_000),
                    "most": largest // 1_000_000,
                }
            )


def store_upload(upload: "UploadedFile[bytes]") -> files.StoredFile:
    """Write what somebody has sent to the storage. Raises InvalidChange where the scanner says no, or nothing."""
    try:
        return files.store(upload, upload.name or "")
    except (FileInfected, ScannerAway) as error:
        name = files.shown_name(upload.name or "")
        raise InvalidChange(_("“%(name)s”: %(why)s") % {"name": name, "why": error}) from error


def attach_to_draft(draft: Draft, upload: "UploadedFile[bytes]") -> Attachment:
    """Keep a file with a draft until it is sent. Raises InvalidChange."""
    check_limits([upload], already=draft.attachments.count())
    stored = store_upload(upload)
    return Attachment.objects.create(
        draft=draft,
        name=stored.name,
        storage_name=stored.storage_name,
        content_type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def attach_incoming(message: Message, incoming: Iterable[IncomingFile]) -> None:
    """Tie files that are stored already to a new message."""
    Attachment.objects.bulk_create([attachment_of(message, file) for file in incoming])


def attachment_of(message: Message, file: IncomingFile) -> Attachment:
    """Return the row, not yet written, of a file that is stored already."""
    return Attachment(
        message=message,
        name=file.name,
        storage_name=file.storage_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        content_id=file.content_id[:255],
    )


def move_draft_files(draft: Draft, message: Message) -> None:
    draft.attachments.update(draft=None, message=message)
