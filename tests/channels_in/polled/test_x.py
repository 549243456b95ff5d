"""X: mentions come in once and nothing is paid for twice; answers go to them, once."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from channels_in import media
from channels_in.accounts import secret
from channels_in.base import ChannelError
from channels_in.delivery import TryLaterError, deliver
from channels_in.models import DoorAccount, RemoteFile, SocialItem
from channels_in.polling import ask_all
from channels_in.x.forms import XForm
from tests.channels_in.contract.case_x import make, server
from tests.channels_in.polled.accounts import fetch
from tests.channels_in.polled.answers import answer, fresh
from tests.clock import Clock
from tests.fakes.network import told
from tests.fakes.x import US, X
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def x(settings: Settings) -> Iterator[X]:
    with server(settings) as found:
        yield found


@pytest.fixture
def inbox(x: X, clock: Clock) -> Inbox:
    inbox = make(x)
    fetch(inbox)
    return inbox


def posted(x: X) -> dict[str, Any]:
    found: dict[str, Any] = json.loads([asked for asked in x.asked if asked.path == "/2/tweets"][-1].body)
    return found


def test_mention_comes_in_with_what_it_answers_and_is_answered(x: X, inbox: Inbox, clock: Clock) -> None:
    root = x.writes_as_us("Ny återvinningscentral")
    number = x.says("Var då?", answers=root)
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)

    assert posted(x) == {
        "text": "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun",
        "reply": {"in_reply_to_tweet_id": number},
    }
    rows = SocialItem.objects.filter(message__direction="in") | SocialItem.objects.filter(external_id=root)
    assert sorted(rows.values_list("text", "thread_id", "is_ours")) == [
        ("Ny återvinningscentral", root, True),
        ("Var då?", root, False),
    ]


def test_nothing_is_read_and_paid_for_twice(x: X, inbox: Inbox) -> None:
    for number in range(130):
        x.says(f"Fråga {number}")
    fetch(inbox)
    fetch(inbox)
    fetch(inbox)

    assert (Message.objects.count(), x.read) == (130, 130)


def test_broken_post_loses_none_of_the_others(x: X, inbox: Inbox) -> None:
    for number in range(40):
        x.says(f"Fråga {number}", **({"created_at": stamp_of_nothing()} if number == 7 else {}))
    fetch(inbox)

    assert Message.objects.count() == 39


def stamp_of_nothing() -> str:
    return "9999-99-99"


def test_edit_is_a_version_of_what_was_said(x: X, inbox: Inbox, clock: Clock) -> None:
    number = x.says("Sopbilen kom inte idag")
    fetch(inbox)
    clock.forward(minutes=5)
    version = x.edits(number, "Sopbilen kom till slut")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)

    item = SocialItem.objects.get(external_id=number)
    assert (item.text, [row.text for row in item.versions.all()]) == (
        "Sopbilen kom till slut",
        ["Sopbilen kom inte idag"],
    )
    assert Message.objects.filter(direction="in").count() == 1
    assert posted(x)["reply"] == {"in_reply_to_tweet_id": version}


def test_edited_post_that_was_never_seen_comes_in(x: X, inbox: Inbox) -> None:
    x.edits(x.says("Sopbilen kom inte idag"), "Sopbilen kom till slut")
    fetch(inbox)

    assert Message.objects.get().body == "Sopbilen kom till slut"


def test_removal_is_noticed_now_and_then(x: X, inbox: Inbox, clock: Clock) -> None:
    number, other = x.says("Sopbilen kom inte idag"), x.says("Den här finns kvar")
    fetch(inbox)
    x.removes(number)
    clock.forward(hours=7)
    fetch(inbox)

    states = dict(SocialItem.objects.values_list("external_id", "state"))
    assert states == {number: "withdrawn", other: "shown"}


def test_answer_written_elsewhere_is_on_the_ticket(x: X, inbox: Inbox, clock: Clock) -> None:
    number = x.says("Sopbilen kom inte idag")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)
    x.writes_as_us("Nu är den på väg", answers=number)
    clock.forward(minutes=16)
    fetch(inbox)

    assert [row.body for row in Ticket.objects.get().messages.filter(direction="out")] == [
        "Bilen kommer på onsdag.",
        "Nu är den på väg",
    ]


def test_what_may_have_left_is_not_sent_again_and_is_known_when_it_is_seen(x: X, inbox: Inbox, clock: Clock) -> None:
    x.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    x.lost = 1
    deliver(message.pk)
    assert (len(x.texts), fresh(message).delivery) == (1, Delivery.UNKNOWN)
    clock.forward(minutes=16)
    fetch(inbox)

    assert (len(x.texts), fresh(message).delivery, Message.objects.count()) == (1, Delivery.SENT, 2)


def test_money_that_is_used_up_lets_answers_wait(x: X, inbox: Inbox, clock: Clock) -> None:
    x.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    x.next_replies = [told({"title": "CreditsDepleted", "detail": "No credits.", "status": 402}, 402)]
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    assert ask_all(clock.now) == []
    clock.forward(minutes=61)
    deliver(message.pk)

    assert fresh(message).delivery == Delivery.SENT


def test_refresh_token_is_replaced_and_the_new_one_kept(x: X, inbox: Inbox, clock: Clock) -> None:
    clock.forward(hours=3)
    fetch(inbox)
    clock.forward(hours=3)
    fetch(inbox)

    account = DoorAccount.objects.get()
    assert (x.tokens, secret(account, "refresh_token")) == (3, "lasting-kanarie-3")
    assert account.last_error == ""
    XForm().check_account(account)
    account.external_id = "3000"
    with pytest.raises(ChannelError, match="storanskommun"):
        XForm().check_account(account)


def test_text_counted_as_x_counts_is_refused_before_it_leaves(x: X, inbox: Inbox, clock: Clock) -> None:
    x.says("Sopbilen kom inte idag")
    fetch(inbox)
    link = "https://storan.example/" + "a" * 300
    fits, is_too_long = answer(Ticket.objects.get(), clock, link), answer(Ticket.objects.get(), clock, "🙂" * 130)
    deliver(fits.pk)
    deliver(is_too_long.pk)

    assert (fresh(fits).delivery, fresh(is_too_long).delivery) == (Delivery.SENT, Delivery.FAILED)


def test_picture_is_fetched_from_hosts_of_x_alone(x: X, inbox: Inbox, settings: Settings) -> None:
    settings.X_MEDIA_HOSTS = ["127.0.0.1"]
    x.media = [{"media_key": "3_1", "type": "photo", "url": f"{x.url}/media/1.png", "alt_text": "En full soptunna"}]
    x.says("Se här", attachments={"media_keys": ["3_1"]})
    fetch(inbox)
    media.fetch(RemoteFile.objects.get().pk)

    assert [file.name for file in Message.objects.get().attachments.all()] == ["En full soptunna.png"]


def test_file_that_lies_elsewhere_is_not_fetched(x: X, inbox: Inbox) -> None:
    x.media = [{"media_key": "3_1", "type": "photo", "url": f"{x.url}/media/1.png"}]
    x.says("Se här", attachments={"media_keys": ["3_1"]})
    fetch(inbox)
    media.fetch(RemoteFile.objects.get().pk)

    assert (RemoteFile.objects.get().state, Message.objects.get().attachments.count()) == ("failed", 0)


def test_own_mention_of_ourselves_makes_nothing(x: X, inbox: Inbox) -> None:
    x.says("Vi är bäst", author=US)
    fetch(inbox)

    assert Message.objects.count() == 0


def test_limit_of_reading_is_obeyed_until_it_is_over(x: X, inbox: Inbox, clock: Clock) -> None:
    reset = str(int((clock.now + timedelta(minutes=10)).timestamp()))
    x.next_reading = [told({"title": "Too Many Requests", "status": 429}, 429, {"x-rate-limit-reset": reset})]
    fetch(inbox)
    clock.forward(minutes=9)
    assert ask_all(clock.now) == []
    clock.forward(minutes=2)
    assert ask_all(clock.now) == [inbox.door_account.pk]
