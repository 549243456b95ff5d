"""/healthz and /readyz, asked over HTTP, against a real database, with and without a worker."""

import psycopg
import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the checks look through the test's own transaction: a connection of their own would not see its rows."""
    connection.ensure_connection()
    monkeypatch.setattr(psycopg, "connect", lambda **parameters: _Borrowed())


class _Borrowed:
    def __enter__(self) -> object:
        return connection.connection

    def __exit__(self, *exception: object) -> None:
        return None


def sign_of_life(seconds_ago: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


def test_healthz_answers_without_a_database(client: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert "no-store" in answer["Cache-Control"]


def test_readyz_is_ready_with_a_live_worker(client: Client, seen: None) -> None:
    sign_of_life(seconds_ago=4)

    answer = client.get("/readyz")

    body = answer.json()
    assert answer.status_code == 200
    assert body["ok"] is True
    assert {name: check["ok"] for name, check in body["checks"].items()} == {
        "database": True,
        "migrations": True,
        "worker": True,
        "jobs": True,
    }
    assert body["checks"]["worker"]["age_seconds"] == pytest.approx(4, abs=1)
    assert body["checks"]["jobs"]["age_seconds"] is None


@pytest.mark.parametrize("seconds_ago", [None, 61])
def test_readyz_is_not_ready_without_a_live_worker(client: Client, seen: None, seconds_ago: float | None) -> None:
    if seconds_ago is not None:
        sign_of_life(seconds_ago)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["worker"]["ok"] is False


def test_readyz_tells_of_a_job_that_waits_too_long(client: Client, seen: None) -> None:
    sign_of_life(seconds_ago=1)
    app.configure_task("nobody.takes_this").defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '301 seconds'")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["jobs"]["ok"] is False
    assert answer.json()["checks"]["jobs"]["age_seconds"] == pytest.approx(301, abs=1)


def test_readyz_does_not_call_a_planned_job_late(client: Client, seen: None) -> None:
    sign_of_life(seconds_ago=1)
    app.configure_task("nobody.takes_this", schedule_in={"hours": 1}).defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '1 hour'")

    assert client.get("/readyz").json()["checks"]["jobs"] == {"ok": True, "age_seconds": None}


def test_readyz_tells_of_a_missing_migration(client: Client, seen: None) -> None:
    sign_of_life(seconds_ago=1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"]["ok"] is False


def test_readyz_answers_while_the_database_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")

    answer = client.get("/readyz")

    body = answer.json()
    assert answer.status_code == 503
    assert body["checks"]["database"]["ok"] is False
    assert "nonexistent" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_refuses_changes(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
