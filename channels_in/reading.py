"""Reads what the doors have kept, in batches, for as long as the process runs.

Several processes share the rows: who takes some says so for a minute (intake.LEASE), and when they die others go on.
That a row is made a message once does not hang on it: intake locks the row for that.
"""

import asyncio
import logging
import threading
from dataclasses import dataclass
from datetime import datetime

from django.db import Error, close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.intake import LEASE, process_many
from channels_in.models import RawInbound
from channels_in.waking import Sleeper, wake

log = logging.getLogger(__name__)
AT_ONCE = 25  # rows of one transaction
BYTES_AT_ONCE = 4 * 1024 * 1024
LOOK_EVERY = 1.0  # seconds; things kept by this process are seen at once
AFTER_TROUBLE = 1.0  # seconds
# Reading it ended the process, or outlasted the lease, so often: a person must look at it.
MOST_CLAIMS = 20
STOPS_US = gettext_noop("Reading it has stopped the program again and again.")


@dataclass(frozen=True, slots=True)
class Claim:
    pk: int
    claims: int
    size: int


def claim(now: datetime, limit: int = AT_ONCE) -> list[Claim]:
    """Take the oldest due rows for ourselves and commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """UPDATE channels_in_rawinbound SET claims = least(claims + 1, 32767), due_at = %s
                WHERE id IN (SELECT id FROM channels_in_rawinbound WHERE state = 'waiting' AND due_at <= %s
                              ORDER BY due_at, id LIMIT %s FOR UPDATE SKIP LOCKED)
            RETURNING id, claims, length(body)""",
            [now + LEASE, now, limit],
        )
        return sorted((Claim(*row) for row in cursor.fetchall()), key=lambda row: row.pk)


def batches(claimed: list[Claim]) -> list[list[int]]:
    """Cut what was taken into what is read together; what was taken before, and may be why somebody died, is alone."""
    groups: list[list[int]] = [[]]
    alone: list[list[int]] = []
    total = 0
    for row in claimed:
        if row.claims > 1 or row.size > BYTES_AT_ONCE:
            alone.append([row.pk])
            continue
        if groups[-1] and total + row.size > BYTES_AT_ONCE:
            groups.append([])
            total = 0
        groups[-1].append(row.pk)
        total += row.size
    return [group for group in [*groups, *alone] if group]


def read_waiting() -> int:
    """Take what is due and read it. Returns how many rows. Raises NotNow when the database goes away meanwhile."""
    claimed = claim(timezone.now())
    hopeless = [row.pk for row in claimed if row.claims > MOST_CLAIMS]
    left = [row for row in claimed if row.pk not in hopeless]
    try:
        if hopeless:
            RawInbound.objects.filter(pk__in=hopeless).update(state=RawInbound.State.FAILED, reason=STOPS_US)
        for batch in batches(left):
            RawInbound.objects.filter(pk__in=batch, state="waiting").update(due_at=timezone.now() + LEASE)
            process_many(batch)
    except Error as error:
        raise NotNow([row.pk for row in left]) from error
    return len(claimed)


class NotNow(Exception):
    """The database went away; ids are the rows we had taken, some of which may be read already."""

    def __init__(self, ids: list[int]) -> None:
        super().__init__(f"{len(ids)} kept things are read later")
        self.ids = ids


def give_back(ids: list[int]) -> None:
    """Let others, or ourselves, take what we had taken and not read, without waiting for the lease to end."""
    rows = RawInbound.objects.filter(pk__in=ids, state=RawInbound.State.WAITING, tries=0)
    rows.update(due_at=timezone.now())


def free_all() -> None:
    """Give back what processes that are gone had taken; only where no other process reads."""
    RawInbound.objects.filter(state=RawInbound.State.WAITING, claims__gt=0, tries=0).update(due_at=timezone.now())


async def read_kept(*, alone: bool = False) -> None:
    """Read until cancelled; what is being read is finished first. alone: no other process reads."""
    stop = threading.Event()
    thread = asyncio.get_running_loop().run_in_executor(None, _read_on, stop, alone)
    try:
        await asyncio.shield(thread)
    finally:
        stop.set()
        wake()
        await thread


def _read_on(stop: threading.Event, alone: bool) -> None:
    held: list[int] = []  # taken and not read when the database went away
    first = alone
    with Sleeper() as sleeper:
        while not stop.is_set():
            close_old_connections()
            try:
                if first:
                    free_all()
                    first = False
                if held:
                    give_back(held)
                    held = []
                if read_waiting() == 0:
                    close_old_connections()
                    sleeper.wait(LOOK_EVERY)
            except NotNow as error:
                held = error.ids
                stop.wait(AFTER_TROUBLE)
            except Exception as error:
                log.warning("what came in is read a little later: %s", type(error).__name__)
                stop.wait(AFTER_TROUBLE)
    close_old_connections()
