"""The archive of a public account: half a year of what was said there and what was done with it, as one zip file.

index.html is read without scripts and without anything from outside; items.json says the same to a program;
SHA256SUMS has the sum of both. What was hidden, taken down or withdrawn is in it, with reasons, earlier texts and the
copies that were kept. Public text stays in it also when its ticket is confidential. Private messages (Messenger,
WhatsApp, Instagram, direct ones) are not: only items that are public.
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import translation

from channels_in.social.archive_facts import facts_of, items_of
from channels_in.social.halves import Half
from tickets.models import Inbox

PAGE, TABLE, SUMS = "index.html", "items.json", "SHA256SUMS"


def write_archive(inbox: Inbox, half: Half, target: IO[bytes], *, now: datetime) -> int:
    """Write the zip file, in the municipality's language, and return how many items it holds.

    Goes through two temporary files, so that neither the items nor the page are ever in memory as a whole.
    """
    with (
        translation.override(settings.LANGUAGE_CODE),
        TemporaryFile() as threads,
        TemporaryFile() as table,
        ZipFile(target, "w", ZIP_DEFLATED) as archive,
    ):
        count = _write_items(inbox, half, threads, table)
        head, tail = _frame(inbox, half, now, count)
        sums = [_add(archive, PAGE, head, threads, tail), _add(archive, TABLE, b"", table, b"")]
        archive.writestr(SUMS, "".join(sums))
    return count


def _write_items(inbox: Inbox, half: Half, threads: IO[bytes], table: IO[bytes]) -> int:
    count, thread = 0, None
    for count, facts in enumerate(facts_of(items_of(inbox, half)), start=1):
        if facts["thread"] != thread:
            threads.write(b"</section>\n" if thread is not None else b"")
            threads.write(b"<section>\n")
            threads.write(render_to_string("social/archive_thread.html", {"first": facts}).encode())
            thread = facts["thread"]
        threads.write(render_to_string("social/archive_item.html", {"item": facts}).encode())
        table.write(b"[\n" if count == 1 else b",\n")
        table.write(json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False).encode())
    threads.write(b"</section>\n" if count else b"")
    table.write(b"\n]\n" if count else b"[]\n")
    return count


def _frame(inbox: Inbox, half: Half, now: datetime, count: int) -> tuple[bytes, bytes]:
    """The page before and after its threads."""
    place = secrets.token_hex(16)
    context = {
        "inbox": inbox,
        "half": half,
        "now": now,
        "count": count,
        "is_whole": now >= half.ends,
        "threads": place,
        "language": settings.LANGUAGE_CODE,
    }
    head, _place, tail = render_to_string("social/archive.html", context).partition(place)
    return head.encode(), tail.encode()


def _add(archive: ZipFile, name: str, head: bytes, middle: IO[bytes], tail: bytes) -> str:
    """Put a file into the archive and return its line for SHA256SUMS."""
    middle.seek(0)
    with _summed(archive, name) as out:
        out.write(head)
        shutil.copyfileobj(middle, out)
        out.write(tail)
    return f"{out.digest.hexdigest()}  {name}\n"


class _Summed:
    """What is written goes on, and into the sum."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        return self.file.write(piece)


@contextmanager
def _summed(archive: ZipFile, name: str) -> Iterator[_Summed]:
    with archive.open(name, "w", force_zip64=True) as file:
        yield _Summed(file)
