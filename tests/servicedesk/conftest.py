"""The demo municipality, loaded once for all tests of a module: it takes a second or two."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from servicedesk.demo.load_demo import load_demo
from tests import database

NOW = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded_demo(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The demo as it is at NOW; gives the folder of its files."""
    files = tmp_path_factory.mktemp("demo")
    with database.for_a_module(django_db_blocker):
        with django_db_blocker.unblock(), override_settings(DEMO=True, MEDIA_ROOT=files):
            load_demo(NOW)
        yield files


@pytest.fixture
def demo(loaded_demo: Path, db: None, settings: Settings) -> None:
    """The demo in a test of its own: what the test changes is gone afterwards. No test of the module is without it."""
    settings.DEMO = True
    settings.MEDIA_ROOT = loaded_demo
