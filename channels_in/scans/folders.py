"""The folders scanners write into: SCAN_DIR/<inbox>/, and in it done/ and failed/. No database here."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings

from servicedesk.lib.files import shown_name
from tickets.models import Inbox

DONE, FAILED = "done", "failed"
# Names programs give what they are still writing.
_UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".lock", "~")

Mark = tuple[int, int, int, int]  # device, inode, size in bytes, time of the last change in nanoseconds


class NotAFile(OSError):
    """A folder, a link, a pipe, or nothing any more."""


def folder_of(inbox: Inbox) -> Path:
    return Path(settings.SCAN_DIR) / inbox.slug


def waiting_in(folder: Path) -> Iterator[Path]:
    """What may be a scanned file, by name. Raises OSError. Links are never followed: they lead elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    with os.scandir(folder) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.is_file(follow_symlinks=False)
            and not entry.name.startswith(".")
            and not entry.name.lower().endswith(_UNFINISHED)
        ]
    return (folder / name for name in sorted(names))


def opened(path: Path) -> IO[bytes]:
    """Open a plain file for reading. Raises NotAFile, and OSError when it may not be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise NotAFile(str(path)) from error
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise NotAFile(str(path))
    return file


def mark_of(place: Path | IO[bytes]) -> Mark:
    """What changes when somebody writes to the file, or puts another in its place."""
    found = place.lstat() if isinstance(place, Path) else os.fstat(place.fileno())
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def digest_of(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(1 << 20):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def is_whole(file: IO[bytes], name: str) -> bool:
    """Whether a PDF has its end; what is no PDF cannot be told."""
    if not name.lower().endswith(".pdf"):
        return True
    size = os.fstat(file.fileno()).st_size
    end = os.pread(file.fileno(), 2_048, max(0, size - 2_048))
    return b"%%EOF" in end


def put_away(path: Path, mark: Mark, into: str, digest: str, reason: str = "") -> None:
    """Move what was taken to done/ or failed/, where reason stands beside it. Raises OSError.

    The name tells the content too, so that two letters called scan.pdf do not take each other's place. What came to
    the same name in the meantime is put back: it has not been taken yet.
    """
    folder = path.parent / into
    folder.mkdir(exist_ok=True)
    name = shown_name(path.name)
    stem, ending = os.path.splitext(name)
    target = folder / f"{stem}-{digest[:12]}{ending}"
    if reason:
        target.with_name(f"{target.name}.txt").write_text(f"{name}\n{reason}\n", encoding="utf-8")
    with suppress(FileNotFoundError):  # another watcher was faster
        path.rename(target)
        if mark_of(target)[2:] != mark[2:]:  # some network disks give a moved file another inode
            target.rename(path.parent / f"{digest[12:20]}-{path.name}")
