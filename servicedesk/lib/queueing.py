"""Jobs asked for by name, so that a room need not import the room that does them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.types import JSONValue


def enqueue(
    task: str, *, queue: str = "default", lock: str | None = None, at: datetime | None = None, **arguments: int | str
) -> int:
    """Ask for a job inside the caller's transaction: it exists if and only if that transaction commits.

    Arguments are ids and plain text. at: not before this time; None: at once. Returns the job's id.
    """
    return app.configure_task(task, queue=queue, lock=lock, schedule_at=at).defer(**arguments)


def enqueue_each(task: str, *, queue: str = "default", **ids: Sequence[int]) -> None:
    """Ask for one job for each id of the one argument given, at once; as enqueue in everything else."""
    ((argument, values),) = ids.items()
    if values:
        rows: list[dict[str, JSONValue]] = [{argument: value} for value in values]
        app.configure_task(task, queue=queue).batch_defer(*rows)


def enqueue_once(task: str, *, at: datetime, **arguments: int | str) -> bool:
    """Ask for a job unless one of this name waits already; two of it never run at once. Says whether it was asked for.

    For work that takes in all that has happened until it begins.
    """
    try:
        with transaction.atomic():  # what waits already is found by a constraint
            app.configure_task(task, lock=task, queueing_lock=task, schedule_at=at).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True
