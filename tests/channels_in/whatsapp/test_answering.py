"""Answers by WhatsApp: within a day freely, afterwards with a text Meta has approved, and what became of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from channels_in.delivery import TryLaterError, deliver, retry_by_hand
from channels_in.models import DoorAccount, SocialItem
from channels_in.whatsapp.sending import window_of
from tests.channels_in.whatsapp.conftest import call, make_account
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes.web import Reply
from tests.fakes.whatsapp import WhatsApp, batch, message, refusal, status, wamid
from tickets.actions.reply import reply
from tickets.models import Delivery, Message, Ticket

pytestmark = pytest.mark.django_db


def asked(clock: Clock, *, ago: timedelta = timedelta(), **more: Any) -> tuple[Ticket, str]:
    """Somebody wrote so long ago; their ticket, and the path Meta calls."""
    _account, path = make_account()
    said = message("1", said="Sopbilen kom inte", at=int((clock.now - ago).timestamp()), **more)
    call(path, batch(said))
    return Ticket.objects.get(), path


def answered(ticket: Ticket, clock: Clock, **more: Any) -> Message:
    agent = make_agent("Johan Åkerström", teams=[ticket.team])
    made = reply(ticket, by=agent, body="Bilen kommer **på onsdag**.", **more)
    clock.forward(minutes=1)
    return made


def fresh(row: Message) -> Message:
    return Message.objects.get(pk=row.pk)


def test_answer_goes_to_the_number_as_meta_writes_it(meta: WhatsApp, clock: Clock) -> None:
    ticket, _path = asked(clock)

    deliver(answered(ticket, clock).pk)

    assert meta.sent == [
        {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "46701740605",
            "type": "text",
            "text": {"preview_url": False, "body": "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun"},
        }
    ]


def test_somebody_without_a_number_is_answered_by_their_id(meta: WhatsApp, clock: Clock) -> None:
    _account, path = make_account()
    said = message("1", said="Hej", at=int(clock.now.timestamp()), from_user_id="SE.134912")
    del said["from"]
    call(path, batch(said))

    deliver(answered(Ticket.objects.get(), clock).pk)

    assert [(row.get("to"), row.get("recipient")) for row in meta.sent] == [(None, "SE.134912")]


def test_window_is_a_day_from_what_they_wrote_last(clock: Clock) -> None:
    ticket, path = asked(clock, ago=timedelta(hours=20))
    first = window_of(ticket)
    call(path, batch(message("2", said="Hallå?", at=int(clock.now.timestamp()))))
    second = window_of(ticket)

    assert first is not None
    assert second is not None
    assert abs(first.until - clock.now - timedelta(hours=4)) < timedelta(seconds=2)
    assert abs(second.until - clock.now - timedelta(hours=24)) < timedelta(seconds=2)
    assert second.after == "template"


def test_free_words_after_the_window_never_leave(meta: WhatsApp, clock: Clock) -> None:
    ticket, _path = asked(clock, ago=timedelta(hours=25))
    made = answered(ticket, clock)

    deliver(made.pk)

    assert meta.asked == []
    assert fresh(made).delivery == Delivery.FAILED


def test_meta_has_the_last_word_on_the_window(meta: WhatsApp, clock: Clock) -> None:
    ticket, _path = asked(clock)
    made = answered(ticket, clock)
    meta.next_replies = [refusal(131047, "Re-engagement message")]

    deliver(made.pk)

    assert fresh(made).delivery_detail.startswith("Det har gått mer än 24 timmar")


@pytest.mark.parametrize(
    ("answer", "ends", "rests"),
    [
        (refusal(131026), Delivery.FAILED, False),
        (refusal(131000), Delivery.UNKNOWN, False),
        (refusal(131056), Delivery.PENDING, False),
        (refusal(131048), Delivery.PENDING, True),
        (refusal(131042), Delivery.PENDING, True),
        (refusal(190, status=401), Delivery.PENDING, True),
        (Reply(200, b'{"messages": []}'), Delivery.UNKNOWN, False),
        (Reply(500, b""), Delivery.UNKNOWN, False),
    ],
)
def test_what_whatsapp_answers_means(meta: WhatsApp, clock: Clock, answer: Reply, ends: str, rests: bool) -> None:
    ticket, _path = asked(clock)
    made = answered(ticket, clock)
    meta.next_replies = [answer]

    try:
        deliver(made.pk)
    except TryLaterError:
        assert ends == Delivery.PENDING

    assert (fresh(made).delivery, DoorAccount.objects.get().rests_until is not None) == (ends, rests)


def test_failure_told_afterwards_is_seen_on_the_message(meta: WhatsApp, clock: Clock) -> None:
    ticket, path = asked(clock)
    made = answered(ticket, clock)
    deliver(made.pk)
    told = status("ut1", "failed", errors=[{"code": 131026, "title": "Message undeliverable"}])

    for _time in range(2):
        call(path, batch(statuses=(status("ut1", "delivered"), told, status("ut1", "sent"))))

    assert (fresh(made).delivery, fresh(made).delivery_detail) == (
        Delivery.FAILED,
        "WhatsApp 131026: Message undeliverable",
    )


def test_failure_told_before_our_own_note_is_a_failure(meta: WhatsApp, clock: Clock) -> None:
    ticket, path = asked(clock)
    made = answered(ticket, clock)
    call(path, batch(statuses=(status("ut1", "failed", errors=[{"code": 131026, "title": "x"}]),)))

    deliver(made.pk)

    assert fresh(made).delivery == Delivery.FAILED


def test_read_is_noted_whatever_comes_first(meta: WhatsApp, clock: Clock) -> None:
    ticket, path = asked(clock)
    made = answered(ticket, clock)
    call(path, batch(statuses=(status("ut1", "read", at=1763799800),)))
    deliver(made.pk)
    call(path, batch(statuses=(status("ut1", "delivered"),)))

    item = SocialItem.objects.get(message=made)
    assert (item.read_at is not None, fresh(made).delivery) == (True, Delivery.SENT)


def test_too_long_an_answer_is_said_and_not_cut(meta: WhatsApp, clock: Clock) -> None:
    ticket, _path = asked(clock)
    made = reply(ticket, by=make_agent(teams=[ticket.team]), body="å" * 4096)
    clock.forward(minutes=1)

    deliver(made.pk)

    assert (meta.asked, fresh(made).delivery) == ([], Delivery.FAILED)


def test_token_is_never_seen(meta: WhatsApp, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    ticket, _path = asked(clock)
    made = answered(ticket, clock)
    meta.next_replies = [refusal(190, "Bad token EAAB-hemlig-nyckel-hos-meta", 401)]
    with pytest.raises(TryLaterError):
        deliver(made.pk)

    account = DoorAccount.objects.get()
    assert "hemlig" not in f"{caplog.text}{account.last_error}{account.secrets}{fresh(made).delivery_detail}"


def test_what_did_not_arrive_is_sent_again_by_hand(meta: WhatsApp, clock: Clock) -> None:
    ticket, path = asked(clock)
    made = answered(ticket, clock)
    deliver(made.pk)
    call(path, batch(statuses=(status("ut1", "failed", errors=[{"code": 131026, "title": "x"}]),)))

    retry_by_hand(fresh(made), by=make_agent())
    clock.forward(minutes=1)
    deliver(made.pk)

    assert (len(meta.sent), fresh(made).delivery) == (2, Delivery.SENT)
    assert SocialItem.objects.get(message=made).external_id == wamid("ut2")


@pytest.mark.parametrize(
    "after", ['UPDATE "tickets_message" SET "message_id"', 'UPDATE "tickets_message" SET "recipients"']
)
def test_failure_told_between_our_note_and_the_end_is_a_failure(meta: WhatsApp, clock: Clock, after: str) -> None:
    ticket, path = asked(clock)
    made = answered(ticket, clock)
    told: list[int] = []

    def tell(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith(after) and not told and meta.sent:
            told.append(0)
            told[0] = call(path, batch(statuses=(status("ut1", "failed", errors=[{"code": 131026, "title": "x"}]),)))
        return result

    with connection.execute_wrapper(tell):
        deliver(made.pk)

    assert told == [200]
    assert fresh(made).delivery == Delivery.FAILED
    assert [("sent" in row, "refused" in row) for row in fresh(made).recipients] == [(False, True)]
