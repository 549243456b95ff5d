"""Scheduled answers leave at their time, and not past what the requester has written since."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from channels_in.delivery import NotYetError, deliver
from channels_in.tasks import sweep
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tests.factories.tickets import make_incoming
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.actions.reply import DELIVER, reply
from tickets.actions.send_now import reschedule, send_now
from tickets.actions.undo_sending import TooLate, undo_sending
from tickets.incoming import IncomingAddress
from tickets.models import EventKind, Message, Ticket
from tickets.references import reply_token

TOMORROW = timedelta(days=1)


def jobs() -> list[tuple[int, bool]]:
    """(message, whether it waits for a time) of every delivery job."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (args->>'message_id')::bigint, scheduled_at IS NOT NULL FROM procrastinate_jobs"
            " WHERE task_name = %s ORDER BY id",
            [DELIVER],
        )
        return list(cursor.fetchall())


def planned(cast: Cast, email: str = "eva@mejl.example") -> Message:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Eva", email=email))
    return reply(ticket, by=cast.johan, body="I morgon", send_at=timezone.now() + TOMORROW)


def time_comes(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(send_at=timezone.now())


def they_write(ticket: Ticket) -> None:
    sender = IncomingAddress("email", "eva@mejl.example")
    receive(make_incoming(sender=sender, reply_token=reply_token(ticket.pk)), inbox=ticket.inbox)


def test_scheduled_answer_waits_with_its_job_and_an_event(cast: Cast) -> None:
    message = planned(cast)

    with pytest.raises(NotYetError):
        deliver(message.pk)

    assert jobs() == [(message.pk, True)]
    assert message.ticket.events.filter(kind=EventKind.SCHEDULED).count() == 1
    assert (message.is_scheduled, Ticket.objects.get().first_answered_at) == (True, None)


def test_scheduled_answer_counts_as_the_first_when_it_leaves(cast: Cast) -> None:
    message = planned(cast)
    time_comes(message)

    deliver(message.pk)

    assert Message.objects.get(pk=message.pk).delivery == "sent"
    assert Ticket.objects.get().first_answered_at is not None


def test_answer_is_held_when_the_requester_has_written_since(cast: Cast) -> None:
    message = planned(cast)
    they_write(message.ticket)
    time_comes(message)

    deliver(message.pk)

    row = Message.objects.get(pk=message.pk)
    assert (row.delivery, row.held_at is not None, row.attempts.count()) == ("pending", True, 0)
    assert message.ticket.events.filter(kind=EventKind.SCHEDULED, data__held=True).count() == 1


def test_held_answer_leaves_when_an_agent_says_so(cast: Cast) -> None:
    message = planned(cast)
    they_write(message.ticket)
    time_comes(message)
    deliver(message.pk)

    send_now(message, by=cast.asa)
    deliver(message.pk)

    assert Message.objects.get(pk=message.pk).delivery == "sent"


def test_held_answer_can_be_taken_back(cast: Cast) -> None:
    message = planned(cast)
    they_write(message.ticket)
    time_comes(message)
    deliver(message.pk)

    draft = undo_sending(message, by=cast.asa)

    assert draft is not None
    assert (draft.agent, draft.body) == (cast.asa, "I morgon")


def test_another_time_is_another_job(cast: Cast) -> None:
    message = planned(cast)

    reschedule(message, timezone.now() + 2 * TOMORROW, by=cast.johan)

    assert jobs() == [(message.pk, True), (message.pk, True)]
    assert Message.objects.filter(pk=message.pk, send_at__gt=timezone.now() + TOMORROW).exists()


@pytest.mark.parametrize("days", [-1, 400])
def test_time_that_has_passed_or_is_far_away_is_refused(cast: Cast, days: int) -> None:
    message = planned(cast)

    with pytest.raises(InvalidChange):
        reschedule(message, timezone.now() + timedelta(days=days), by=cast.johan)


def test_what_has_left_has_no_other_time(cast: Cast) -> None:
    message = planned(cast)
    send_now(message, by=cast.johan)
    deliver(message.pk)

    with pytest.raises(TooLate):
        reschedule(message, timezone.now() + TOMORROW, by=cast.johan)


def test_sweep_leaves_what_waits_for_its_time_or_for_a_person(cast: Cast) -> None:
    early, held = planned(cast), planned(cast, "eva@annan.example")
    Message.objects.update(queued_at=timezone.now() - TOMORROW)
    Message.objects.filter(pk=held.pk).update(held_at=timezone.now(), send_at=timezone.now() - TOMORROW / 2)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    sweep(0)
    assert jobs() == []

    Message.objects.filter(pk=early.pk).update(send_at=timezone.now() - TOMORROW / 2)
    sweep(0)
    assert jobs() == [(early.pk, False)]
