"""From a door to a ticket: first the bytes are kept, then they are understood. Nothing disappears on the way.

The kept rows are themselves the queue of what is to be read: channels_in.reading takes them in batches.
"""

import logging
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from channels_in import waking
from channels_in.base import CannotRead, Happening, Writes
from channels_in.files import stored_files
from channels_in.filters import reason_to_set_aside
from channels_in.models import RawInbound
from channels_in.register import dormant
from channels_in.registry import channel
from channels_in.reports import take_report
from servicedesk.lib.files import StoredFile
from servicedesk.lib.text import clean
from tickets.actions.new_tickets import Received
from tickets.actions.receive import Arrival, receive_many
from tickets.incoming import DeliveryReport, IncomingMessage
from tickets.models import Inbox

logger = logging.getLogger(__name__)
MOST_TRIES = 3
AGAIN_AFTER = (timedelta(seconds=10), timedelta(minutes=5))  # after the first and the second failure
LEASE = timedelta(seconds=60)  # how long others leave alone what somebody has taken

Read = tuple[RawInbound, IncomingMessage | Happening]


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came through a door: external_id names it within its inbox."""

    inbox: Inbox
    external_id: str
    body: bytes = field(repr=False)
    files: Sequence[StoredFile] = ()
    envelope: Mapping[str, str] = field(default_factory=dict)


def keep(
    inbox: Inbox,
    *,
    external_id: str,
    body: bytes,
    files: Sequence[StoredFile] = (),
    envelope: Mapping[str, str] | None = None,
    for_me: bool = False,
) -> tuple[RawInbound, bool]:
    """Write what came in, and commit. Returns the row and whether it is new.

    After this the sender may be told that it arrived. The same external_id in the same inbox is the same thing.
    for_me: the caller reads it at once; others take it only when nothing has become of it within a minute.
    """
    row = _row(Came(inbox, external_id, body, files, envelope or {}))
    with transaction.atomic():
        defaults = {"body": row.body, "files": row.files, "envelope": row.envelope}
        if for_me:
            defaults["due_at"] = timezone.now() + LEASE
        raw, is_new = RawInbound.objects.get_or_create(inbox=inbox, external_id=external_id, defaults=defaults)
        if is_new and not for_me:
            transaction.on_commit(waking.wake)
    return raw, is_new


def keep_many(things: Sequence[Came]) -> list[int]:
    """Write several things that came in, in their order, and commit. Returns the ids of their rows."""
    rows = [_row(came) for came in things]
    with transaction.atomic():
        RawInbound.objects.bulk_create(rows, ignore_conflicts=True)
        ids = [row.external_id for row in rows]
        found = RawInbound.objects.filter(inbox_id__in={row.inbox_id for row in rows}, external_id__in=ids).order_by()
        known = {(inbox, name): pk for inbox, name, pk in found.values_list("inbox_id", "external_id", "pk")}
        transaction.on_commit(waking.wake)
    return [known[came.inbox.pk, came.external_id] for came in things]


def _row(came: Came) -> RawInbound:
    return RawInbound(
        inbox=came.inbox,
        external_id=came.external_id,
        body=came.body,
        files=[asdict(file) for file in came.files],
        envelope=dict(came.envelope),
    )


def process(raw_id: int, *, even_if_set_aside: bool = False) -> Received | None:
    """Make a message of a kept row, once. Returns None when it was set aside, failed for good or is done already.

    Raises what went wrong while there are tries left, so that it is tried again; afterwards the row is marked
    failed, with the reason, and waits for a person. A database that is away is nobody's fault and costs no try.
    What it holds is read and its files are stored before anything is locked: that may take seconds.
    """
    try:
        return _take_in([raw_id], even_if_set_aside)[0]
    except (OperationalError, InterfaceError):
        raise
    except CannotRead as error:
        RawInbound.objects.filter(pk=raw_id).update(state=RawInbound.State.FAILED, reason=clean(str(error))[:300])
        return None
    except Exception as error:
        if _count_failure(raw_id, error):
            raise
        logger.error("raw inbound %s could not be read: %s", raw_id, type(error).__name__)
        return None


def process_many(raw_ids: Sequence[int]) -> None:
    """As process for each of them, in one transaction; should one be in the way, each by itself.

    What goes wrong with one is noted on its row. Raises only when the database is away.
    """
    if len(raw_ids) > 1:
        try:
            _take_in(raw_ids)
            return
        except Exception as error:
            logger.info("%s kept things are read one by one: %s", len(raw_ids), type(error).__name__)
    for raw_id in raw_ids:
        try:
            process(raw_id)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            logger.warning("raw inbound %s is tried again: %s", raw_id, type(error).__name__)


def _take_in(raw_ids: Sequence[int], even_if_set_aside: bool = False) -> list[Received | None]:
    """Read rows, store their files, and write what they hold in one transaction. Raises whatever goes wrong."""
    rows = RawInbound.objects.select_related("inbox__team").in_bulk(raw_ids)
    with ExitStack() as stack:
        read: dict[int, Read] = {}
        keepers = {}
        for pk in raw_ids:
            if _is_open(rows[pk], even_if_set_aside):
                found = channel(rows[pk].inbox.kind).parse(rows[pk])
                if isinstance(found, IncomingMessage):
                    found, keepers[pk] = stack.enter_context(stored_files(found))
                read[pk] = rows[pk], found
        with transaction.atomic():
            received = _write(read, even_if_set_aside)
        for pk in received:
            keepers[pk]()
    return [received.get(pk) for pk in raw_ids]


def _is_open(raw: RawInbound, even_if_set_aside: bool) -> bool:
    """Whether something is still to be made of it."""
    ended = (RawInbound.State.DONE, RawInbound.State.NOTED)
    return raw.state not in ended and (even_if_set_aside or raw.state != RawInbound.State.SET_ASIDE)


def _write(read: Mapping[int, Read], even_if_set_aside: bool) -> dict[int, Received]:
    """Return what was received, by the row's id; all else is a report, set aside, or done by somebody faster."""
    locked = RawInbound.objects.select_for_update().only("pk", "state").order_by("pk").filter(pk__in=read)
    still_open = {row.pk for row in locked if _is_open(row, even_if_set_aside)}
    arrivals: dict[int, Arrival] = {}
    happened: dict[int, tuple[RawInbound, Happening]] = {}
    for pk, (raw, incoming) in read.items():
        if pk not in still_open:
            continue
        if isinstance(incoming, Happening):
            happened[pk] = raw, incoming
        elif even_if_set_aside or not _dealt_with(raw, incoming):
            arrivals[pk] = Arrival(incoming, raw.inbox)
    received = dict(zip(arrivals, receive_many(list(arrivals.values())), strict=True))
    for pk, made in received.items():
        door = channel(read[pk][0].inbox.kind)
        if isinstance(door, Writes):
            door.written(read[pk][0], arrivals[pk].incoming, made.message)
    dormant.answer((arrivals[pk].inbox, arrivals[pk].incoming, made.message) for pk, made in received.items())
    _mark_done(received)
    for raw, happening in happened.values():
        _take_happening(raw, happening)
    return received


def _dealt_with(raw: RawInbound, incoming: IncomingMessage) -> bool:
    """Whether it is no message for a ticket: a report on one of ours, or something that waits for a person."""
    if incoming.report is not None:
        _take_report(raw, incoming.report)
        return True
    if reason := reason_to_set_aside(incoming):
        RawInbound.objects.filter(pk=raw.pk).update(state=RawInbound.State.SET_ASIDE, reason=reason)
        return True
    return False


def _take_happening(raw: RawInbound, happening: Happening) -> None:
    about = happening.take(raw)
    state = RawInbound.State.NOTED if about is None else RawInbound.State.DONE
    RawInbound.objects.filter(pk=raw.pk).update(state=state, reason="", message=about)


def _mark_done(received: Mapping[int, Received]) -> None:
    if received:
        with connection.cursor() as cursor:
            cursor.execute(
                """UPDATE channels_in_rawinbound AS raw SET state = 'done', reason = '', message_id = became.message
                     FROM unnest(%s::bigint[], %s::bigint[]) AS became (id, message) WHERE raw.id = became.id""",
                [list(received), [row.message.pk for row in received.values()]],
            )


def _take_report(raw: RawInbound, report: DeliveryReport) -> None:
    """A report is about a message of ours, or waits for a person: it never becomes a ticket by itself."""
    taken = take_report(report)
    done = {"state": RawInbound.State.DONE, "reason": "", "message": taken}
    aside = {"state": RawInbound.State.SET_ASIDE, "reason": taken}
    RawInbound.objects.filter(pk=raw.pk).update(**(aside if isinstance(taken, str) else done))


def _count_failure(raw_id: int, error: Exception) -> bool:
    """Note a failed try. Returns whether there are tries left.

    A disk that is full or a storage that is away is no fault of what came in: it is tried until it goes.
    """
    most = MOST_TRIES - 1 if isinstance(error, OSError) else MOST_TRIES
    with transaction.atomic():
        raw = RawInbound.objects.select_for_update().get(pk=raw_id)
        raw.tries = min(raw.tries + 1, most)
        raw.reason = clean(f"{type(error).__name__}: {error}")[:300]
        raw.state = RawInbound.State.WAITING if raw.tries < MOST_TRIES else RawInbound.State.FAILED
        raw.due_at = timezone.now() + AGAIN_AFTER[min(raw.tries, len(AGAIN_AFTER)) - 1]
        raw.save(update_fields=["tries", "reason", "state", "due_at"])
    return raw.tries < MOST_TRIES
