"""Many answers at once: one connection, every one of them ends once, and one that cannot leave keeps back no other."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params
from pytest_django.fixtures import Settings

from channels_in import batches, delivery
from channels_in.batches import deliver_with_others
from channels_in.delivery import NotYetError, TryLaterError, retry_by_hand
from channels_in.models import MailServer, OutboundAttempt
from tests.clock import Clock
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket
from tests.fakes.smtp import Manner, SmtpServer
from tickets.actions.reply import DELIVER, reply
from tickets.models import Delivery, Inbox, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox() -> Inbox:
    return make_inbox(kind="email", address="kundcenter@storan.example", team=make_team(), acknowledges=False)


def answers(inbox: Inbox, count: int, domain: str = "mejl.example") -> list[Message]:
    """To mottagare0@… and on, each on a ticket of its own."""
    agent = make_agent(teams=[inbox.team])
    made = []
    for number in range(count):
        requester = make_contact(email=f"mottagare{number}@{domain}")
        ticket = make_ticket(team=inbox.team, inbox=inbox, requester=requester, channel="email")
        made.append(reply(ticket, by=agent, body="Bilen kommer på onsdag."))
    return made


def run(message: Message) -> bool:
    """Do what the job does. Returns whether it has to come back."""
    try:
        deliver_with_others(message.pk)
    except TryLaterError:
        return True
    return False


def deliveries(messages: list[Message]) -> list[str]:
    return [Message.objects.get(pk=message.pk).delivery for message in messages]


def results(messages: list[Message]) -> list[list[str]]:
    return [[attempt.result for attempt in message.attempts.all()] for message in messages]


def jobs() -> list[int]:
    waiting = ProcrastinateJob.objects.filter(task_name=DELIVER).order_by("id")
    return [job.args["message_id"] for job in waiting]


def addressed(smtp: SmtpServer) -> list[str]:
    return [received.recipients[0] for received in smtp.received]


def test_one_job_delivers_all_over_one_connection(smtp: SmtpServer, inbox: Inbox) -> None:
    messages = answers(inbox, 30)

    run(messages[0])

    assert smtp.connections == 1
    assert addressed(smtp) == [f"mottagare{number}@mejl.example" for number in range(30)]
    assert deliveries(messages) == [Delivery.SENT] * 30
    assert results(messages) == [["sent"]] * 30


def test_jobs_of_delivered_messages_go_and_the_others_stay(smtp: SmtpServer, inbox: Inbox) -> None:
    messages = answers(inbox, 4)
    smtp.manners["mottagare2@mejl.example"] = Manner.BUSY

    run(messages[0])

    assert jobs() == [messages[0].pk, messages[2].pk]  # the first is the one that runs
    waiting = ProcrastinateJob.objects.get(args__message_id=messages[2].pk)
    assert waiting.scheduled_at > timezone.now()


def test_other_inboxes_are_left_alone(smtp: SmtpServer, inbox: Inbox) -> None:
    other = make_inbox(kind="email", address="annan@storan.example", team=inbox.team, acknowledges=False)
    messages, others = answers(inbox, 2), answers(other, 1, "post.example")

    run(messages[0])

    assert deliveries([*messages, *others]) == [Delivery.SENT, Delivery.SENT, Delivery.PENDING]


@pytest.mark.parametrize("manner", [Manner.REFUSE, Manner.BUSY, Manner.DROP_BEFORE_250, Manner.ACCEPT_THEN_CUT])
def test_one_that_cannot_leave_keeps_back_no_other(smtp: SmtpServer, inbox: Inbox, manner: Manner) -> None:
    messages = answers(inbox, 5)
    smtp.manners["mottagare2@mejl.example"] = manner

    run(messages[0])

    ended = deliveries(messages)
    assert ended[:2] + ended[3:] == [Delivery.SENT] * 4
    assert ended[2] == (Delivery.FAILED if manner is Manner.REFUSE else Delivery.PENDING)
    may_have_left = manner in (Manner.DROP_BEFORE_250, Manner.ACCEPT_THEN_CUT)
    assert [attempt.may_have_left for attempt in messages[2].attempts.all()] == [may_have_left]
    assert smtp.connections == (2 if may_have_left else 1)


def test_server_that_ends_connections_is_connected_to_again(smtp: SmtpServer, inbox: Inbox) -> None:
    messages = answers(inbox, 10)
    smtp.mails_each = 3

    run(messages[0])

    assert deliveries(messages) == [Delivery.SENT] * 10
    assert results(messages) == [["sent"]] * 10
    assert len(smtp.received) == 10
    assert smtp.connections == 4


def test_server_that_is_gone_is_left_alone_for_a_minute(
    smtp: SmtpServer, inbox: Inbox, settings: Settings, clock: Clock
) -> None:
    messages = answers(inbox, 5)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1

    assert run(messages[0])
    assert results(messages) == [["retry"], [], [], [], []]
    settings.EMAIL_PORT = port
    with pytest.raises(NotYetError) as told:
        deliver_with_others(messages[1].pk)

    assert OutboundAttempt.objects.count() == 1  # waiting costs no try
    assert timedelta(0) < told.value.at - timezone.now() <= timedelta(minutes=1)
    clock.forward(minutes=1)
    assert not run(messages[1])
    assert deliveries(messages[1:]) == [Delivery.SENT] * 4
    assert MailServer.objects.get().last_error == ""


def test_slow_server_takes_a_job_no_longer_than_its_time(
    smtp: SmtpServer, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = answers(inbox, 12)
    smtp.manner = Manner.SLOW
    monkeypatch.setattr(batches, "WORK_MAX", timedelta(seconds=0.35))

    run(messages[0])

    sent = deliveries(messages).count(Delivery.SENT)
    assert 2 <= sent <= 6
    assert results(messages).count([]) == 12 - sent  # those not reached were not tried
    due = ProcrastinateJob.objects.filter(task_name=DELIVER, scheduled_at__gt=timezone.now())
    assert due.count() == 0  # and come at once
    run(messages[-1])
    assert len(set(addressed(smtp))) == len(smtp.received)


def test_killed_in_the_middle_may_have_left_and_goes_again_with_the_same_id(
    smtp: SmtpServer, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = answers(inbox, 4)
    killed = delivery.begin([message.pk for message in messages])
    assert len(killed.attempts) == 4

    for message in messages:
        run(message)

    assert deliveries(messages) == [Delivery.SENT] * 4
    assert results(messages) == [["retry", "sent"]] * 4
    assert [list(message.attempts.values_list("may_have_left", flat=True)) for message in messages] == [
        [True, False]
    ] * 4
    assert [received.mail["Message-ID"] for received in smtp.received] == [f"<{row.message_id}>" for row in messages]


def test_message_with_a_time_of_its_own_is_left_alone_until_then(smtp: SmtpServer, inbox: Inbox, clock: Clock) -> None:
    messages = answers(inbox, 3)
    Message.objects.filter(pk=messages[1].pk).update(send_at=timezone.now() + timedelta(hours=1))

    run(messages[0])
    assert run(messages[1])

    assert deliveries(messages) == [Delivery.SENT, Delivery.PENDING, Delivery.SENT]
    assert results(messages)[1] == []
    clock.forward(hours=1)
    assert not run(messages[1])
    assert deliveries(messages) == [Delivery.SENT] * 3


def test_rate_holds_and_waiting_costs_no_try(smtp: SmtpServer, inbox: Inbox, clock: Clock) -> None:
    MailServer.objects.create(inbox=inbox, per_minute=4)
    messages = answers(inbox, 10)

    run(messages[0])
    assert deliveries(messages).count(Delivery.SENT) == 4
    assert run(messages[9])
    assert len(smtp.received) == 4
    clock.forward(seconds=50)
    assert run(messages[9])
    assert len(smtp.received) == 4

    clock.forward(seconds=20)
    run(messages[9])
    assert len(smtp.received) == 8
    clock.forward(seconds=70)
    run(messages[8])
    assert deliveries(messages) == [Delivery.SENT] * 10
    assert results(messages) == [["sent"]] * 10


def test_message_to_more_than_a_minute_takes_goes_alone(smtp: SmtpServer, inbox: Inbox, clock: Clock) -> None:
    MailServer.objects.create(inbox=inbox, per_minute=2)
    many, one = answers(inbox, 2)
    people = [{"kind": "email", "value": f"kopia{number}@mejl.example", "name": ""} for number in range(5)]
    Message.objects.filter(pk=many.pk).update(recipients=people)

    run(many)

    assert deliveries([many, one]) == [Delivery.SENT, Delivery.PENDING]
    clock.forward(seconds=61)
    run(one)
    assert deliveries([one]) == [Delivery.SENT]


def test_lanes_of_an_inbox_are_few_and_the_rest_comes_back(smtp: SmtpServer, inbox: Inbox) -> None:
    message = answers(inbox, 1)[0]
    with psycopg.connect(**connector_params(connection.alias), autocommit=True) as others:
        others.execute("SELECT pg_advisory_lock(%s, %s)", [_kind("lane 0"), inbox.pk])
        others.execute("SELECT pg_advisory_lock(%s, %s)", [_kind("lane 1"), inbox.pk])
        with pytest.raises(NotYetError):
            deliver_with_others(message.pk)
        # The server hears of a closed connection a moment later.
        others.execute("SELECT pg_advisory_unlock_all()")

    assert not run(message)
    assert message.attempts.count() == 1


def _kind(what: str) -> int:
    return zlib.crc32(what.encode()) - 2**31


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_message_once(smtp: SmtpServer) -> None:
    inbox = make_inbox(kind="email", address="kundcenter@storan.example", team=make_team(), acknowledges=False)
    messages = answers(inbox, 24)

    def job(message: Message) -> None:
        try:
            run(message)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(job, messages))
    for message in messages:
        run(message)

    assert sorted(addressed(smtp)) == sorted(f"mottagare{number}@mejl.example" for number in range(24))
    assert deliveries(messages) == [Delivery.SENT] * 24
    assert results(messages) == [["sent"]] * 24


def test_tried_again_by_hand_it_joins_a_batch(smtp: SmtpServer, inbox: Inbox, clock: Clock) -> None:
    messages = answers(inbox, 2)
    smtp.manner = Manner.REFUSE
    run(messages[0])
    smtp.manner = Manner.ACCEPT
    clock.forward(minutes=1)
    for message in messages:
        retry_by_hand(Message.objects.get(pk=message.pk), by=None)

    run(messages[0])

    assert deliveries(messages) == [Delivery.SENT] * 2


@pytest.fixture(autouse=True)
def _no_counts_left() -> None:
    cache.clear()
