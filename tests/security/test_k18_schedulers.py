"""K18: with two workers, what is planned for a moment is asked for once."""

import asyncio
import time

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from servicedesk import jobs

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_schedulers_ask_for_a_tick_once() -> None:
    async def tick() -> None:
        async with jobs.worker_app().open_async() as one, jobs.worker_app().open_async() as other:
            at = int(time.time())
            for app in (one, other, one):
                job = app.configure_task("jobs.remove_old", task_kwargs={"timestamp": at}).job
                await app.job_manager.defer_periodic_job(job=job, periodic_id="old", defer_timestamp=at)

    asyncio.run(tick())

    assert ProcrastinateJob.objects.filter(task_name="jobs.remove_old").count() == 1
