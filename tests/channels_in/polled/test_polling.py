"""Every account that fetches is asked by itself, in time, and what is fetched is kept with how far we have come."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from channels_in import pages, polling, tasks
from channels_in.alarms import standing_alarms
from channels_in.base import ChannelError
from channels_in.intake import Came
from channels_in.models import DoorAccount, HookDelivery, RawInbound
from channels_in.polling import FETCH, ask_all, fetch_account, warn_of_tokens
from tests.channels_in.contract.case_mastodon import make
from tests.channels_in.contract.coming_in import take_in
from tests.channels_in.polled.accounts import fetch
from tests.clock import Clock
from tests.fakes.mastodon import Mastodon
from tests.fakes.web import Asked, Reply
from tickets.models import Inbox, Message

pytestmark = pytest.mark.django_db


def jobs() -> list[int]:
    rows = ProcrastinateJob.objects.filter(task_name=FETCH).order_by("id")
    return [int(row.args["account_id"]) for row in rows]


def cursor_of(inbox: Inbox) -> dict[str, Any]:
    return dict(DoorAccount.objects.get(inbox=inbox).cursor)


def test_each_account_whose_time_has_come_has_a_job_of_its_own(mastodon: Mastodon, clock: Clock) -> None:
    one, other = make(mastodon).door_account.pk, make(mastodon).door_account.pk

    asked = [ask_all(clock.now), ask_all(clock.now + timedelta(seconds=30)), ask_all(clock.now + timedelta(minutes=1))]

    assert asked == [[one, other], [], [one, other]]
    assert jobs() == [one, other, one, other]


def test_jobs_fetch_what_is_new(mastodon: Mastodon, clock: Clock) -> None:
    inbox = make(mastodon)
    mastodon.says("Sopbilen kom inte idag")
    tasks.fetch_all(0)
    for job in ProcrastinateJob.objects.filter(task_name=FETCH):
        tasks.fetch_account(**job.args)

    assert RawInbound.objects.get(inbox=inbox).external_id.endswith(f"@{mastodon.url.removeprefix('http://')}")


def test_fault_of_ours_is_seen_on_the_account_and_holds_no_other(
    mastodon: Mastodon, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = make(mastodon).door_account

    def broken(_account: DoorAccount) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("channels_in.mastodon.channel.fetch", broken)
    with pytest.raises(KeyError):
        fetch_account(account.pk)

    assert DoorAccount.objects.get().last_error == "KeyError"
    clock.forward(seconds=30)
    assert ask_all(clock.now) == []


def test_account_that_rests_or_whose_inbox_is_closed_is_left_alone(mastodon: Mastodon, clock: Clock) -> None:
    resting, closed, open_ = make(mastodon), make(mastodon), make(mastodon)
    DoorAccount.objects.filter(inbox=resting).update(rests_until=clock.now + timedelta(minutes=5))
    Inbox.objects.filter(pk=closed.pk).update(is_active=False)

    assert ask_all(clock.now) == [open_.door_account.pk]


def test_job_that_waited_until_another_was_asked_for_does_nothing(mastodon: Mastodon, clock: Clock) -> None:
    account = make(mastodon).door_account
    ask_all(clock.now)
    early = clock.now.isoformat()
    clock.forward(minutes=2)
    ask_all(clock.now)

    fetch_account(account.pk, early)
    assert mastodon.asked == []
    fetch_account(account.pk, clock.now.isoformat())
    assert mastodon.asked != []


@pytest.mark.django_db(transaction=True)
def test_one_account_is_fetched_by_one_process_at_a_time_and_holds_no_other(mastodon: Mastodon) -> None:
    slow, other = make(mastodon), make(mastodon)
    mastodon.says("Sopbilen kom inte idag")
    is_asked, go_on = Event(), Event()

    def hang(_asked: Asked) -> None:
        is_asked.set()
        go_on.wait(10)

    def in_thread(pk: int) -> None:
        try:
            fetch_account(pk)
        finally:
            connection.close()

    mastodon.before.append(hang)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(in_thread, slow.door_account.pk)
        assert is_asked.wait(10)
        before = len(mastodon.asked)
        threads.submit(in_thread, slow.door_account.pk).result(10)
        assert len(mastodon.asked) == before
        threads.submit(in_thread, other.door_account.pk).result(10)
        assert RawInbound.objects.filter(inbox=other).count() == 1
        go_on.set()
        first.result(10)
    assert RawInbound.objects.filter(inbox=slow).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("stops_at", range(4))
def test_killed_between_keeping_and_moving_on_loses_and_doubles_nothing(
    mastodon: Mastodon, monkeypatch: pytest.MonkeyPatch, stops_at: int
) -> None:
    """The transaction is cut at its end, as when the process dies: what it wrote is not there, nor is its cursor."""
    inbox = make(mastodon)
    fetch(inbox)
    texts = [f"Fråga {number}" for number in range(90)]
    for text in texts:
        mastodon.says(text)
    left, keep_page = [stops_at], pages.keep_page

    class Killed(BaseException):
        pass

    def killed(*args: Any) -> int:
        with transaction.atomic():
            number = keep_page(*args)
            left[0] -= 1
            if left[0] < 0:
                raise Killed
        return number

    monkeypatch.setattr("channels_in.mastodon.fetch.keep_page", killed)
    with pytest.raises(Killed):
        fetch_account(inbox.door_account.pk)
    monkeypatch.setattr("channels_in.mastodon.fetch.keep_page", keep_page)
    fetch(inbox)

    assert list(Message.objects.filter(direction="in").order_by("pk").values_list("body", flat=True)) == texts


def test_page_is_kept_whole_and_an_empty_one_is_not(mastodon: Mastodon) -> None:
    inbox = make(mastodon)
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    fetch(inbox)

    row = HookDelivery.objects.get()
    assert (row.provider, row.items) == ("mastodon", 1)
    assert bytes(row.body) == json.dumps(mastodon.notifications).encode()


def test_account_that_became_another_meanwhile_gets_nothing_of_the_former(mastodon: Mastodon) -> None:
    account = make(mastodon).door_account
    DoorAccount.objects.filter(pk=account.pk).update(external_id="annan@social.example")

    with pytest.raises(ChannelError):
        pages.keep_page(account, b"[]", [Came(account.inbox, "1", b"{}")], {"status": "9"})
    assert (RawInbound.objects.count(), cursor_of(account.inbox)) == (0, {})


def test_faults_are_noted_paused_after_and_told_after_a_while(mastodon: Mastodon, clock: Clock) -> None:
    inbox = make(mastodon)
    fetch(inbox)
    clock.forward(minutes=1)
    mastodon.next_reading = [Reply(500, b"oops")] * 20
    tries = 0
    while not standing_alarms().exists():
        for pk in ask_all(clock.now):
            fetch_account(pk)
            tries += 1
        clock.forward(minutes=1)
        assert tries < 20

    assert tries == 5  # at once, and after 1, 2, 4 and 8 minutes
    account = DoorAccount.objects.get(inbox=inbox)
    assert account.last_error == "Mastodon: 500"
    assert standing_alarms().get().values["inbox"] == inbox.name

    mastodon.next_reading = []
    fetch(inbox)
    assert DoorAccount.objects.get(inbox=inbox).last_error == ""
    assert not standing_alarms().exists()


def test_account_saved_anew_is_asked_at_once(mastodon: Mastodon, clock: Clock) -> None:
    inbox = make(mastodon)
    mastodon.next_reading = [Reply(401, b'{"error": "The access token was revoked"}')]
    fetch(inbox)
    clock.forward(seconds=20)
    assert ask_all(clock.now) == []

    DoorAccount.objects.filter(inbox=inbox).update(last_error="", rests_until=None, polled_at=None)
    assert ask_all(clock.now) == [inbox.door_account.pk]


def test_server_that_wants_peace_gets_it(mastodon: Mastodon, clock: Clock) -> None:
    inbox = make(mastodon)
    mastodon.next_reading = [Reply(429, b"{}", {"X-RateLimit-Reset": (clock.now + timedelta(minutes=4)).isoformat()})]
    fetch(inbox)
    clock.forward(minutes=3)
    assert ask_all(clock.now) == []
    clock.forward(minutes=2)

    assert ask_all(clock.now) == [inbox.door_account.pk]
    assert DoorAccount.objects.get(inbox=inbox).last_error == ""


def test_last_question_there_was_room_for_is_the_last(mastodon: Mastodon, clock: Clock) -> None:
    inbox = make(mastodon)
    fetch(inbox)
    mastodon.says("Sopbilen kom inte idag")
    reset = (clock.now + timedelta(minutes=4)).isoformat()
    mastodon.pace = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}
    before = len(mastodon.asked)
    fetch(inbox)

    assert len(mastodon.asked) == before + 1
    assert Message.objects.count() == 1  # what came with it is kept
    clock.forward(minutes=3)
    assert ask_all(clock.now) == []


def test_end_of_a_token_is_told_a_week_ahead_and_forgotten_when_it_is_new(mastodon: Mastodon, clock: Clock) -> None:
    inbox = make(mastodon)
    DoorAccount.objects.update(token_expires_at=clock.now + timedelta(days=8))
    warn_of_tokens(clock.now)
    assert not standing_alarms().exists()
    clock.forward(days=2)
    warn_of_tokens(clock.now)
    assert [alarm.values["inbox"] for alarm in standing_alarms()] == [inbox.name]

    DoorAccount.objects.update(token_expires_at=clock.now + timedelta(days=60))
    warn_of_tokens(clock.now)
    assert not standing_alarms().exists()


def test_item_that_cannot_be_understood_loses_none_of_the_others(mastodon: Mastodon) -> None:
    inbox = make(mastodon)
    fetch(inbox)
    for number in range(40):
        mastodon.says(f"Fråga {number}")
    mastodon.notifications[7]["status"] = {"id": 5, "content": None}
    fetch(inbox)
    fetch(inbox)

    assert Message.objects.filter(direction="in").count() == 39
    RawInbound.objects.filter(state="waiting").update(due_at=timezone.now())
    for _try in range(3):
        RawInbound.objects.filter(state="waiting").update(due_at=timezone.now())
        take_in()
    assert RawInbound.objects.filter(state="failed").count() == 1


def test_only_doors_that_fetch_are_asked() -> None:
    assert "email" not in polling.doors()
    assert "mastodon" in polling.doors()
