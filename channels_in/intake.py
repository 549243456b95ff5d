"""From a door to a ticket: first the bytes are kept, then they are understood. Nothing disappears on the way."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.db import InterfaceError, OperationalError, transaction

from channels_in.base import CannotRead
from channels_in.files import stored_files
from channels_in.filters import reason_to_set_aside
from channels_in.models import RawInbound
from channels_in.registry import channel
from channels_in.reports import take_report
from servicedesk.lib.files import StoredFile
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import clean
from tickets.actions.receive import Received, receive
from tickets.incoming import DeliveryReport, IncomingMessage
from tickets.models import Inbox

logger = logging.getLogger(__name__)
PROCESS = "channels_in.process"
MOST_TRIES = 3


def keep(
    inbox: Inbox,
    *,
    external_id: str,
    body: bytes,
    files: Sequence[StoredFile] = (),
    envelope: Mapping[str, str] | None = None,
) -> tuple[RawInbound, bool]:
    """Write what came in and the job that handles it, and commit. Returns the row and whether it is new.

    After this the sender may be told that it arrived. The same external_id in the same inbox is the same thing.
    """
    with transaction.atomic():
        raw, is_new = RawInbound.objects.get_or_create(
            inbox=inbox,
            external_id=external_id,
            defaults={"body": body, "files": [asdict(file) for file in files], "envelope": dict(envelope or {})},
        )
        if is_new:
            enqueue(PROCESS, queue="incoming", raw_id=raw.pk)
    return raw, is_new


def process(raw_id: int, *, even_if_set_aside: bool = False) -> Received | None:
    """Make a message of a kept row, once. Returns None when it was set aside, failed for good or is done already.

    Raises what went wrong while there are tries left, so that a job tries again; afterwards the row is marked
    failed, with the reason, and waits for a person. A database that is away is nobody's fault and costs no try.
    What it holds is read and its files are stored before anything is locked: that may take seconds.
    """
    try:
        raw = RawInbound.objects.select_related("inbox__team").get(pk=raw_id)
        if not _is_open(raw, even_if_set_aside):
            return None
        with stored_files(channel(raw.inbox.kind).parse(raw)) as (incoming, keep_files):
            with transaction.atomic():
                received = _process(raw, incoming, even_if_set_aside)
            if received is not None:
                keep_files()
            return received
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


def _is_open(raw: RawInbound, even_if_set_aside: bool) -> bool:
    """Whether something is still to be made of it."""
    return raw.state != RawInbound.State.DONE and (even_if_set_aside or raw.state != RawInbound.State.SET_ASIDE)


def _process(raw: RawInbound, incoming: IncomingMessage, even_if_set_aside: bool) -> Received | None:
    if not _is_open(RawInbound.objects.select_for_update().get(pk=raw.pk), even_if_set_aside):
        return None  # another was faster
    if incoming.report is not None and not even_if_set_aside:
        _take_report(raw, incoming.report)
        return None
    reason = None if even_if_set_aside else reason_to_set_aside(incoming)
    if reason is not None:
        RawInbound.objects.filter(pk=raw.pk).update(state=RawInbound.State.SET_ASIDE, reason=reason)
        return None
    received = receive(incoming, inbox=raw.inbox)
    RawInbound.objects.filter(pk=raw.pk).update(state=RawInbound.State.DONE, reason="", message=received.message)
    return received


def _take_report(raw: RawInbound, report: DeliveryReport) -> None:
    """A report is about a message of ours, or waits for a person: it never becomes a ticket by itself."""
    taken = take_report(report)
    done = {"state": RawInbound.State.DONE, "reason": "", "message": taken}
    aside = {"state": RawInbound.State.SET_ASIDE, "reason": taken}
    RawInbound.objects.filter(pk=raw.pk).update(**(aside if isinstance(taken, str) else done))


def _count_failure(raw_id: int, error: Exception) -> bool:
    """Note a failed try. Returns whether there are tries left."""
    with transaction.atomic():
        raw = RawInbound.objects.select_for_update().get(pk=raw_id)
        raw.tries += 1
        raw.reason = clean(f"{type(error).__name__}: {error}")[:300]
        raw.state = RawInbound.State.WAITING if raw.tries < MOST_TRIES else RawInbound.State.FAILED
        raw.save(update_fields=["tries", "reason", "state"])
    return raw.tries < MOST_TRIES
