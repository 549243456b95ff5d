"""Addresses under which a visitor fetches a file of their chat: signed, and good for an hour."""

from typing import NamedTuple
from uuid import UUID

from django.core import signing

VALID_FOR = 3600  # seconds
_signer = signing.TimestampSigner(salt="chat.files")


class FileLink(NamedTuple):
    session_id: int
    attachment_id: UUID


def file_url(session_id: int, attachment_id: UUID) -> str:
    """Return the path; the window puts our host before it."""
    return f"/chat/fil/{_signer.sign(f'{session_id}.{attachment_id.hex}')}/"


def read_file_link(signed: str) -> FileLink | None:
    """Return what a link of ours names, or None when it is made up or older than an hour."""
    try:
        session, _dot, attachment = _signer.unsign(signed[:200], max_age=VALID_FOR).partition(".")
        return FileLink(int(session), UUID(attachment))
    except (signing.BadSignature, UnicodeError, ValueError):
        return None
