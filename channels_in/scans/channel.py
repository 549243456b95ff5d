"""The door for letters and faxes that somebody has scanned. Answers leave by e-mail, or on paper (contact log)."""

from django.utils.translation import gettext_noop

from channels_in.base import CannotRead, ChannelError
from channels_in.models import RawInbound, Scan
from channels_in.scans.reading import TYPES, read_scan
from channels_in.scans.subjects import subject_of
from servicedesk.lib.files import content_type_of, shown_name
from servicedesk.lib.queueing import enqueue
from tickets.incoming import IncomingFile, IncomingMessage
from tickets.models import ChannelKind, Message

MAKE_PAGES = "channels_in.make_scan_pages"
SCANNED = (ChannelKind.LETTER, ChannelKind.FAX)
NOT_SCANNED = gettext_noop("The file is neither a PDF nor a picture (TIFF, JPEG, PNG).")


class ScanChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage:
        """body is the file, envelope {"name"}; or {"name", "problem"} of one that was not taken in. The text is the
        file's own, if it has any. Raises CannotRead.
        """
        content = bytes(raw.body)
        content_type = content_type_of(content[:8192])
        if problem := raw.envelope.get("problem"):
            raise CannotRead(str(problem))
        if content_type not in TYPES:
            raise CannotRead(NOT_SCANNED)
        text = read_scan(content, content_type, pictures=False).text
        name = shown_name(str(raw.envelope.get("name") or ""))
        return IncomingMessage(
            channel=raw.inbox.kind,
            subject=subject_of(text, raw.inbox.kind, raw.received_at),
            text=text,
            received_at=raw.received_at,
            files=(IncomingFile(name, "", content_type, len(content), "", content=content),),
        )

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        """Its pages are pictures a little later; not of what the scanner of files has set aside after all."""
        file = incoming.files[0]
        if file.content_type in TYPES:
            scan = Scan.objects.create(attachment=message.attachments.get(storage_name=file.storage_name))
            enqueue(MAKE_PAGES, scan_id=scan.pk)

    def send(self, message: Message) -> None:
        raise ChannelError("a scanned letter has no way back of its own", permanent=True)
