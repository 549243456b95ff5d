"""Files a provider only names: asked for when their message is written, fetched by a job, and then part of the message.

The message is there at once and says that a file is on its way. What cannot be fetched says why.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.base import ChannelError, FetchesFiles
from channels_in.delivery import NotYetError
from channels_in.fetching import name_for
from channels_in.files import removed_unless_kept
from channels_in.locks import only_one
from channels_in.models import RemoteFile
from channels_in.registry import DOORS, channel
from servicedesk.lib.files import StoredFile, store
from servicedesk.lib.queueing import enqueue, enqueue_each
from servicedesk.lib.scanning import FileInfected
from servicedesk.lib.text import one_line
from tickets.actions.attach import attachment_of
from tickets.actions.changing import Change, announce
from tickets.incoming import IncomingFile
from tickets.merged import main_of
from tickets.models import Message, Ticket

FETCH = "channels_in.fetch_file"
MOST_FILES = 30  # of one message
# After each try that failed for now: a day in all. Providers keep files for hours at least.
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (0.2, 1, 5, 15, 60, 180, 360, 720))
STORAGE_AWAY = timedelta(minutes=5)
TOO_MANY = gettext_noop("There were too many files in one message.")
NO_WAY = gettext_noop("This channel has no way to fetch files.")


class FetchLater(NotYetError):
    """It is tried again at its time."""


def ask_for_files(message: Message, references: Sequence[Mapping[str, str]]) -> None:
    """Have files of a message fetched, each once, however often they are asked for.

    Called in the transaction that writes the message (a door's `written`). references: {"id" or "url", "name",
    "content_type"}, and what else the door's fetch_file needs; nothing secret.
    """
    rows = [
        RemoteFile(
            message=message,
            reference=dict(reference),
            digest=hashlib.sha256((reference.get("id") or reference["url"]).encode()).hexdigest(),
            state=RemoteFile.State.WAITING if place < MOST_FILES else RemoteFile.State.FAILED,
            reason="" if place < MOST_FILES else TOO_MANY,
        )
        for place, reference in enumerate(references[: 2 * MOST_FILES])
    ]
    known = set(RemoteFile.objects.filter(message=message).values_list("digest", flat=True))
    RemoteFile.objects.bulk_create([row for row in rows if row.digest not in known], ignore_conflicts=True)
    asked = RemoteFile.objects.filter(message=message, state=RemoteFile.State.WAITING).exclude(digest__in=known)
    enqueue_each(FETCH, pk=list(asked.values_list("pk", flat=True)))


def fetch(pk: int) -> None:
    """Fetch one file, keep it and show it. Raises FetchLater while there is hope. One at a time, and never again."""
    with only_one("remote_file", pk) as is_ours:
        if not is_ours:
            raise FetchLater(f"file {pk} is being fetched", timezone.now() + AGAIN_AFTER[1])
        row = RemoteFile.objects.select_related("message").filter(pk=pk, state=RemoteFile.State.WAITING).first()
        if row is None:
            return
        try:
            with removed_unless_kept() as written:
                stored = _stored(row)
                written.append(stored.storage_name)
                _keep(row, stored)
                written.clear()
        except ChannelError as error:
            _not_now(row, error)
        except FileInfected as error:
            _end(row, str(error))
        except OSError as error:  # a full disk, a scanner that is away: no fault of the file
            raise _later(row, type(error).__name__, timezone.now() + STORAGE_AWAY) from error


def try_again(row: RemoteFile) -> None:
    """Somebody wants it after all: a file that was given up is fetched anew, with a fresh count."""
    with transaction.atomic():
        given_up = RemoteFile.objects.filter(pk=row.pk, state=RemoteFile.State.FAILED)
        if given_up.update(state=RemoteFile.State.WAITING, reason="", tries=0, due_at=timezone.now()):
            enqueue(FETCH, pk=row.pk)
            _show(row.message)


def _stored(row: RemoteFile) -> StoredFile:
    """Ask the door. Raises ChannelError, FileInfected, OSError."""
    kind = row.message.channel
    door = channel(kind) if kind in DOORS else None
    if not isinstance(door, FetchesFiles):
        raise ChannelError(NO_WAY, permanent=True)
    name, content_type, content = door.fetch_file(row.message, row.reference)
    return store(io.BytesIO(content), name or name_for(content_type))


def _keep(row: RemoteFile, stored: StoredFile) -> None:
    """The file is part of the message from now on; those who have the ticket open see it come."""
    file = IncomingFile(stored.name, stored.storage_name, stored.content_type, stored.size, stored.sha256)
    with transaction.atomic():
        _set(row, RemoteFile.State.FETCHED, "")
        attachment_of(row.message, file).save(force_insert=True)
        _show(row.message)


def _not_now(row: RemoteFile, error: ChannelError) -> None:
    """Try again, or give up and say why."""
    if error.permanent or row.tries >= len(AGAIN_AFTER):
        _end(row, str(error))
        return
    wait = max(AGAIN_AFTER[row.tries], error.rest or timedelta())
    row.tries += 1
    raise _later(row, str(error), timezone.now() + wait) from error


def _later(row: RemoteFile, reason: str, at: datetime) -> FetchLater:
    RemoteFile.objects.filter(pk=row.pk).update(tries=row.tries, reason=one_line(reason, 300), due_at=at)
    return FetchLater(f"file {row.pk}", at)


def _end(row: RemoteFile, reason: str) -> None:
    with transaction.atomic():
        _set(row, RemoteFile.State.FAILED, reason)
        _show(row.message)


def _set(row: RemoteFile, state: str, reason: str) -> None:
    RemoteFile.objects.filter(pk=row.pk).update(state=state, reason=one_line(reason, 300))


def _show(message: Message) -> None:
    """Tell open pages, without an event: nothing has happened to the ticket."""
    ticket = Ticket.objects.get(pk=message.ticket_id)
    for shown in {row.pk: row for row in (ticket, main_of(ticket))}.values():
        change = Change(shown, by=None, now=timezone.now())
        change.teams.add(shown.team_id)
        change.agents.update(filter(None, [shown.assignee_id]))
        change.message = message
        announce(change)


def waiting_long(now: datetime) -> list[int]:
    """Ids of files whose time to be tried has long passed: their job is gone (see channels_in.tasks.sweep)."""
    rows = RemoteFile.objects.filter(state=RemoteFile.State.WAITING, due_at__lt=now - timedelta(minutes=30))
    return list(rows.order_by("due_at").values_list("pk", flat=True)[:500])
