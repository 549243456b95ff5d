"""What every test stands on: a PostgreSQL of its own, and folders that are empty again afterwards."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import TransactionTestCase
from hypothesis import settings
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from servicedesk import embedded
from tests import database
from tests.environment import DATA_DIR
from tests.nest import Nest

# The same examples each time: what passes here passes there. HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_configure(config: pytest.Config) -> None:
    """Start the server; each xdist process counts as a user of it, so the last one to end stops it."""
    embedded.ensure_running(DATA_DIR, durable=False)


def pytest_unconfigure(config: pytest.Config) -> None:
    embedded.stop(DATA_DIR)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of tests stay to the end: the garbage collector need not look at them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: a copy of the database the migrations have made (tests.database)."""
    TransactionTestCase._fixture_teardown = database.empty_tables  # type: ignore[attr-defined]
    with django_db_blocker.unblock(), database.own_database(), django_db_blocker.block():
        yield


@pytest.fixture(scope="session")
def nest() -> Iterator[Nest]:
    """Makes processes that are killed; made when the first is asked for."""
    with Nest("channels_in.email.fetchers", "channels_in.scans.watcher", "channels_in.delivery") as made:
        yield made


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Uploaded files go to this test's own folder."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _nothing_promised_yet() -> None:
    """What one test has promised is not promised in the next. Making a policy or a calendar has them read again."""
    policies: Any = sys.modules["tickets.policies"]  # Django, which loads it, is not there yet when this file is read
    policies._kept, policies.FRESH_FOR = (float("inf"), None, policies.Kept()), float("inf")


@pytest.fixture(autouse=True)
def _nothing_automatic_yet() -> None:
    """No trigger of the test before; saving an automation has them read."""
    triggers: Any = sys.modules["tickets.automation.triggers"]
    triggers._kept = triggers.Kept(float("inf"), (), {})


@pytest.fixture(autouse=True)
def _real_transactions_first(request: pytest.FixtureRequest) -> None:
    """A test with real transactions has its database before all else, and until all else is closed."""
    marker = request.node.get_closest_marker("django_db")
    asked_for = {"transactional_db", "live_server"} & set(request.fixturenames)
    if asked_for or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
