"""Background jobs: the worker, and the upkeep of the job queue itself.

The worker gets an application object of its own. procrastinate would rather swap the connection of the one that
views and actions use, but then a job put in the queue inside a transaction would not be part of that transaction,
and the queue would no longer be a true outbox.

A sync job runs in a thread; procrastinate closes that thread's database connection before and after each job.
"""

import asyncio
import logging
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate import App, JobContext
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition, Status
from procrastinate.psycopg_connector import PsycopgConnector

log = logging.getLogger(__name__)

HEARTBEAT = 10.0  # seconds between a worker's signs of life
STALLED_AFTER = 30.0  # seconds without one: the worker is gone, its jobs go to another
STALLED_ATTEMPTS_MAX = 20  # a job that ends its worker each time is given up, so that it stops ending workers
FAILED_KEPT = 30 * 24  # hours; succeeded jobs are removed at once
RESTART_DELAY = 2.0  # seconds before a worker that lost its database tries again
GRACE = 30.0  # seconds a stopping worker waits for running jobs


def on_app_ready(app: App) -> None:
    """Register the upkeep of the queue; called by procrastinate once Django is ready."""
    # Every 20 s: with STALLED_AFTER, the jobs of a killed worker run again within a minute.
    stalled = app.task(name="jobs.retry_stalled", queueing_lock="jobs.retry_stalled", pass_context=True)
    app.periodic(cron="* * * * * */20", periodic_id="stalled")(stalled(retry_stalled_jobs))
    old = app.task(name="jobs.remove_old", queueing_lock="jobs.remove_old", pass_context=True)
    app.periodic(cron="17 3 * * *", periodic_id="old")(old(remove_old_jobs))


async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give the jobs of workers that are gone back to the queue."""
    await recover(context.app, STALLED_AFTER)


async def remove_old_jobs(context: JobContext, timestamp: int) -> None:
    """Remove jobs that failed or were called off long ago."""
    await context.app.job_manager.delete_old_jobs(
        FAILED_KEPT, include_failed=True, include_cancelled=True, include_aborted=True
    )


async def recover(app: App, older_than: float) -> int:
    """Retry the jobs of workers silent for older_than seconds and forget those workers; returns how many jobs."""
    jobs = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=older_than))
    for job in jobs:
        try:
            if job.attempts >= STALLED_ATTEMPTS_MAX:
                log.error("job given up after its worker stopped too often", extra={"task": job.task_name})
                await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
            else:
                await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
        except ConnectorException:
            log.warning("stalled job was taken by somebody else", extra={"task": job.task_name})
    await app.job_manager.prune_stalled_workers(older_than)
    return len(jobs)


def worker_app() -> App:
    """Return an application object with connections of its own for a worker; open it before use."""
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4)
    django_app.perform_import_paths()  # type: ignore[no-untyped-call]
    app = App(connector=connector, worker_defaults=django_app.worker_defaults)
    app.tasks = django_app.tasks
    app.periodic_registry = django_app.periodic_registry
    return app


def _is_ending() -> bool:
    """Whether the task was cancelled: what it runs may have met another error before the cancellation came through."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def run_worker(concurrency: int, *, alone: bool = False) -> None:
    """Work until cancelled, then let running jobs end. A lost database is waited for.

    alone says that no other worker exists, so that jobs of a killed one need not wait for its silence to be noticed.
    """
    waited_for = alone
    while True:
        try:
            async with worker_app().open_async() as app:
                if waited_for:
                    await recover(app, 0.0)
                await app.run_worker_async(
                    concurrency=concurrency,
                    install_signal_handlers=False,
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=STALLED_AFTER,
                    shutdown_graceful_timeout=GRACE,
                    delete_jobs=DeleteJobCondition.SUCCESSFUL.value,
                )
        except Exception:
            if _is_ending():  # it failed on its way out, and must not begin again
                raise asyncio.CancelledError from None
            log.exception("the worker stopped and starts again")
        # Only cancellation is a wanted end; returning means that one of its inner tasks failed.
        await sync_to_async(close_old_connections)()
        await asyncio.sleep(RESTART_DELAY)
