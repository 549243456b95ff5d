"""Every outgoing message ends as sent, failed or unknown, whatever the mail server does."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from channels_in import delivery, tasks
from channels_in.delivery import TryLaterError, deliver, retry_by_hand
from channels_in.locks import only_one
from channels_in.models import OutboundAttempt
from tests.clock import Clock
from tests.factories import make_agent, make_contact, make_team, make_ticket
from tests.fakes.smtp import Manner, SmtpServer
from tickets.actions.reply import DELIVER, reply
from tickets.models import Delivery, Message, Participant

pytestmark = pytest.mark.django_db


def answer(*, also_to: tuple[str, ...] = ()) -> Message:
    team = make_team()
    ticket = make_ticket(team=team, requester=make_contact(email="ann-christin@mejl.example"))
    for address in also_to:
        Participant.objects.create(ticket=ticket, contact=make_contact(email=address), gets_replies=True)
    return reply(ticket, by=make_agent(teams=[team]), body="Bilen kommer på onsdag.")


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def keep_trying(message: Message, clock: Clock, *, hours: float) -> int:
    """Do what the job does: again every five minutes. Returns how many tries there were."""
    tries = 0
    for _try in range(int(hours * 12)):
        try:
            deliver(message.pk)
        except TryLaterError:
            clock.forward(minutes=5)
        tries += 1
        if fresh(message).delivery != Delivery.PENDING:
            break
    return tries


def test_deliver_sends_once_and_says_so(smtp: SmtpServer) -> None:
    message = answer()

    deliver(message.pk)
    deliver(message.pk)

    assert [received.recipients for received in smtp.received] == [["ann-christin@mejl.example"]]
    assert fresh(message).delivery == Delivery.SENT
    assert fresh(message).delivered_at is not None
    assert [attempt.result for attempt in message.attempts.all()] == ["sent"]


def test_busy_server_is_tried_again_and_the_mail_sent_once(smtp: SmtpServer, clock: Clock) -> None:
    message = answer()
    smtp.manner = Manner.BUSY
    keep_trying(message, clock, hours=2)

    smtp.manner = Manner.ACCEPT
    deliver(message.pk)

    assert len(smtp.received) == 1
    assert smtp.received[0].mail["Message-ID"] == f"<{message.message_id}>"
    assert fresh(message).delivery == Delivery.SENT


def test_busy_server_is_given_up_after_four_hours_and_it_shows(smtp: SmtpServer, clock: Clock) -> None:
    message = answer()
    smtp.manner = Manner.BUSY

    tries = keep_trying(message, clock, hours=10)

    assert tries == delivery.MOST_ATTEMPTS
    assert fresh(message).delivery == Delivery.FAILED
    assert fresh(message).delivery_detail == "451 4.3.0 try again later"
    assert smtp.received == []


def test_refused_address_fails_at_once(smtp: SmtpServer) -> None:
    message = answer()
    smtp.manner = Manner.REFUSE

    deliver(message.pk)

    assert fresh(message).delivery == Delivery.FAILED
    assert "550 5.1.1" in fresh(message).delivery_detail
    assert message.attempts.count() == 1


def test_server_that_takes_nobody_is_no_fault_of_the_address(smtp: SmtpServer) -> None:
    message = answer()
    smtp.manner = Manner.CLOSED_DOOR

    with pytest.raises(TryLaterError):
        deliver(message.pk)

    assert fresh(message).delivery == Delivery.PENDING


def test_no_server_at_all_is_tried_again(smtp: SmtpServer, settings: Settings) -> None:
    message = answer()
    settings.EMAIL_PORT = 1

    with pytest.raises(TryLaterError):
        deliver(message.pk)

    assert [attempt.detail for attempt in message.attempts.all()] == ["ConnectionRefusedError"]


@pytest.mark.parametrize("manner", [Manner.DROP_BEFORE_250, Manner.ACCEPT_THEN_CUT, Manner.HANG])
def test_connection_lost_after_the_text_is_tried_again_with_the_same_id(smtp: SmtpServer, manner: Manner) -> None:
    message = answer()
    smtp.manner = manner
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    assert [attempt.may_have_left for attempt in message.attempts.all()] == [True]

    smtp.manner = Manner.ACCEPT
    deliver(message.pk)

    assert fresh(message).delivery == Delivery.SENT
    assert {received.mail["Message-ID"] for received in smtp.received} == {f"<{message.message_id}>"}
    assert len(smtp.received) == (2 if manner is Manner.ACCEPT_THEN_CUT else 1)


def test_mail_that_may_have_left_ends_as_unknown(smtp: SmtpServer, clock: Clock) -> None:
    message = answer()
    smtp.manner = Manner.ACCEPT_THEN_CUT
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    smtp.manner = Manner.BUSY

    keep_trying(message, clock, hours=10)

    assert fresh(message).delivery == Delivery.UNKNOWN


def test_attempt_of_a_killed_worker_counts_as_one_that_may_have_left(smtp: SmtpServer, clock: Clock) -> None:
    message = answer()
    killed = OutboundAttempt.objects.create(message=message)
    smtp.manner = Manner.BUSY

    keep_trying(message, clock, hours=10)

    killed.refresh_from_db()
    assert (killed.result, killed.may_have_left) == ("retry", True)
    assert fresh(message).delivery == Delivery.UNKNOWN


def test_one_refused_recipient_does_not_keep_it_from_the_others(smtp: SmtpServer) -> None:
    message = answer(also_to=("borta@mejl.example", "siv@mejl.example"))
    smtp.manners["borta@mejl.example"] = Manner.REFUSE

    deliver(message.pk)

    assert [received.recipients[0] for received in smtp.received] == ["ann-christin@mejl.example", "siv@mejl.example"]
    assert fresh(message).delivery == Delivery.FAILED
    assert fresh(message).delivery_detail.startswith("borta@mejl.example: 550")


def test_retry_goes_only_to_those_who_have_not_had_it(smtp: SmtpServer) -> None:
    message = answer(also_to=("siv@mejl.example",))
    smtp.manners["siv@mejl.example"] = Manner.BUSY
    with pytest.raises(TryLaterError):
        deliver(message.pk)

    smtp.manners.clear()
    deliver(message.pk)

    assert [received.recipients[0] for received in smtp.received] == ["ann-christin@mejl.example", "siv@mejl.example"]
    assert fresh(message).delivery == Delivery.SENT


def test_retry_by_hand_tries_a_refused_address_anew(smtp: SmtpServer, clock: Clock) -> None:
    message = answer()
    smtp.manner = Manner.REFUSE
    deliver(message.pk)
    smtp.manner = Manner.ACCEPT
    clock.forward(hours=9)

    assert retry_by_hand(fresh(message), by=None) is True
    deliver(message.pk)

    assert fresh(message).delivery == Delivery.SENT
    assert retry_by_hand(fresh(message), by=None) is False


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_send_once(smtp: SmtpServer) -> None:
    message = answer()

    def job() -> bool:
        try:
            deliver(message.pk)
        except TryLaterError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _number: job(), range(6)))

    assert len(smtp.received) == 1
    assert fresh(message).delivery == Delivery.SENT


def test_only_one_gives_the_lock_back() -> None:
    with only_one("deliver", 7) as first:
        pass
    with only_one("deliver", 7) as second:
        pass

    assert (first, second) == (True, True)


def test_sweep_asks_again_only_where_no_job_is_left(clock: Clock) -> None:
    message = answer()
    clock.forward(hours=1)

    tasks.sweep(0)
    assert ProcrastinateJob.objects.filter(task_name=DELIVER).count() == 1
    delete_jobs()
    tasks.sweep(0)
    tasks.sweep(0)

    assert jobs_for(message) == 1


def delete_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def jobs_for(message: Message) -> int:
    return ProcrastinateJob.objects.filter(task_name=DELIVER, args__message_id=message.pk).count()


@pytest.fixture(autouse=True)
def _no_counts_left() -> None:
    cache.clear()
