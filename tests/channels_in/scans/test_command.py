"""manage.py watch_scans, and the same beside the jobs in the one-machine mode."""

import asyncio
import contextlib
import threading

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from channels_in.scans.watcher import scan_services, watch_scans


def test_command_says_that_it_needs_a_folder(settings: Settings) -> None:
    settings.SCAN_DIR = ""

    with pytest.raises(CommandError, match="SCAN_DIR"):
        call_command("watch_scans")


def test_nobody_watches_where_there_is_no_folder(settings: Settings) -> None:
    settings.SCAN_DIR = ""
    without = scan_services()
    settings.SCAN_DIR = "/srv/scans"

    assert (without, scan_services()) == ([], [watch_scans])


@pytest.mark.django_db(transaction=True)
async def test_watching_ends_in_order_when_it_is_cancelled(settings: Settings) -> None:
    settings.SCAN_DIR = ""
    before = threading.active_count()
    watching = asyncio.create_task(watch_scans())
    await asyncio.sleep(0)

    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching

    assert (watching.cancelled(), threading.active_count() - before <= 1) == (True, True)
