"""YouTube: comments under our films come in once, are answered and moderated, within the day's quota."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from channels_in.alarms import standing_alarms
from channels_in.base import ChannelError, Moderates
from channels_in.delivery import TryLaterError, deliver
from channels_in.models import DoorAccount, SocialItem
from channels_in.polling import ask_all
from channels_in.registry import channel
from channels_in.youtube.forms import YouTubeForm
from channels_in.youtube.quota import exhausted
from tests.channels_in.contract.case_youtube import make, server
from tests.channels_in.polled.accounts import fetch
from tests.channels_in.polled.answers import answer, fresh
from tests.clock import Clock
from tests.fakes.web import Reply
from tests.fakes.youtube import FILM, YouTube, refusal
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def youtube(settings: Settings) -> Iterator[YouTube]:
    with server(settings) as found:
        yield found


@pytest.fixture
def inbox(youtube: YouTube, clock: Clock) -> Inbox:
    inbox = make(youtube)
    fetch(inbox)
    return inbox


def posted(youtube: YouTube) -> dict[str, Any]:
    found = [
        asked for asked in youtube.asked if asked.method == "POST" and asked.path.startswith("/youtube/v3/comments?")
    ]
    snippet: dict[str, Any] = json.loads(found[-1].body)["snippet"]
    return snippet


def test_comment_comes_in_with_its_film_and_is_answered_under_it(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    number = youtube.says("Var lämnar man glas?")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)
    fetch(inbox)

    assert posted(youtube) == {
        "parentId": number,
        "textOriginal": "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun",
    }
    rows = SocialItem.objects.filter(external_id__in=[f"film:{FILM}", number]).order_by("external_id")
    assert list(rows.values_list("external_id", "text", "thread_id", "is_ours")) == [
        (number, "Var lämnar man glas?", f"film:{FILM}", False),
        (f"film:{FILM}", "Så sorterar du", f"film:{FILM}", True),
    ]
    assert Message.objects.count() == 2


def test_person_in_the_row_of_answers_is_answered_by_name_there(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    top = youtube.writes_as_us("Fråga gärna!")
    youtube.says("Var lämnar man glas?", answers=top)
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)

    assert posted(youtube)["parentId"] == top
    assert posted(youtube)["textOriginal"].startswith("@annaberg Bilen kommer")


def test_answers_under_an_older_comment_are_found_however_many(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    top = youtube.says("Var lämnar man glas?")
    fetch(inbox)
    for number in range(120):
        youtube.says(f"Annat {number}")
    clock.forward(hours=3)
    fetch(inbox)
    for number in range(8):
        youtube.says(f"Svar {number}", answers=top)
    fetch(inbox)
    fetch(inbox)

    assert Message.objects.filter(body__startswith="Svar").count() == 8
    assert Message.objects.count() == 129


def test_many_comments_and_a_broken_one_come_in_once(youtube: YouTube, inbox: Inbox) -> None:
    for number in range(130):
        youtube.says(f"Fråga {number}")
    broken = youtube.says("Trasig")
    youtube.comments[broken]["snippet"]["authorChannelId"] = None
    fetch(inbox)
    fetch(inbox)

    assert Message.objects.count() == 130


def test_edit_and_removal_are_noticed(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    edited, removed = youtube.says("Var lämnar man glas?"), youtube.says("Bort med mig")
    fetch(inbox)
    clock.forward(minutes=61)
    youtube.edits(edited, "Var lämnar man plast?")
    youtube.removes(removed)
    fetch(inbox)
    clock.forward(minutes=61)
    fetch(inbox)

    item = SocialItem.objects.get(external_id=edited)
    assert (item.text, [row.text for row in item.versions.all()]) == ("Var lämnar man plast?", ["Var lämnar man glas?"])
    assert SocialItem.objects.get(external_id=removed).state == "withdrawn"


def test_hidden_shown_and_taken_down_as_youtube_does_it(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    number = youtube.says("Ditt p-nr är ...")
    fetch(inbox)
    door, item = channel("youtube"), SocialItem.objects.get(external_id=number)
    assert isinstance(door, Moderates)

    door.hide(item, True)
    door.hide(item, True)
    assert youtube.status == {number: "heldForReview"}
    SocialItem.objects.filter(pk=item.pk).update(state="hidden")
    clock.forward(minutes=61)
    fetch(inbox)
    assert SocialItem.objects.get(pk=item.pk).state == "hidden"  # not seen is not removed: it was us
    door.hide(item, False)
    assert youtube.status == {}
    door.take_down(item)
    assert youtube.status == {number: "rejected"}
    youtube.removes(number)
    door.take_down(item)
    with pytest.raises(ChannelError):
        door.hide(item, True)


def test_what_may_have_left_is_not_sent_again_and_is_known_when_it_is_seen(
    youtube: YouTube, inbox: Inbox, clock: Clock
) -> None:
    youtube.says("Var lämnar man glas?")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    youtube.lost = 1
    deliver(message.pk)
    assert (len(youtube.texts), fresh(message).delivery) == (1, Delivery.UNKNOWN)
    fetch(inbox)

    assert (len(youtube.texts), fresh(message).delivery, Message.objects.count()) == (1, Delivery.SENT, 2)


def test_kill_between_sending_and_noting_sends_nothing_twice(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    youtube.says("Var lämnar man glas?")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    message.attempts.create(started_at=clock.now, mails=1)  # of a worker that is gone
    deliver(message.pk)

    assert (youtube.texts, fresh(message).delivery) == ([], Delivery.UNKNOWN)


def test_units_are_counted_and_reading_leaves_some_for_answers(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    youtube.says("Var lämnar man glas?")
    fetch(inbox)
    account = DoorAccount.objects.get()
    assert account.cursor["quota_used"] == youtube.units

    account.cursor["quota_used"] = 7_990
    account.save(update_fields=["cursor"])
    before, rounds = youtube.units, 0
    while ask_all(clock.now):
        fetch(inbox)
        clock.forward(minutes=3)
        rounds += 1
        assert rounds < 10
    assert youtube.units - before <= 10
    deliver(answer(Ticket.objects.get(), clock).pk)
    assert len(youtube.texts) == 1
    account = DoorAccount.objects.get()
    assert (account.last_error, account.cursor["quota_used"]) == ("", 7_990 + youtube.units - before)


def test_answer_beyond_the_quota_waits_for_the_next_day(
    youtube: YouTube, inbox: Inbox, clock: Clock, settings: Settings
) -> None:
    youtube.says("Var lämnar man glas?")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    settings.YOUTUBE_DAILY_QUOTA = 40
    with pytest.raises(TryLaterError):
        deliver(message.pk)

    assert (youtube.texts, fresh(message).delivery) == ([], Delivery.PENDING)
    until = DoorAccount.objects.get().rests_until
    assert until is not None
    assert until <= clock.now + timedelta(hours=24, minutes=1)


def test_day_begins_at_midnight_in_los_angeles() -> None:
    rest = exhausted(datetime(2026, 11, 22, 7, 0, tzinfo=UTC)).rest

    assert rest == timedelta(hours=1, minutes=1)


def test_google_that_says_the_quota_is_used_up_is_believed(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    youtube.next_reading = [refusal(403, "quotaExceeded", "The request cannot be completed.")]
    fetch(inbox)
    clock.forward(minutes=30)

    assert ask_all(clock.now) == []


def test_short_token_is_renewed_before_it_ends_and_when_it_is_not_taken(
    youtube: YouTube, inbox: Inbox, clock: Clock
) -> None:
    fetch(inbox)
    assert youtube.tokens == 1
    clock.forward(minutes=59)
    fetch(inbox)
    assert youtube.tokens == 2
    youtube.tokens = 7
    fetch(inbox)

    assert youtube.tokens == 8
    assert "kanarie" not in DoorAccount.objects.get().secrets


def test_right_that_was_withdrawn_is_told_to_administrators(youtube: YouTube, inbox: Inbox, clock: Clock) -> None:
    clock.forward(hours=2)
    account = DoorAccount.objects.get()
    youtube.answer = lambda *_asked: Reply(400, b'{"error": "invalid_grant"}')  # type: ignore[method-assign]
    fetch(inbox)

    assert DoorAccount.objects.get().last_error == "YouTube: 400 invalid_grant"
    assert standing_alarms().count() == 1
    with pytest.raises(ChannelError):
        YouTubeForm().check_account(account)


def test_account_of_another_channel_is_told(youtube: YouTube, inbox: Inbox) -> None:
    account = DoorAccount.objects.get()
    YouTubeForm().check_account(account)
    account.external_id = "UCannan"
    with pytest.raises(ChannelError, match="UCstoranskommun"):
        YouTubeForm().check_account(account)


def test_who_goes_on_in_a_row_somebody_else_began_stays_on_their_own_ticket(
    youtube: YouTube, inbox: Inbox, clock: Clock
) -> None:
    top = youtube.says("Var lämnar man glas?")
    youtube.says("Det undrar jag med", channel="UCkalle", name="@kalle", answers=top)
    fetch(inbox)
    kalles = Ticket.objects.get(messages__body="Det undrar jag med")
    deliver(answer(kalles, clock).pk)
    youtube.says("Tack!", channel="UCkalle", name="@kalle", answers=top)
    youtube.says("Tack, jag med!", answers=top)
    clock.forward(minutes=31)
    fetch(inbox)

    assert [row.body for row in kalles.messages.filter(direction="in")] == ["Det undrar jag med", "Tack!"]
    annas = Ticket.objects.exclude(pk=kalles.pk).get()
    assert [row.body for row in annas.messages.all()] == ["Var lämnar man glas?", "Tack, jag med!"]
