"""Watchers that are killed, and several at once: nothing is lost, nothing is there twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from channels_in.models import RawInbound, Scan
from channels_in.scans.watcher import Watcher
from tests.channels_in.scans.papers import pdf
from tests.channels_in.scans.test_folder import names
from tests.nest import Nest
from tickets.models import Attachment, Inbox, Ticket

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
MOMENTS = (
    'INSERT INTO "channels_in_rawinbound"',  # nothing is kept yet
    'INSERT INTO "tickets_ticket"',  # it is kept, and there is no ticket
    'INSERT INTO "channels_in_scan"',  # the ticket is written, not committed
    "UPDATE channels_in_rawinbound AS raw SET state = 'done'",
    "move",  # the ticket is there, the file is in the folder
    "moved",
)


def test_watcher_killed_at_any_moment_loses_and_doubles_nothing(
    nest: Nest, inbox: Inbox, folder: Path, watcher: Watcher
) -> None:
    where = [connection.settings_dict["NAME"], str(folder.parent), str(settings.MEDIA_ROOT)]
    for number, moment in enumerate(MOMENTS):
        (folder / "scan.pdf").write_bytes(pdf([f"Brev nummer {number}"]))
        assert nest.start("tests.channels_in.scans.killed:look", *where, moment).wait() == -9

        watcher.look()

        assert names(folder) == ["done"]
        assert sorted(Ticket.objects.values_list("subject", flat=True)) == [
            f"Brev nummer {before}" for before in range(number + 1)
        ]
    assert RawInbound.objects.filter(state="done").count() == len(MOMENTS)
    assert (Attachment.objects.count(), Scan.objects.count()) == (len(MOMENTS), len(MOMENTS))
    assert len(names(folder / "done")) == len(MOMENTS)


def test_several_watchers_at_once_make_one_ticket_of_each_letter(inbox: Inbox, folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.pdf").write_bytes(pdf([f"Brev nummer {number}"]))

    def watch(_number: int) -> None:
        watcher = Watcher(still_for=0.0, unfinished_for=0.0)
        for _look in range(3):
            watcher.look()
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(watch, range(4)))

    assert (Ticket.objects.count(), RawInbound.objects.count(), len(names(folder / "done"))) == (6, 6, 6)
