"""Load a large volume: people first, then tickets in chunks, on as many processors as help."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from servicedesk.demo.rows import EventRow, MessageRow, TicketRow, copy_rows, ids, new_ids, new_numbers
from servicedesk.demo.volume import indexes
from servicedesk.demo.volume.people import load_people, load_staff
from servicedesk.demo.volume.texts import Texts
from servicedesk.demo.volume.tickets import YEARS, Plan, Staff, Writer
from tickets.models import Event, Message, Ticket

CHUNK = 1_000
PER_CONTACT = 4  # tickets
MANY = 10_000  # from here on indexes are made afterwards, and several processes share the work
PROCESSES = 2
Chunk = tuple[int, int]  # first ticket, how many
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    tickets: int = 0
    messages: int = 0
    events: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(self.tickets + other.tickets, self.messages + other.messages, self.events + other.events)


def load_volume(count: int, now: datetime, *, seed: int = 1, tell: Tell = lambda text: None) -> Written:
    """Write count tickets as they would stand at now, on top of the demo municipality, and tidy the tables up.

    The same arguments give the same tickets, but for numbers and primary keys.
    """
    plan = Plan(count, now, seed, settings.MAIL_DOMAIN)
    many = count >= MANY
    _hurry()
    indexes.restore()
    if many:
        tell(f"{indexes.drop()} indexes put aside")
    try:
        with transaction.atomic():
            load_staff(now - YEARS)
            contacts = load_people(max(count // PER_CONTACT, 1), now - YEARS)
        tell(f"{len(contacts)} contacts")
        written = _load_in_parallel(plan, contacts, tell) if many else _load_here(plan, contacts)
    finally:
        if many:
            tell(f"{indexes.restore()} indexes made")
    _tidy(tell)
    return written


def _chunks(count: int) -> Iterator[Chunk]:
    return ((first, min(CHUNK, count - first)) for first in range(0, count, CHUNK))


def _load_here(plan: Plan, contacts: Sequence[int]) -> Written:
    writer = _writer(plan, contacts)
    return sum((_write(writer, chunk) for chunk in _chunks(plan.count)), Written())


def _writer(plan: Plan, contacts: Sequence[int]) -> Writer:
    return Writer(plan, Staff.read(), contacts, Texts.of_demo(plan.now), ids(Message))


def _write(writer: Writer, chunk: Chunk) -> Written:
    first, size = chunk
    told = list(writer.histories(first, list(zip(new_ids(Ticket, size), new_numbers(size), strict=True))))
    with transaction.atomic():
        copy_rows(Ticket, (story.ticket for story in told), TicketRow)
        copy_rows(Message, (row for story in told for row in story.messages), MessageRow)
        copy_rows(Event, (row for story in told for row in story.events), EventRow)
    return Written(len(told), sum(len(story.messages) for story in told), sum(len(story.events) for story in told))


def _load_in_parallel(plan: Plan, contacts: Sequence[int], tell: Tell) -> Written:
    # The processes are forked: no connection, and no thread that looks after one, may be open.
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    total = Written()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(PROCESSES, os.cpu_count() or 1), context, _begin, (plan, contacts)) as pool:
        for written in pool.map(_write_in_process, _chunks(plan.count)):
            total += written
            if total.tickets % (CHUNK * 10) == 0:
                tell(f"{total.tickets} tickets, {total.messages} messages")
    return total


_process: list[Writer] = []


def _begin(plan: Plan, contacts: Sequence[int]) -> None:
    """In each process: a connection of its own."""
    _hurry()
    _process.append(_writer(plan, contacts))


def _write_in_process(chunk: Chunk) -> Written:
    return _write(_process[0], chunk)


def _hurry() -> None:
    """Let this connection work as long as it needs, and not wait for the disk."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET synchronous_commit = off")


def _tidy(tell: Tell) -> None:
    """Let the planner know what there is; VACUUM is not possible inside somebody else's transaction."""
    _hurry()
    verb = "ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)"
    with connection.cursor() as cursor:
        cursor.execute(verb)
    tell("statistics up to date")
