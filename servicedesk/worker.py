"""python -m servicedesk.worker: a job worker as a process of its own (make worker)."""

import asyncio
import os
import signal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
django.setup()

from servicedesk.jobs import run_worker  # noqa: E402 -- the jobs need the apps


async def main(concurrency: int) -> None:
    """Work until SIGINT or SIGTERM; running jobs end first, a second signal ends the process at once."""
    worker = asyncio.create_task(run_worker(concurrency))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, worker)
    await asyncio.gather(worker, return_exceptions=True)


def stop(worker: asyncio.Task[None]) -> None:
    """End in order; asked a second time, end at once (the jobs go to another worker)."""
    if worker.cancelling():
        os._exit(1)
    worker.cancel()


if __name__ == "__main__":
    asyncio.run(main(int(os.environ.get("WORKER_CONCURRENCY") or 4)))
