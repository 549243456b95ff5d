"""Answers by Meta's four doors: to the right place, once, within the window, and known again when they come back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.base import HasWindow, ReplyWindow
from channels_in.delivery import TryLaterError, deliver
from channels_in.meta.own_words import metadata_of
from channels_in.models import OutboundAttempt, SocialItem
from channels_in.registry import channel
from tests.channels_in.meta.conftest import Door, open_door
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.fakes.web import Reply
from tickets.actions.reply import reply
from tickets.actions.retry_delivery import retry_by_hand
from tickets.models import Delivery, EventKind, Message, Ticket

pytestmark = pytest.mark.django_db
COMMENT = "330100000000001_1"


def answered(clock: Clock, text: str = "Bilen kommer på onsdag.", **more: Any) -> Message:
    """Johan's answer on the newest ticket, ready to leave."""
    ticket = Ticket.objects.latest("pk")
    by = make_agent("Johan Åkerström", teams=[ticket.team])
    message = reply(ticket, by=by, body=text, **more)
    clock.forward(seconds=15)
    return message


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def window_of(kind: str, ticket: Ticket) -> ReplyWindow | None:
    door = channel(kind)
    assert isinstance(door, HasWindow)
    return door.reply_window(ticket)


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


def test_message_by_messenger_leaves_with_its_own_name(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    message = answered(clock)

    deliver(message.pk)

    assert graph.sent == [
        {
            "recipient": {"id": meta.PERSON},
            "messaging_type": "RESPONSE",
            "message": {
                "text": "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun",
                "metadata": metadata_of(message),
            },
        }
    ]


def test_echo_is_known_by_its_metadata_and_proves_that_it_arrived(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    message = answered(clock)
    graph.next_replies.append(Reply(504, b""))
    deliver(message.pk)
    assert fresh(message).delivery == Delivery.UNKNOWN

    messenger.tell(meta.talk(meta.echo("7", "Bilen kommer", metadata=metadata_of(message))))

    assert (fresh(message).delivery, Message.objects.count()) == (Delivery.SENT, 2)


@pytest.mark.parametrize("forged", ["", "1", "1:x", "999999:abc"])
def test_metadata_nobody_signed_leads_nowhere(messenger: Door, graph: Meta, clock: Clock, forged: str) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    message = answered(clock)

    messenger.tell(meta.talk(meta.echo("7", "Något annat", metadata=forged)))

    assert not SocialItem.objects.filter(message=message).exists()
    assert Message.objects.get(direction="out", agent=None).body == "Något annat"


def test_echo_to_somebody_who_never_wrote_makes_no_ticket(messenger: Door) -> None:
    messenger.tell(meta.talk(meta.echo("7", "Välkommen!", to=meta.OTHER)))

    assert (Ticket.objects.count(), SocialItem.objects.get().is_ours) == (0, True)


def test_read_until_marks_what_was_said_before(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    message = answered(clock)
    deliver(message.pk)
    later = int((timezone.now() + timedelta(minutes=1)).timestamp() * 1000)

    messenger.tell(meta.talk(meta.event(read={"watermark": later})))

    item = SocialItem.objects.get(message=message)
    assert item.read_at is not None
    assert int(item.read_at.timestamp() * 1000) == later


def test_read_on_instagram_marks_the_message(instagram_direct: Door, graph: Meta, clock: Clock) -> None:
    said = meta.message("1", "Hej", to=meta.INSTAGRAM_ID)
    instagram_direct.tell(meta.talk(said, account=meta.INSTAGRAM_ID), kind="instagram")
    message = answered(clock)
    deliver(message.pk)

    read = meta.event(to=meta.INSTAGRAM_ID, read={"mid": meta.mid("ut1")})
    instagram_direct.tell(meta.talk(read, account=meta.INSTAGRAM_ID), kind="instagram")

    assert SocialItem.objects.get(message=message).read_at is not None


def test_echo_on_instagram_is_known_by_its_words(instagram_direct: Door, graph: Meta, clock: Clock) -> None:
    said = meta.message("1", "Hej", to=meta.INSTAGRAM_ID)
    instagram_direct.tell(meta.talk(said, account=meta.INSTAGRAM_ID), kind="instagram")
    message = answered(clock)
    graph.next_replies.append(Reply(500, b""))
    deliver(message.pk)
    assert fresh(message).delivery == Delivery.UNKNOWN

    words = "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun"
    echo = meta.echo("8", words, by=meta.INSTAGRAM_ID)
    instagram_direct.tell(meta.talk(echo, account=meta.INSTAGRAM_ID), kind="instagram")

    assert (fresh(message).delivery, Message.objects.count()) == (Delivery.SENT, 2)
    assert "metadata" not in str(graph.asked)


def test_window_is_24_hours_from_their_last_message(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej", at=_ms(timezone.now() - timedelta(hours=3)))))
    ticket = Ticket.objects.get()

    window = window_of("messenger", ticket)

    assert window is not None
    assert abs(window.until - (timezone.now() + timedelta(hours=21))) < timedelta(seconds=5)
    assert window.after == ""


def test_window_with_human_agent_is_7_days_and_says_so_to_meta(graph: Meta, clock: Clock, db: None) -> None:
    door = open_door("messenger", human_agent="on")
    door.tell(meta.talk(meta.message("1", "Hej")))
    window = window_of("messenger", Ticket.objects.get())
    assert window is not None
    assert window.until - timezone.now() > timedelta(days=6)
    clock.forward(days=3)
    message = answered(clock)

    deliver(message.pk)

    assert [(row["messaging_type"], row["tag"]) for row in graph.sent] == [("MESSAGE_TAG", "HUMAN_AGENT")]


def test_nothing_leaves_after_the_window(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    clock.forward(hours=25)
    message = answered(clock)

    deliver(message.pk)

    assert (fresh(message).delivery, graph.asked) == (Delivery.FAILED, [])


def test_public_answers_have_no_window(facebook: Door) -> None:
    assert not isinstance(channel("facebook"), HasWindow)


def test_comment_can_be_answered_in_private_once(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.sister("messenger")
    facebook.tell(meta.feed(meta.comment("1", "Vad hände med mitt bygglov?")))
    message = answered(clock, "Skriv till oss här.", channel="messenger", channel_reason="Privat")

    deliver(message.pk)
    again = answered(clock, "En sak till.", channel="messenger", channel_reason="Privat")
    deliver(again.pk)

    assert [row["recipient"] for row in graph.sent] == [{"comment_id": COMMENT}]
    assert (fresh(message).delivery, fresh(again).delivery) == (Delivery.SENT, Delivery.FAILED)
    item = SocialItem.objects.get(message=message)
    assert (item.is_public, item.parent_id) == (False, COMMENT)


def test_who_answers_the_private_reply_goes_on_with_the_same_ticket(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.sister("messenger")
    facebook.tell(meta.feed(meta.comment("1", "Vad hände med mitt bygglov?")))
    deliver(answered(clock, "Skriv här.", channel="messenger", channel_reason="Privat").pk)

    facebook.tell(meta.talk(meta.message("5", "Mitt nummer är BYGG 2026-17", at=_ms(timezone.now()))))
    again = answered(clock, "Tack.", channel="messenger", channel_reason="Privat")
    deliver(again.pk)

    assert [row.channel for row in Ticket.objects.get().messages.order_by("pk")] == [
        "facebook",
        "messenger",
        "messenger",
        "messenger",
    ]
    assert graph.sent[-1]["recipient"] == {"id": meta.PERSON}


def test_post_on_the_page_is_answered_in_private_by_its_own_name(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.sister("messenger")
    facebook.tell(meta.feed(meta.post("77", "Ring mig")))

    deliver(answered(clock, "Skriv här.", channel="messenger", channel_reason="Privat").pk)

    assert [row["recipient"] for row in graph.sent] == [{"post_id": f"{meta.PAGE_ID}_77"}]


def test_private_window_of_a_comment_is_7_days(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.sister("messenger")
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    ticket = Ticket.objects.get()
    window = window_of("messenger", ticket)
    assert window is not None
    assert abs(window.until - (timezone.now() + timedelta(days=7))) < timedelta(seconds=5)
    clock.forward(days=8)
    message = answered(clock, "Skriv här.", channel="messenger", channel_reason="Privat")

    deliver(message.pk)

    assert (fresh(message).delivery, graph.asked) == (Delivery.FAILED, [])


def test_comment_on_instagram_is_answered_under_it(instagram: Door, graph: Meta, clock: Clock) -> None:
    instagram.tell(meta.on_instagram(meta.instagram_comment("1801", "Hej")), kind="instagram")

    deliver(answered(clock).pk)

    asked = [one.path.partition("?")[0] for one in graph.asked]
    assert asked == ["/1801/replies"]


def test_too_long_a_text_never_leaves(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    message = answered(clock, "x" * 2001)

    deliver(message.pk)

    assert (fresh(message).delivery, graph.asked) == (Delivery.FAILED, [])


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


def _ms(at: Any) -> int:
    return int(at.timestamp() * 1000)
