"""Files found inside what came in: stored before their message is written, and removed again when it is not."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError

from servicedesk.lib.files import store
from tickets.incoming import IncomingFile, IncomingMessage


@contextmanager
def stored_files(incoming: IncomingMessage) -> Iterator[tuple[IncomingMessage, Callable[[], None]]]:
    """Store those files that hold their content, and give the message with stored ones and a function that keeps them.

    What is not kept by the end of the block is removed, whatever ended it. Raises OSError when nothing can be stored.
    """
    written: list[str] = []
    try:
        files = tuple(_stored(file, written) for file in incoming.files)
        yield (replace(incoming, files=files) if written else incoming), written.clear
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
    found = store(io.BytesIO(file.content), file.name)
    written.append(found.storage_name)
    return IncomingFile(
        name=found.name,
        storage_name=found.storage_name,
        content_type=found.content_type,
        size=found.size,
        sha256=found.sha256,
        content_id=file.content_id,
    )
