"""Answers that leave as SMS: once, named, and never twice when nobody knows whether they left."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from channels_in.delivery import TryLaterError, deliver, retry_by_hand
from channels_in.models import SmsAccount, SmsSent, SmsStop
from channels_in.sms.accounts import try_account
from tests.channels_in.sms.conftest import make_account
from tests.clock import Clock
from tests.factories import make_agent, make_contact, make_ticket
from tests.fakes.sms_vendors import SmsVendors, elks_report
from tests.fakes.web import Reply
from tickets.actions.errors import CannotReply
from tickets.actions.reply import reply
from tickets.models import Delivery, Message

FORM = "application/x-www-form-urlencoded"
pytestmark = pytest.mark.django_db


def answer(vendor: str = "46elks", body: str = "Bilen kommer **på onsdag**.", **fields: str) -> Message:
    account, _path = make_account(vendor, **fields)
    requester = make_contact("Ann-Christin Bergström", email=None, phone="+46701740605")
    ticket = make_ticket(team=account.inbox.team, requester=requester, inbox=account.inbox, channel="sms")
    return reply(ticket, by=make_agent("Johan Åkerström", teams=[account.inbox.team]), body=body)


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


@pytest.mark.parametrize("vendor", ["46elks", "twilio"])
def test_answer_leaves_once_and_names_the_municipality(vendors: SmsVendors, vendor: str, clock: Clock) -> None:
    message = answer(vendor)
    clock.forward(minutes=1)

    deliver(message.pk)
    deliver(message.pk)

    assert [(sms.sender, sms.to, sms.text) for sms in vendors.taken] == [
        ("+46766861004", "+46701740605", "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun")
    ]
    assert (fresh(message).channel, fresh(message).delivery) == ("sms", Delivery.SENT)
    assert [(row.parts, row.state) for row in SmsSent.objects.all()] == [(1, "sent")]


def test_cost_is_kept_as_the_vendor_said(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    clock.forward(minutes=1)
    deliver(message.pk)

    assert [str(row.cost) for row in SmsSent.objects.all()] == ["0.3500"]


@pytest.mark.parametrize("status", [429, 502, 503])
def test_busy_vendor_is_asked_again(vendors: SmsVendors, clock: Clock, status: int) -> None:
    message = answer()
    clock.forward(minutes=1)
    vendors.next_replies = [Reply(status, b"later")]

    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(minutes=5)
    deliver(message.pk)

    assert len(vendors.taken) == 1
    assert fresh(message).delivery == Delivery.SENT


@pytest.mark.parametrize("reply_to_us", [Reply(500, b"oops"), Reply(200, b"no json"), Reply(200, b"{}")])
def test_what_may_have_left_is_not_sent_again(vendors: SmsVendors, clock: Clock, reply_to_us: Reply) -> None:
    message = answer()
    clock.forward(minutes=1)
    vendors.next_replies = [reply_to_us]

    deliver(message.pk)
    deliver(message.pk)

    assert len(vendors.asked) == 1
    assert fresh(message).delivery == Delivery.UNKNOWN


def test_refused_number_ends_as_failed_with_the_vendors_words(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    clock.forward(minutes=1)
    vendors.next_replies = [Reply(400, b"Invalid to number")]

    deliver(message.pk)

    assert fresh(message).delivery == Delivery.FAILED
    assert "Invalid to number" in fresh(message).delivery_detail


def test_wrong_secret_is_told_to_administrators_and_kept_from_logs(
    vendors: SmsVendors, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    message = answer(secret="fel-hemlighet-kanarie")
    clock.forward(minutes=1)
    with pytest.raises(TryLaterError):
        deliver(message.pk)

    account = SmsAccount.objects.get()
    assert account.last_error == "46elks: 401"
    assert try_account(account) == "46elks: 401"
    assert "kanarie" not in f"{caplog.text}{account.last_error}{account.secret}{fresh(message).delivery_detail}"


def test_who_said_stop_gets_no_sms(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    SmsStop.objects.create(number="+46701740605")
    clock.forward(minutes=1)

    deliver(message.pk)

    assert vendors.taken == []
    assert fresh(message).delivery == Delivery.FAILED


def test_requester_without_a_number_cannot_be_answered_by_sms() -> None:
    account, _path = make_account()
    ticket = make_ticket(
        team=account.inbox.team, inbox=account.inbox, channel="sms", requester=make_contact(email=None)
    )

    with pytest.raises(CannotReply):
        reply(ticket, by=make_agent(teams=[account.inbox.team]), body="Hej")


def report(sms_report: str, status: str) -> int:
    path = sms_report.split("127.0.0.1:8000", 1)[1]
    return Client().post(path, elks_report("s0001", status), content_type=FORM).status_code


def test_report_that_it_did_not_arrive_is_seen_on_the_message(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    clock.forward(minutes=1)
    deliver(message.pk)
    where = vendors.taken[0].report_to

    assert [report(where, status) for status in ("failed", "failed")] == [200, 200]

    assert fresh(message).delivery == Delivery.FAILED
    assert message.ticket.events.filter(kind="delivery_changed").count() == 2  # sent, then not


def test_delivered_stays_delivered_whatever_order_reports_come_in(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    clock.forward(minutes=1)
    deliver(message.pk)
    where = vendors.taken[0].report_to

    for status in ("delivered", "sent", "failed"):
        assert report(where, status) == 200

    assert fresh(message).delivery == Delivery.SENT
    assert SmsSent.objects.get().state == "delivered"


def test_report_quicker_than_our_own_note_is_kept(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    account = SmsAccount.objects.get()
    SmsSent.objects.create(account=account, vendor_id="s0001", state="delivered")
    clock.forward(minutes=1)

    deliver(message.pk)

    assert [(row.message_id, row.state) for row in SmsSent.objects.all()] == [(message.pk, "delivered")]


def test_failure_told_before_our_own_note_is_a_failure(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    SmsSent.objects.create(account=SmsAccount.objects.get(), vendor_id="s0001", state="failed")
    clock.forward(minutes=1)

    deliver(message.pk)

    assert fresh(message).delivery == Delivery.FAILED
    assert [row.get("sent") for row in fresh(message).recipients] == [None]


@pytest.mark.parametrize("after", ['INSERT INTO "channels_in_smssent"', 'UPDATE "tickets_message" SET "recipients"'])
def test_failure_told_between_our_note_and_the_end_is_a_failure(vendors: SmsVendors, clock: Clock, after: str) -> None:
    """The vendor answers, we write that down, and in the milliseconds before the message ends the report comes."""
    message = answer()
    clock.forward(minutes=1)
    told: list[int] = []

    def tell(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith(after) and not told:
            told.append(0)
            told[0] = report(vendors.taken[0].report_to, "failed")
        return result

    with connection.execute_wrapper(tell):
        deliver(message.pk)

    assert told == [200]
    assert (fresh(message).delivery, fresh(message).delivered_at) == (Delivery.FAILED, None)
    assert [("sent" in row, "refused" in row) for row in fresh(message).recipients] == [(False, True)]
    assert [event.data["to"] for event in message.ticket.events.filter(kind="delivery_changed")] == ["failed"]


def test_sms_sent_again_is_sent_though_the_first_was_lost(vendors: SmsVendors, clock: Clock) -> None:
    message = answer()
    clock.forward(minutes=1)
    deliver(message.pk)
    report(vendors.taken[0].report_to, "failed")

    retry_by_hand(fresh(message), by=make_agent())
    clock.forward(minutes=1)
    deliver(message.pk)

    assert (len(vendors.taken), fresh(message).delivery) == (2, Delivery.SENT)


def test_report_to_a_wrong_address_is_nobodys(vendors: SmsVendors) -> None:
    account, _path = make_account()

    assert (
        Client().post(f"/in/sms/rapport/{account.pk}/", elks_report("s1", "failed"), content_type=FORM).status_code
        == 404
    )
