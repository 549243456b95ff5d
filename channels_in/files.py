"""Files found inside what came in: stored before their message is written, and removed again when it is not."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from servicedesk.lib.files import StoredFile, shown_name, store
from servicedesk.lib.scanning import FileInfected
from tickets.incoming import IncomingFile, IncomingMessage


@contextmanager
def stored_files(incoming: IncomingMessage) -> Iterator[tuple[IncomingMessage, Callable[[], None]]]:
    """Store those files that hold their content, and give the message with stored ones and a function that keeps them.

    What is not kept by the end of the block is removed, whatever ended it. Raises OSError when nothing can be stored.
    """
    with removed_unless_kept() as written:
        files = tuple(_stored(file, written) for file in incoming.files)
        yield (replace(incoming, files=files) if written else incoming), written.clear


@contextmanager
def removed_unless_kept() -> Iterator[list[str]]:
    """Give a list for the storage names of what is written; what stands in it by the end of the block is removed."""
    written: list[str] = []
    try:
        yield written
    except (OperationalError, InterfaceError):
        written.clear()  # the commit may have gone through all the same: rather a file too many than one too few
        raise
    finally:
        for name in written:
            with suppress(OSError):
                default_storage.delete(name)


def _stored(file: IncomingFile, written: list[str]) -> IncomingFile:
    if file.storage_name:
        return file
    found = _clean_or_notice(file)
    written.append(found.storage_name)
    return IncomingFile(
        name=found.name,
        storage_name=found.storage_name,
        content_type=found.content_type,
        size=found.size,
        sha256=found.sha256,
        content_id=file.content_id,
    )


def _clean_or_notice(file: IncomingFile) -> StoredFile:
    """Store it; what the scanner found something in is set aside, and a text says so in its place.

    The mail as it came is kept with the message (RawInbound), so nothing is lost. Raises ScannerAway while the scanner
    is away: the mail is read again until it answers.
    """
    try:
        return store(io.BytesIO(file.content), file.name)
    except FileInfected as error:
        name = shown_name(file.name)
        text = _(
            "The attachment “%(name)s” (%(size)d bytes) was set aside: the scanner found malware in it (%(found)s).\n"
            "The mail as it came is kept with the message. Do not open the attachment from there."
        ) % {"name": name, "size": len(file.content), "found": error.found}
        return store(io.BytesIO(text.encode()), f"{name}.txt")
