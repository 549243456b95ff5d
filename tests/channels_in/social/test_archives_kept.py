"""The archives that are kept: made once, listed and downloaded by administrators, or written by the command."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from channels_in.models import SocialArchive
from channels_in.social.archives import MAKE, ask_for_the_half_before, make
from channels_in.social.halves import Half, half_named, half_of
from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry, Role
from tests.channels_in.social.archiving import AFTER, AUTUMN, SPRING, said
from tests.factories import make_agent, make_inbox
from tests.factories.cast import Cast
from tickets.models import Inbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(cast: Cast) -> Agent:
    return make_agent("Anders Nyman", teams=[cast.kontaktcenter], role=Role.ADMINISTRATOR)


def test_asked_for_often_it_is_made_once(page: Inbox) -> None:
    said(page)

    first = make(page.pk, SPRING, AFTER)
    again = make(page.pk, SPRING, datetime(2026, 7, 9, tzinfo=UTC))

    assert first is not None
    assert first == again
    assert (SocialArchive.objects.get().made_at, first.items) == (AFTER, 1)
    assert ask_for_the_half_before(AFTER) == 0
    with default_storage.open(first.storage_name) as file:
        assert hashlib.sha256(file.read()).hexdigest() == first.sha256


def test_one_made_too_early_is_replaced_by_the_final_one(page: Inbox) -> None:
    said(page)
    early = make(page.pk, SPRING, datetime(2026, 6, 1, tzinfo=UTC))
    assert ask_for_the_half_before(AFTER) == 1

    final = make(page.pk, SPRING, AFTER)

    assert early is not None
    assert final is not None
    assert (SocialArchive.objects.get(), final.made_at) == (early, AFTER)
    assert (default_storage.exists(early.storage_name), default_storage.exists(final.storage_name)) == (False, True)


def test_half_without_a_word_makes_no_archive(page: Inbox) -> None:
    said(page)

    assert make(page.pk, Half(2024, 1), AFTER) is None
    assert SocialArchive.objects.count() == 0


@pytest.mark.parametrize("name", ["2026-3", "2026", "26-1", "0000-1"])
def test_what_is_no_half_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=name):
        half_named(name)
    with pytest.raises(CommandError):
        call_command("archive_social", f"--half={name}", f"--to={tmp_path}")


def test_halves_follow_each_other() -> None:
    assert (SPRING.before, AUTUMN.before, SPRING.next, AUTUMN.next) == (
        Half(2025, 2),
        SPRING,
        AUTUMN,
        Half(2027, 1),
    )
    assert (half_of(AFTER.date()), half_named("2026-1")) == (AUTUMN, SPRING)


def test_command_writes_a_file_for_each_account(page: Inbox, tmp_path: Path) -> None:
    said(page)

    call_command("archive_social", "--half=2026-1", f"--to={tmp_path}")

    assert [path.name for path in tmp_path.glob("*.zip")] == [f"{page.slug}-2026-1.zip"]
    with pytest.raises(CommandError):
        call_command("archive_social", "--half=2026-1", "--inbox=ingen", f"--to={tmp_path}")


@pytest.mark.parametrize("fields", [{"half": "2026-3"}, {"half": "2026-1"}])
def test_database_takes_no_second_and_no_other_half(page: Inbox, fields: dict[str, str]) -> None:
    whole = {"inbox": page, "storage_name": "x", "size": 1, "sha256": "x", "items": 1}
    SocialArchive.objects.create(half="2026-1", **whole)

    with pytest.raises(IntegrityError), transaction.atomic():
        SocialArchive.objects.create(**whole, **fields)


def test_administrator_downloads_it_and_the_audit_says_so(administrator: Agent, page: Inbox, client: Client) -> None:
    said(page)
    archive = make(page.pk, SPRING, AFTER)
    assert archive is not None
    client.force_login(administrator)

    shown = client.get(reverse("settings_social_archives")).content.decode()
    address = reverse("settings_social_archive_file", args=[archive.pk])
    response = client.get(address)

    assert address in shown
    assert "Januari–juni 2026" in shown
    assert response.headers["Content-Disposition"] == f'attachment; filename="{page.slug}-2026-1.zip"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert hashlib.sha256(b"".join(response)).hexdigest() == archive.sha256
    assert AuditEntry.objects.get(verb="social_archive.downloaded").agent == administrator


def test_asking_for_one_now_asks_for_a_job(administrator: Agent, page: Inbox, client: Client) -> None:
    said(page)
    client.force_login(administrator)

    client.post(reverse("settings_social_archive_making"))

    assert ProcrastinateJob.objects.get(task_name=MAKE).args["inbox_id"] == page.pk


def test_outsider_finds_nothing(cast: Cast, page: Inbox, client: Client) -> None:
    said(page)
    archive = make(page.pk, SPRING, AFTER)
    assert archive is not None
    client.force_login(cast.olle)

    codes = [
        client.get(reverse("settings_social_archives")).status_code,
        client.get(reverse("settings_social_archive_file", args=[archive.pk])).status_code,
        client.post(reverse("settings_social_archive_making")).status_code,
    ]

    assert codes == [404, 404, 404]


def test_list_asks_as_much_for_twenty_rows_as_for_one(administrator: Agent, client: Client) -> None:
    client.force_login(administrator)
    counts = []
    for number in (1, 19):
        for _one in range(number):
            SocialArchive.objects.create(
                inbox=make_inbox(kind="facebook"), half="2026-1", storage_name="x", size=1, sha256="x", items=1
            )
        client.get(reverse("settings_social_archives"))
        lookups.forget()
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("settings_social_archives"))
        counts.append(len(asked))

    assert counts[0] == counts[1]
