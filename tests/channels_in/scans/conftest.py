from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from channels_in.scans.watcher import Watcher
from tests.factories import make_inbox
from tickets.models import Inbox


@pytest.fixture
def inbox(db: None) -> Inbox:
    return make_inbox(kind="letter", slug="brev")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path, inbox: Inbox) -> Path:
    """Where the scanner puts the letters of the inbox."""
    settings.SCAN_DIR = str(tmp_path / "scans")
    place = tmp_path / "scans" / "brev"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def watcher() -> Watcher:
    """One that waits for nobody: a file that looks the same twice is still."""
    return Watcher(still_for=0.0, unfinished_for=0.0)
