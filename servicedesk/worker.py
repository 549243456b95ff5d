"""python -m servicedesk.worker: a job worker as a process of its own (make worker)."""

import asyncio
import os
import signal

import django


async def main(concurrency: int) -> None:
    """Work until SIGINT or SIGTERM; running jobs end first, a second signal ends them at once."""
    from servicedesk.jobs import run_worker

    worker = asyncio.create_task(run_worker(concurrency))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, worker)
    await asyncio.gather(worker, return_exceptions=True)


def stop(worker: asyncio.Task[None]) -> None:
    if worker.cancelling():
        os._exit(1)
    worker.cancel()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
    django.setup()
    asyncio.run(main(int(os.environ.get("WORKER_CONCURRENCY", "4"))))
