"""What every test stands on: a PostgreSQL of its own, and folders that are empty again afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from servicedesk import embedded
from tests.environment import DATA_DIR


def pytest_configure(config: pytest.Config) -> None:
    """Start the server; each xdist process counts as a user of it, so the last one to end stops it."""
    embedded.ensure_running(DATA_DIR, durable=False)


def pytest_unconfigure(config: pytest.Config) -> None:
    embedded.stop(DATA_DIR)


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Uploaded files go to this test's own folder."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _empty_job_queue(request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty the job queue after a test with real transactions; Django flushes only the tables it made itself."""
    marker = request.node.get_closest_marker("django_db")
    asked_for = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not asked_for and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
