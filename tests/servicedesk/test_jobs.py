"""The upkeep of the job queue: what a killed worker leaves behind runs again."""

import asyncio
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django import procrastinate_app
from procrastinate.contrib.django.models import ProcrastinateJob

from servicedesk import jobs

pytestmark = pytest.mark.django_db(transaction=True)

Register = Callable[[str, Callable[[], None]], None]


def leave_behind(seconds_ago: float, attempts: int = 0) -> int:
    """Put a job in the state it has when its worker was killed this long ago; returns its id."""
    job_id = django_app.configure_task("tests.left_behind").defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [seconds_ago],
        )
        worker_id = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE id = %s",
            [worker_id, attempts, job_id],
        )
    return job_id


def recovered(older_than: float) -> int:
    async def recover() -> int:
        async with jobs.worker_app().open_async() as app:
            return await jobs.recover(app, older_than)

    return asyncio.run(recover())


def run_what_waits() -> None:
    async def work() -> None:
        async with jobs.worker_app().open_async() as app:
            await app.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False)

    asyncio.run(work())


def test_recover_retries_the_job_of_a_silent_worker() -> None:
    job_id = leave_behind(seconds_ago=31)

    assert recovered(jobs.STALLED_AFTER) == 1

    job = ProcrastinateJob.objects.get(pk=job_id)
    assert (job.status, job.attempts, job.worker_id) == ("todo", 1, None)


def test_recover_leaves_the_job_of_a_live_worker() -> None:
    job_id = leave_behind(seconds_ago=5)

    assert recovered(jobs.STALLED_AFTER) == 0

    assert ProcrastinateJob.objects.get(pk=job_id).status == "doing"


def test_recover_gives_up_a_job_that_keeps_ending_its_worker() -> None:
    job_id = leave_behind(seconds_ago=31, attempts=jobs.STALLED_ATTEMPTS_MAX)

    recovered(jobs.STALLED_AFTER)

    assert ProcrastinateJob.objects.get(pk=job_id).status == "failed"


def test_upkeep_is_planned() -> None:
    planned = {task.task.name: task.cron for task in django_app.periodic_registry.periodic_tasks.values()}

    assert planned["jobs.retry_stalled"] == "* * * * * */20"
    assert planned["jobs.remove_old"] == "17 3 * * *"


def test_worker_runs_a_sync_job_and_gives_its_connection_back(registered: Register) -> None:
    seen: list[int] = []

    def count_agents() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            seen.append(cursor.fetchone()[0])

    registered("tests.count", count_agents)
    django_app.configure_task("tests.count").defer()

    run_what_waits()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY(%s)", [seen])
        assert (len(seen), cursor.fetchone()) == (1, (0,))


def test_job_put_in_the_queue_by_a_job_belongs_to_its_transaction(registered: Register) -> None:
    def defer_and_fail() -> None:
        with transaction.atomic():
            django_app.configure_task("tests.must_not_run").defer()
            raise ValueError

    registered("tests.defer_and_fail", defer_and_fail)
    django_app.configure_task("tests.defer_and_fail").defer()

    run_what_waits()

    assert not ProcrastinateJob.objects.filter(task_name="tests.must_not_run").exists()


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Register a job for the length of one test."""

    def register(name: str, function: Callable[[], None]) -> None:
        app = procrastinate_app.current_app
        monkeypatch.setattr(app, "tasks", dict(app.tasks))
        app.task(name=name)(function)

    return register


class FailsOnItsWayOut:
    """Procrastinate's worker when the database goes while it is being ended: another error than the cancellation."""

    async def __aenter__(self) -> "FailsOnItsWayOut":
        return self

    async def __aexit__(self, *error: object) -> None:
        return None

    def open_async(self) -> "FailsOnItsWayOut":
        return self

    async def run_worker_async(self, **options: object) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise OSError("the connection is lost") from None


def test_worker_that_fails_while_it_is_ended_does_not_begin_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "worker_app", FailsOnItsWayOut)

    async def begin_and_end() -> bool:
        task = asyncio.create_task(jobs.run_worker(1))
        await asyncio.sleep(0)
        task.cancel()
        done, _waiting = await asyncio.wait({task}, timeout=5)
        return task in done

    assert asyncio.run(begin_and_end())
