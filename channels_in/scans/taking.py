"""One scanned file becomes a kept row and, when that is read, leaves the folder. Killed anywhere, it goes on."""

import hashlib
import logging
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop

from channels_in.intake import keep, process
from channels_in.models import RawInbound
from channels_in.scans.folders import DONE, FAILED, Mark, NotAFile, digest_of, mark_of, opened, put_away
from servicedesk.lib.files import shown_name
from servicedesk.lib.scanning import FileInfected, check
from tickets.models import Inbox

log = logging.getLogger(__name__)
TOO_BIG = gettext_noop("The file is larger than what is taken in (SCAN_MAX_BYTES).")
INFECTED = gettext_noop("The scanner found malware in the file. It was not taken in.")
_ENDED = (RawInbound.State.DONE, RawInbound.State.NOTED)


def take(inbox: Inbox, path: Path, mark: Mark) -> bool:
    """Keep the file, make its ticket, and move it away. Returns False when it has to wait: it is still being written,
    or cannot be read now. mark: how the file looked when it was found to be still.

    Raises OSError (also when the scanner of files is away), and what the database raises.
    """
    try:
        file = opened(path)
    except NotAFile:
        return True
    with file:
        if mark_of(file) != mark:
            return False
        digest = digest_of(file)
        raw = RawInbound.objects.filter(inbox=inbox, external_id=digest).first()
        if raw is None:
            raw = _kept(inbox, path.name, file, digest)
        if raw is None or mark_of(file) != mark:
            return False
        return _put_away(_read(raw), path, mark)


def _kept(inbox: Inbox, name: str, file: IO[bytes], digest: str) -> RawInbound | None:
    """The row with the file's bytes, committed. None when they changed while they were read."""
    content, problem = b"", ""
    if mark_of(file)[2] > settings.SCAN_MAX_BYTES:
        problem = TOO_BIG
    else:
        try:
            check(file)
        except FileInfected:
            problem = INFECTED
    if not problem:
        content = file.read(settings.SCAN_MAX_BYTES + 1)
        if hashlib.sha256(content).hexdigest() != digest:
            return None
    said = {"name": shown_name(name)} | ({"problem": problem} if problem else {})
    return keep(inbox, external_id=digest, body=content, envelope=said, for_me=True)[0]


def _read(raw: RawInbound) -> RawInbound:
    """Make the ticket at once when it is not made; a fault is tried again when the row says so, by us or a reader."""
    if raw.state == RawInbound.State.WAITING and (raw.tries == 0 or raw.due_at <= timezone.now()):
        try:
            process(raw.pk)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            log.warning("scanned file %s is read again later: %s", raw.pk, type(error).__name__)
        raw.refresh_from_db(fields=["state", "reason"])
    return raw


def _put_away(raw: RawInbound, path: Path, mark: Mark) -> bool:
    if raw.state == RawInbound.State.WAITING:
        return False
    if raw.state in _ENDED:
        put_away(path, mark, DONE, raw.external_id)
        return True
    with translation.override(settings.LANGUAGE_CODE):
        put_away(path, mark, FAILED, raw.external_id, gettext(raw.reason) if raw.reason else raw.get_state_display())
    return True
