"""python -m servicedesk.worker: jobs and mail coming in, as a process of its own (make worker)."""

import asyncio
import os
import signal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
django.setup()

from channels_in.email.services import mail_services  # noqa: E402 -- what follows needs the apps
from channels_in.reading import read_kept  # noqa: E402
from servicedesk.jobs import run_worker  # noqa: E402


async def main(concurrency: int) -> None:
    """Work until SIGINT or SIGTERM; running jobs end first, a second signal ends the process at once."""
    tasks = [asyncio.create_task(run_worker(concurrency)), asyncio.create_task(read_kept())]
    tasks += [asyncio.create_task(start()) for start in mail_services()]
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, tasks)
    await asyncio.gather(*tasks, return_exceptions=True)


def stop(tasks: list[asyncio.Task[None]]) -> None:
    """End in order; asked a second time, end at once (the jobs go to another worker)."""
    if any(task.cancelling() for task in tasks):
        os._exit(1)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    # On a machine it shares with the pages, those who wait for an answer come first.
    os.nice(5)
    asyncio.run(main(int(os.environ.get("WORKER_CONCURRENCY") or 4)))
