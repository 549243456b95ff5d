"""Files from outside: stored under generated names, their type found from the content, shown safely."""

import codecs
import hashlib
import os
import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import IO, Any

import puremagic
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

from servicedesk.lib import scanning
from servicedesk.lib.text import clean

NAME_MAX = 150
UNKNOWN_TYPE = "application/octet-stream"
# Raster images and PDF may be shown in a page's frame; everything else is only ever downloaded.
INLINE_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})
_HEAD_BYTES = 8192
_BAD_IN_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
_IMAGE_HEADS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    name: str  # to show
    storage_name: str  # where it lies, generated
    content_type: str  # found from the content
    size: int  # bytes
    sha256: str


def shown_name(name: str) -> str:
    """Return a file name fit to show and to suggest for a download: no path, no control or invisible characters."""
    if len(name) > 2000:
        name = name[:1000] + name[-1000:]
    name = unicodedata.normalize("NFC", clean(name)).replace("\n", " ")
    name = _BAD_IN_NAME.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    if len(name) > NAME_MAX:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[: NAME_MAX - 12]}…{dot}{ending}" if dot and len(ending) <= 8 else name[:NAME_MAX]
    return name or "fil"


def content_type_of(head: bytes) -> str:
    """Return the media type the first bytes show; what a sender claims counts for nothing."""
    for start, media_type in _IMAGE_HEADS:
        if head.startswith(start):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if not head:
        return UNKNOWN_TYPE
    try:
        found = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    # Types a browser would run are never named; they are downloaded as plain bytes.
    if found and not re.search(r"html|svg|xml|script|shockwave", found):
        return str(found)[:100]
    return "text/plain" if _is_text(head) else UNKNOWN_TYPE


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut off
    except UnicodeDecodeError:
        return False
    return True


def store(content: "IO[bytes] | File[Any]", name: str) -> StoredFile:
    """Write content to the storage under a generated name and return what it is.

    On a local disk the bytes are synced before this returns: what is stored may be promised to the sender. Raises
    scanning.FileInfected, and scanning.ScannerAway (an OSError, as when the disk is full): then nothing is kept.
    """
    scanning.check(content)
    content.seek(0)
    head = content.read(_HEAD_BYTES)
    content.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(1 << 20):
        digest.update(chunk)
        size += len(chunk)
    content.seek(0)
    storage_name = default_storage.save(f"{timezone.now():%Y/%m}/{secrets.token_hex(16)}", File(content))
    if isinstance(default_storage, FileSystemStorage) or hasattr(default_storage, "path"):
        _sync(default_storage.path(storage_name))
    return StoredFile(
        name=shown_name(name),
        storage_name=storage_name,
        content_type=content_type_of(head),
        size=size,
        sha256=digest.hexdigest(),
    )


def _sync(path: str) -> None:
    for target in (path, os.path.dirname(path)):
        descriptor = os.open(target, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
