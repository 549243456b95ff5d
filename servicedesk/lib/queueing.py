"""Jobs asked for by name, so that a room need not import the room that does them."""

from datetime import datetime

from procrastinate.contrib.django import app


def enqueue(
    task: str, *, queue: str = "default", lock: str | None = None, at: datetime | None = None, **arguments: int | str
) -> int:
    """Ask for a job inside the caller's transaction: it exists if and only if that transaction commits.

    Arguments are ids and plain text. at: not before this time; None: at once. Returns the job's id.
    """
    return app.configure_task(task, queue=queue, lock=lock, schedule_at=at).defer(**arguments)
