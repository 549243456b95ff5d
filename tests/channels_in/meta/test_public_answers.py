"""Public answers on Facebook and Instagram: under what they answer, once, and known again when they come back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.base import HasWindow
from channels_in.delivery import TryLaterError, deliver
from channels_in.models import OutboundAttempt, SocialItem
from channels_in.registry import channel
from tests.channels_in.meta.answers import COMMENT, answered, fresh
from tests.channels_in.meta.conftest import Door
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.fakes.web import Reply
from tickets.actions.retry_delivery import retry_by_hand
from tickets.models import Delivery, EventKind, Message, Ticket

pytestmark = pytest.mark.django_db


def test_answer_on_facebook_is_a_comment_under_the_newest(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Sopbilen kom inte")))
    facebook.tell(meta.feed(meta.comment("2", "Hallå?", parent_id=COMMENT)))
    message = answered(clock)

    deliver(message.pk)

    assert [(one["to"], one["text"]) for one in graph.said] == [
        ("330100000000001_2", "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun")
    ]
    item = SocialItem.objects.get(message=message)
    assert (item.parent_id, item.thread_id, item.is_ours, item.is_public) == (
        "330100000000001_2",
        meta.POST_ID,
        True,
        True,
    )


def test_every_call_proves_the_app_and_carries_no_token_in_its_address(
    facebook: Door, graph: Meta, clock: Clock
) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    deliver(answered(clock).pk)

    assert all("appsecret_proof=" in asked.path and meta.TOKEN not in asked.path for asked in graph.asked)
    assert graph.asked


def test_own_comment_coming_back_makes_nothing(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    message = answered(clock)
    deliver(message.pk)
    named = SocialItem.objects.get(message=message).external_id.partition("_")[2]

    facebook.tell(meta.feed(meta.comment(named, graph.texts[0], by=meta.PAGE_ID, parent_id=COMMENT)))

    assert Message.objects.count() == 2


def test_echo_that_comes_before_the_answer_to_us_is_known_by_its_words(
    facebook: Door, graph: Meta, clock: Clock
) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    message = answered(clock)
    graph.next_replies.append(Reply(500, b"oops"))
    deliver(message.pk)
    assert fresh(message).delivery == Delivery.UNKNOWN

    said = "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun"
    facebook.tell(meta.feed(meta.comment("9", said, by=meta.PAGE_ID, parent_id=COMMENT)))

    assert (fresh(message).delivery, Message.objects.count(), graph.texts) == (Delivery.SENT, 2, [])


def test_what_may_have_left_is_not_sent_again(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    message = answered(clock)
    OutboundAttempt.objects.create(message=message, inbox=facebook.inbox)  # whoever tried it is gone

    deliver(message.pk)

    assert (fresh(message).delivery, graph.texts) == (Delivery.UNKNOWN, [])


def test_agent_who_has_looked_can_send_it_again(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    message = answered(clock)
    graph.next_replies.append(Reply(500, b"oops"))
    deliver(message.pk)
    clock.forward(minutes=5)

    retry_by_hand(fresh(message), by=make_agent(teams=[message.ticket.team]))
    deliver(message.pk)

    assert (fresh(message).delivery, len(graph.texts)) == (Delivery.SENT, 1)


def test_answer_written_at_facebook_is_on_the_ticket_by_nobody_of_ours(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))

    facebook.tell(meta.feed(meta.comment("2", "Hej! Vi tittar på det.", by=meta.PAGE_ID, parent_id=COMMENT)))

    message = Message.objects.get(direction="out")
    assert (message.body, message.delivery, message.agent, message.contact) == (
        "Hej! Vi tittar på det.",
        Delivery.SENT,
        None,
        None,
    )
    assert Ticket.objects.get().waiting_since is None
    assert SocialItem.objects.get(message=message).is_ours


def test_answer_written_at_facebook_is_shown_as_such(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    facebook.tell(meta.feed(meta.comment("2", "Vi tittar på det.", by=meta.PAGE_ID, parent_id=COMMENT)))
    ticket = Ticket.objects.get()
    browser = Client()
    browser.force_login(make_agent(teams=[ticket.team]))

    page = browser.get(reverse("ticket", args=[ticket.number])).content.decode()

    assert "Skrivet i nätverkets eget verktyg" in page
    assert "Automatiskt meddelande" not in page


def test_answer_told_before_what_it_answers_finds_its_ticket(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("2", "Vi tittar på det.", by=meta.PAGE_ID, parent_id=COMMENT)))
    assert Message.objects.count() == 0

    facebook.tell(meta.feed(meta.comment("1", "Hej")))

    assert [row.body for row in Ticket.objects.get().messages.order_by("pk")] == ["Hej", "Vi tittar på det."]


def test_public_answers_have_no_window(facebook: Door) -> None:
    assert not isinstance(channel("facebook"), HasWindow)


def test_comment_on_instagram_is_answered_under_it(instagram: Door, graph: Meta, clock: Clock) -> None:
    instagram.tell(meta.on_instagram(meta.instagram_comment("1801", "Hej")), kind="instagram")

    deliver(answered(clock).pk)

    asked = [one.path.partition("?")[0] for one in graph.asked]
    assert asked == ["/1801/replies"]


def test_withdrawn_comment_is_not_answered(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    message = answered(clock)
    facebook.tell(meta.feed(meta.comment("1", "", verb="remove"), at=1_795_000_300))

    deliver(message.pk)

    assert (fresh(message).delivery, graph.asked) == (Delivery.FAILED, [])


def test_rate_limit_rests_as_long_as_meta_says(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    message = answered(clock)
    graph.next_replies.append(meta.TOO_FAST)

    with pytest.raises(TryLaterError):
        deliver(message.pk)
    facebook.account.refresh_from_db()

    assert facebook.account.rests_until == timezone.now() + timedelta(minutes=3)
    kinds = message.ticket.events.values_list("kind", flat=True)
    assert EventKind.DELIVERY_CHANGED not in kinds
