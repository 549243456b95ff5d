"""/healthz says that the process answers; /readyz that what it needs does. Both are for machines: JSON, nothing secret.

The database is asked over a connection of its own: a pool that is used up or waits must not hide the answer.
"""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.utils import connector_params

CONNECT_TIMEOUT = 2  # seconds
WORKER_SILENT_MAX = 60.0  # seconds; a worker gives a sign of life every 10
JOB_WAITING_MAX = 300.0  # seconds
MAIL_SILENT_MAX = 600.0  # seconds; an account is read at least every minute

# Waiting means due: a job planned for later is not late. Looking at the oldest thousand is enough to see lateness.
OLDEST_JOB = """
    SELECT extract(epoch FROM now() - min(coalesce(job.scheduled_at, event.at)))
    FROM (
        SELECT id, scheduled_at FROM procrastinate_jobs
        WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()) ORDER BY id LIMIT 1000
    ) AS job
    LEFT JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'deferred'
"""

# Since when each account that is to be read has not been (channels_in.models.MailAccount).
MAIL_SILENCE = """
    SELECT extract(epoch FROM now() - min(greatest(account.last_success_at, account.active_since)))
    FROM channels_in_mailaccount AS account JOIN tickets_inbox AS inbox ON inbox.id = account.inbox_id
    WHERE account.is_active AND inbox.is_active
"""

_last_answer: float | None = None  # time.monotonic() of the database's last answer to this process

Result = dict[str, Any]
Database = psycopg.Connection[tuple[Any, ...]]


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process can answer at all."""
    return JsonResponse({"ok": True})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database, the migrations and the jobs are in order, else 503; ages are in seconds."""
    checks = run_checks()
    ok = all(check["ok"] for check in checks.values())
    return JsonResponse({"ok": ok, "checks": checks}, status=200 if ok else 503)


def run_checks() -> dict[str, Result]:
    """Return each check by name: ok, and age_seconds (null when there is nothing to be old)."""
    try:
        with psycopg.connect(**_parameters(), autocommit=True) as database:
            return {name: _asked(check, database) for name, check in CHECKS.items()}
    except psycopg.Error:
        unknown: Result = {"ok": False, "age_seconds": None}
        return {name: dict(unknown) for name in CHECKS} | {
            "database": {"ok": False, "age_seconds": _since_last_answer()}
        }


def _parameters() -> dict[str, Any]:
    options = "-c statement_timeout=2000 -c default_transaction_read_only=on"
    return {**connector_params(connection.alias), "connect_timeout": CONNECT_TIMEOUT, "options": options}


def _asked(check: Callable[[Database], Result], database: Database) -> Result:
    try:
        return check(database)
    except psycopg.Error:
        return {"ok": False, "age_seconds": None}


def check_database(database: Database) -> Result:
    """A round trip; its age is that of the last answer, its time in milliseconds."""
    global _last_answer
    started = time.perf_counter()
    database.execute("SELECT 1")
    _last_answer = time.monotonic()
    return {"ok": True, "age_seconds": 0.0, "round_trip_ms": round((time.perf_counter() - started) * 1000, 1)}


def check_migrations(database: Database) -> Result:
    """Whether every migration of this code is applied; the age is that of the newest one."""
    rows = database.execute("SELECT app, name, extract(epoch FROM now() - applied) FROM django_migrations").fetchall()
    missing = migrations_of_this_code() - {(app, name) for app, name, _ in rows}
    return {"ok": not missing, "age_seconds": _rounded(min((age for *_, age in rows), default=None))}


def check_worker(database: Database) -> Result:
    """Whether a worker lives; the age is that of its last sign of life."""
    row = database.execute(
        "SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
    ).fetchone()
    age = row[0] if row else None
    return {"ok": age is not None and age <= WORKER_SILENT_MAX, "age_seconds": _rounded(age)}


def check_jobs(database: Database) -> Result:
    """Whether jobs are taken in time; the age is that of the one that has waited longest."""
    row = database.execute(OLDEST_JOB).fetchone()
    age = row[0] if row else None
    return {"ok": age is None or age <= JOB_WAITING_MAX, "age_seconds": _rounded(age)}


def check_mail(database: Database) -> Result:
    """Whether every mail account is read; the age is that of the last success of the one silent longest."""
    row = database.execute(MAIL_SILENCE).fetchone()
    age = row[0] if row else None
    return {"ok": age is None or age <= MAIL_SILENT_MAX, "age_seconds": _rounded(age)}


CHECKS: dict[str, Callable[[Database], Result]] = {
    "database": check_database,
    "migrations": check_migrations,
    "worker": check_worker,
    "jobs": check_jobs,
    "mail": check_mail,
}


@cache
def migrations_of_this_code() -> frozenset[tuple[str, str]]:
    """Return (app, name) of every migration on disk; they do not change while the process lives."""
    loader = MigrationLoader(None)
    return frozenset(loader.disk_migrations or ())


def _rounded(seconds: Any) -> float | None:
    return None if seconds is None else round(max(0.0, float(seconds)), 1)


def _since_last_answer() -> float | None:
    return None if _last_answer is None else round(time.monotonic() - _last_answer, 1)
