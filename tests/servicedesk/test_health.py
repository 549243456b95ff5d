"""/healthz and /readyz, asked over HTTP, against a real database, with and without a worker."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app

from channels_in.models import MailAccount
from tests.factories import make_inbox

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
        "mail": True,
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


@pytest.mark.parametrize(
    ("silent_seconds", "fields", "ok"),
    [
        (590, {}, True),
        (611, {}, False),
        (9999, {"is_active": False}, True),
        (9999, {"active_since": None}, True),  # switched on a moment ago
    ],
)
def test_readyz_tells_of_a_mail_account_that_is_not_read(
    client: Client, seen: None, silent_seconds: float, fields: dict[str, object], ok: bool
) -> None:
    now = timezone.now()
    past = now - timedelta(seconds=silent_seconds)
    values = {"active_since": past, "last_success_at": past, **fields}
    values["active_since"] = values["active_since"] or now
    account = MailAccount(inbox=make_inbox(kind="email"), host="mail.storan.example", username="a")
    for name, value in values.items():
        setattr(account, name, value)
    account.save()

    mail = client.get("/readyz").json()["checks"]["mail"]

    assert mail["ok"] is ok
    assert (mail["age_seconds"] is None) is (fields.get("is_active") is False)


def test_readyz_does_not_miss_mail_where_none_is_fetched(client: Client, seen: None) -> None:
    assert client.get("/readyz").json()["checks"]["mail"] == {"ok": True, "age_seconds": None}
