"""Reading a mail that may be meant to hurt: in a process of its own, which is stopped when it takes too much.

Reading is linear by itself; this is the second lock. An ordinary mail is read here and now and costs nothing extra.
"""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from channels_in.email.parse_child import CPU_SECONDS
from channels_in.email.parsing import MailAddress, MailTooComplex, ParsedFile, ParsedMail, parse
from channels_in.email.parsing.parsed import SIZE_MAX

WALL_SECONDS = 10
# An ordinary mail has less of each. What has more is not refused, only read apart.
ORDINARY_BYTES = 5 * 1024 * 1024
ORDINARY_BOUNDARIES = 200  # lines that begin with "--"
ORDINARY_COMPOSITES = 40  # mentions of multipart/ and message/
ORDINARY_MARKUP = 200_000  # "<": elements of HTML
_ROOT = Path(__file__).resolve().parents[2]


def is_ordinary(raw: bytes) -> bool:
    """Whether a mail can be read in this process. Counts in the bytes, and understands nothing."""
    return (
        len(raw) <= ORDINARY_BYTES
        and raw.count(b"\n--") <= ORDINARY_BOUNDARIES
        and raw.count(b"multipart/") + raw.count(b"message/") <= ORDINARY_COMPOSITES
        and raw.count(b"<") <= ORDINARY_MARKUP
    )


def parse_within_limits(raw: bytes, *, received_at: datetime, authserv_id: str = "") -> ParsedMail:
    """As parse, within 5 s of CPU, 10 s by the clock and 512 MB when the mail is not ordinary.

    Raises MailTooComplex when it is over a limit; str() is the reason for the list of set-aside mail.
    """
    if len(raw) > SIZE_MAX:
        raise MailTooComplex(f"larger than {SIZE_MAX // 1024 // 1024} MB")
    if is_ordinary(raw):
        return parse(raw, received_at=received_at, authserv_id=authserv_id)
    return _parse_apart(raw, received_at, authserv_id)


def _parse_apart(raw: bytes, received_at: datetime, authserv_id: str) -> ParsedMail:
    given = json.dumps({"received_at": received_at.isoformat(), "authserv_id": authserv_id}).encode()
    try:
        child = subprocess.run(
            [sys.executable, "-m", "channels_in.email.parse_child"],
            input=b"%b\n%b" % (given, raw),
            capture_output=True,
            cwd=_ROOT,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MailTooComplex(f"took more than {WALL_SECONDS} seconds to read") from error
    if child.returncode != 0 or not child.stdout:
        raise MailTooComplex(f"took more than {CPU_SECONDS} seconds or too much memory to read")
    return _mail_of(child.stdout)


def _mail_of(answer: bytes) -> ParsedMail:
    line, _newline, contents = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    if "too_complex" in said:
        raise MailTooComplex(said["too_complex"])
    files, at = [], 0
    for row in said["files"]:
        size = row["content"]
        files.append(ParsedFile(**(row | {"content": contents[at : at + size]})))
        at += size
    said["received_at"] = datetime.fromisoformat(said["received_at"])
    said["date"] = datetime.fromisoformat(said["date"]) if said["date"] else None
    said["from_"] = MailAddress(**said["from_"]) if said["from_"] else None
    for name in ("reply_to", "to", "cc"):
        said[name] = tuple(MailAddress(**row) for row in said[name])
    for name in ("references", "notes", "problems"):
        said[name] = tuple(said[name])
    headers = tuple((name, value) for name, value in said["headers"])
    return ParsedMail(**(said | {"files": tuple(files), "headers": headers}))
