"""G9: a token taken back, a permission lost, a page gone, an old version: told to administrators, answers are kept."""

import pytest

from channels_in.alarms import standing_alarms
from channels_in.delivery import TryLaterError, deliver
from channels_in.models import DoorAccount, OutboundAttempt
from tests.channels_in.meta.conftest import Door
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.fakes.web import Reply
from tickets.actions.reply import reply
from tickets.models import Delivery, Message, Ticket

pytestmark = pytest.mark.django_db


def leaving(door: Door, clock: Clock) -> Message:
    door.tell(meta.feed(meta.comment("1", "Hej")))
    ticket = Ticket.objects.get()
    message = reply(ticket, by=make_agent(teams=[ticket.team]), body="Hej själv")
    clock.forward(seconds=15)
    return message


@pytest.mark.parametrize(
    "refusal",
    [
        meta.TOKEN_IS_DEAD,
        meta.refusal(190, "Error validating access token: Session has expired", subcode=463, status=401),
        meta.refusal(102, "Session key invalid"),
        meta.refusal(10, "(#10) Application does not have permission for this action"),
        meta.refusal(200, "(#200) Insufficient permission to post to target"),
        meta.refusal(299, "(#299) no"),
        meta.refusal(3, "(#3) Application does not have the capability to make this API call."),
    ],
)
def test_account_is_broken_administrators_know_and_the_answer_waits(
    facebook: Door, graph: Meta, clock: Clock, refusal: Reply
) -> None:
    message = leaving(facebook, clock)
    graph.next_replies.append(refusal)

    with pytest.raises(TryLaterError):
        deliver(message.pk)

    account = DoorAccount.objects.get()
    assert account.last_error.startswith("Meta ")
    assert account.rests_until is not None
    assert [alarm.key for alarm in standing_alarms()] == [f"meta_broken:{account.pk}"]
    assert Message.objects.get(pk=message.pk).delivery == Delivery.PENDING


def test_mended_account_sends_what_waited_and_the_alarm_is_gone(facebook: Door, graph: Meta, clock: Clock) -> None:
    message = leaving(facebook, clock)
    graph.next_replies.append(meta.TOKEN_IS_DEAD)
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(minutes=10)

    deliver(message.pk)

    assert (Message.objects.get(pk=message.pk).delivery, len(graph.texts)) == (Delivery.SENT, 1)
    assert (list(standing_alarms()), DoorAccount.objects.get().last_error) == ([], "")


def test_token_and_secret_are_in_no_error(facebook: Door, graph: Meta, clock: Clock) -> None:
    message = leaving(facebook, clock)
    graph.next_replies.append(meta.refusal(190, f"Malformed access token {meta.TOKEN}"))
    with pytest.raises(TryLaterError):
        deliver(message.pk)

    alarm = standing_alarms().get()
    told = [DoorAccount.objects.get().last_error, alarm.text, alarm.title, OutboundAttempt.objects.get().detail]
    assert all(meta.TOKEN not in text and meta.APP_SECRET not in text for text in told)


def test_page_that_is_gone_ends_as_failed_with_metas_words(facebook: Door, graph: Meta, clock: Clock) -> None:
    message = leaving(facebook, clock)
    graph.next_replies.append(meta.GONE)

    deliver(message.pk)

    message.refresh_from_db()
    assert message.delivery == Delivery.FAILED
    assert message.delivery_detail.startswith("Meta 100: ")


def test_version_that_is_no_more_is_told(facebook: Door, graph: Meta, clock: Clock) -> None:
    """Meta answers old versions with 2635; the same would be refused again."""
    message = leaving(facebook, clock)
    graph.next_replies.append(meta.refusal(2635, "(#2635) You are calling a deprecated version of the Ads API."))

    with pytest.raises(TryLaterError):
        deliver(message.pk)

    assert standing_alarms().count() == 1


def test_outside_the_window_is_about_that_message_alone(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    ticket = Ticket.objects.get()
    message = reply(ticket, by=make_agent(teams=[ticket.team]), body="Hej själv")
    clock.forward(seconds=15)
    graph.next_replies.append(meta.OUTSIDE_WINDOW)

    deliver(message.pk)

    assert Message.objects.get(pk=message.pk).delivery == Delivery.FAILED
    assert (list(standing_alarms()), DoorAccount.objects.get().rests_until) == ([], None)
