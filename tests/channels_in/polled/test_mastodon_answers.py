"""Mastodon: answers go to what they answer, as public as it was, once; what we say there elsewhere is known."""

import json
from typing import Any

import pytest

from channels_in.delivery import TryLaterError, deliver
from channels_in.models import DoorAccount, SocialItem
from tests.channels_in.contract.case_mastodon import make
from tests.channels_in.polled.accounts import fetch
from tests.channels_in.polled.answers import answer, fresh
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes.mastodon import Mastodon
from tests.fakes.web import Reply
from tickets.actions.retry_delivery import retry_by_hand
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db
ANNA = "anna.b@annan.example"


def posted(mastodon: Mastodon) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(asked for asked in reversed(mastodon.asked) if asked.method == "POST").body)
    return found


@pytest.fixture
def inbox(mastodon: Mastodon, clock: Clock) -> Inbox:
    inbox = make(mastodon)
    fetch(inbox)
    return inbox


@pytest.mark.parametrize(
    ("visibility", "is_public"), [("public", True), ("unlisted", True), ("private", False), ("direct", False)]
)
def test_mention_comes_in_and_is_answered_as_public_as_it_was(
    mastodon: Mastodon, inbox: Inbox, clock: Clock, visibility: str, is_public: bool
) -> None:
    number = mastodon.says("Sopbilen kom inte idag", visibility=visibility)
    fetch(inbox)
    ticket = Ticket.objects.get()
    deliver(answer(ticket, clock).pk)

    item = SocialItem.objects.get(is_ours=False)
    host = mastodon.url.removeprefix("http://")
    assert (item.external_id, item.is_public, item.author_id, item.message) == (
        f"{number}@{host}",
        is_public,
        ANNA,
        ticket.messages.get(direction="in"),
    )
    assert posted(mastodon) == {
        "status": f"@{ANNA} Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun",
        "in_reply_to_id": number,
        "visibility": visibility,
        "language": "sv",
    }
    assert SocialItem.objects.get(is_ours=True).is_public is is_public


def test_content_warning_and_choices_are_read_and_the_answer_keeps_the_warning(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    poll = {"options": [{"title": "Ja"}, {"title": "Nej"}]}
    mastodon.says("Ska det vara så?", spoiler_text="Sopor", poll=poll)
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)

    assert Message.objects.get(direction="in").body == "CW: Sopor\n\nSka det vara så?\n\n- Ja\n- Nej"
    assert posted(mastodon)["spoiler_text"] == "Sopor"


def test_what_was_removed_cannot_be_answered(mastodon: Mastodon, inbox: Inbox, clock: Clock) -> None:
    number = mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    mastodon.removes(number)
    clock.forward(minutes=31)
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    deliver(message.pk)

    assert (fresh(message).delivery, mastodon.texts) == (Delivery.FAILED, [])


def test_answer_written_in_the_networks_own_app_is_on_the_ticket_once(mastodon: Mastodon, inbox: Inbox) -> None:
    number = mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    mastodon.writes_as_us("Vi tittar på det", answers=number)
    mastodon.writes_as_us("Glad midsommar")
    fetch(inbox)
    fetch(inbox)

    ticket = Ticket.objects.get()
    assert [(row.direction, row.body, row.delivery) for row in ticket.messages.all()] == [
        ("in", "Sopbilen kom inte idag", ""),
        ("out", "Vi tittar på det", Delivery.SENT),
    ]
    assert ticket.first_answered_at is not None


def test_own_answer_makes_nothing_when_it_is_seen(mastodon: Mastodon, inbox: Inbox, clock: Clock) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)
    fetch(inbox)

    assert Message.objects.count() == 2


def test_answer_that_may_have_left_is_sent_again_under_the_same_key(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    mastodon.lost = 1
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(minutes=5)
    deliver(message.pk)

    assert (len(mastodon.texts), fresh(message).delivery) == (1, Delivery.SENT)


def test_answer_unsure_for_longer_than_the_key_holds_waits_for_an_agent(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    mastodon.next_replies = [Reply(500, b"oops")]
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(minutes=51)
    deliver(message.pk)

    assert (mastodon.texts, fresh(message).delivery) == ([], Delivery.UNKNOWN)
    agent = make_agent(teams=[message.ticket.team])
    retry_by_hand(fresh(message), by=agent)
    deliver(message.pk)
    assert len(mastodon.texts) == 1


def test_answer_we_were_stopped_before_noting_is_known_when_the_network_shows_it(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock, "Bilen kommer **på onsdag**. Se https://storan.example/sopor")
    mastodon.lost = 1
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    fetch(inbox)
    clock.forward(minutes=90)
    deliver(message.pk)

    assert (len(mastodon.texts), fresh(message).delivery, Message.objects.count()) == (1, Delivery.SENT, 2)


def test_text_that_is_too_long_is_refused_before_it_leaves(mastodon: Mastodon, inbox: Inbox, clock: Clock) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock, "å" * 490)
    deliver(message.pk)

    assert (fresh(message).delivery, mastodon.paths("POST")) == (Delivery.FAILED, [])


def test_server_with_room_for_more_is_given_more(mastodon: Mastodon, clock: Clock) -> None:
    mastodon.most_characters = 5000
    inbox = make(mastodon)
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock, "å" * 490).pk)

    assert len(mastodon.texts) == 1


def test_account_that_moved_to_another_server_answers_and_looks_for_nothing_of_the_former(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    with Mastodon() as new:
        new.says("Något helt annat, med samma nummer")
        DoorAccount.objects.update(home=new.url)
        clock.forward(minutes=31)
        fetch(inbox)
        message = answer(Ticket.objects.order_by("pk")[0], clock)
        deliver(message.pk)

        assert (fresh(message).delivery, new.texts) == (Delivery.FAILED, [])
    assert set(SocialItem.objects.values_list("state", flat=True)) == {"shown"}
