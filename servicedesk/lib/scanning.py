"""Looking for malware in files from outside, before they are kept: by clamd, or by nobody (FILE_SCANNER).

Speaks clamd's INSTREAM (clamd(8)): the file goes over the connection in pieces, each with its length before it.
"""

import logging
import socket
import struct
from typing import IO, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)
CONNECT, ANSWER = 5.0, 60.0  # seconds
PIECE = 64 * 1024  # bytes
ANSWER_MAX = 4_096  # bytes
CLAMD_PORT = 3310


class FileInfected(Exception):
    """The scanner found something. found is its name for it; nothing was kept."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(_("The file contains malware (%(found)s) and was not taken in.") % {"found": found})


class ScannerAway(OSError):
    """Nobody can say whether the file is clean. An OSError, as a disk that is full: later it may go."""

    def __init__(self) -> None:
        super().__init__(_("The file cannot be checked for malware right now. Try again in a moment."))


def check(content: IO[bytes] | Any) -> None:
    """Return when the scanner finds nothing, or there is none. Leaves content at its beginning.

    Raises FileInfected; ScannerAway when the scanner does not answer, or not with yes or no.
    """
    if not settings.FILE_SCANNER:
        return
    content.seek(0)
    try:
        answer = _ask(content)
    except OSError as error:
        log.error("the scanner of files does not answer: %s", type(error).__name__)
        raise ScannerAway from error
    finally:
        content.seek(0)
    if answer.endswith(" FOUND"):
        found = answer.removeprefix("stream: ").removesuffix(" FOUND")[:100]
        log.warning("a file was not taken in: %s", found)
        raise FileInfected(found)
    if answer != "stream: OK":
        log.error("the scanner of files did not say yes or no: %s", answer[:200])
        raise ScannerAway


def _ask(content: IO[bytes] | Any) -> str:
    with _connected() as line:
        try:
            line.sendall(b"zINSTREAM\0")
            while piece := content.read(PIECE):
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            log.info("the scanner of files answered before it had read all")  # too big for it: it says so
        return _answer(line)


def _answer(line: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < ANSWER_MAX:
        piece = line.recv(ANSWER_MAX)
        if not piece:
            break
        said += piece
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _connected() -> socket.socket:
    where = urlsplit(settings.FILE_SCANNER)
    if where.scheme == "unix" and where.path:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(CONNECT)
        try:
            line.connect(where.path)
        except OSError:
            line.close()
            raise
    elif where.scheme == "clamd" and where.hostname:
        line = socket.create_connection((where.hostname, where.port or CLAMD_PORT), timeout=CONNECT)
    else:
        raise ImproperlyConfigured("FILE_SCANNER is neither clamd://host:port nor unix:///path.")
    line.settimeout(ANSWER)
    return line
