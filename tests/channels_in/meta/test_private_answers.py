"""Private answers by Messenger and Instagram: within the window, once, and known again when they come back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from channels_in.delivery import deliver
from channels_in.meta.own_words import metadata_of
from channels_in.models import SocialItem
from tests.channels_in.meta.answers import COMMENT, answered, fresh, milliseconds, window_of
from tests.channels_in.meta.conftest import Door, open_door
from tests.clock import Clock
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.fakes.web import Reply
from tickets.models import Delivery, Message, Ticket

pytestmark = pytest.mark.django_db


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
    messenger.tell(meta.talk(meta.message("1", "Hej", at=milliseconds(timezone.now() - timedelta(hours=3)))))
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

    facebook.tell(meta.talk(meta.message("5", "Mitt nummer är BYGG 2026-17", at=milliseconds(timezone.now()))))
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


def test_too_long_a_text_never_leaves(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    message = answered(clock, "x" * 2001)

    deliver(message.pk)

    assert (fresh(message).delivery, graph.asked) == (Delivery.FAILED, [])
