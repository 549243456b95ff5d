"""What an account's token may and until when; what administrators are told, and when they no longer are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from channels_in.accounts import Refused
from channels_in.alarms import standing_alarms
from channels_in.base import ChannelError
from channels_in.delivery import TryLaterError, deliver
from channels_in.meta import tokens
from channels_in.models import DoorAccount
from channels_in.registry import account_forms
from tests.channels_in.meta.conftest import Door
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes import meta
from tests.fakes.meta import Meta
from tickets.actions.reply import reply
from tickets.models import Delivery, Message, Ticket

pytestmark = pytest.mark.django_db


def alarms() -> list[str]:
    return sorted(alarm.key.partition(":")[0] for alarm in standing_alarms())


def try_out(door: Door) -> None:
    kind = door.inbox.kind
    account = DoorAccount.objects.select_related("app", "inbox").get(pk=door.account.pk)
    account_forms(kind)["meta"](account=account).check_account(account)


def fresh(door: Door) -> DoorAccount:
    return DoorAccount.objects.get(pk=door.account.pk)


@pytest.fixture(params=["facebook", "messenger", "instagram", "instagram_direct"])
def any_door(request: pytest.FixtureRequest) -> Door:
    found: Door = request.getfixturevalue(request.param)
    return found


def test_test_of_the_connection_subscribes_the_page_and_sends_nothing(any_door: Door, graph: Meta) -> None:
    try_out(any_door)

    assert {"feed", "messages", "message_echoes"} <= set(graph.subscribed)
    assert (graph.said, fresh(any_door).last_error, fresh(any_door).token_expires_at) == ([], "", None)


def test_token_of_another_page_is_refused(any_door: Door, graph: Meta) -> None:
    DoorAccount.objects.update(external_id="999")

    with pytest.raises(ChannelError):
        try_out(any_door)

    assert graph.subscribed == []


def test_token_that_may_too_little_says_what_it_lacks(facebook: Door, graph: Meta) -> None:
    graph.token["scopes"] = ["pages_manage_metadata", "pages_read_user_content"]

    with pytest.raises(ChannelError, match="pages_manage_engagement"):
        try_out(facebook)

    assert alarms() == ["meta_broken"]


def test_end_of_the_token_is_known_and_told_a_week_ahead(facebook: Door, graph: Meta, clock: Clock) -> None:
    ends = int((timezone.now() + timedelta(days=20)).timestamp())
    graph.token |= {"expires_at": 0, "data_access_expires_at": ends}
    tokens.look_at_all()
    known = fresh(facebook).token_expires_at
    assert known is not None
    assert (int(known.timestamp()), alarms()) == (ends, [])

    clock.forward(days=14)
    tokens.look_at_all()
    assert alarms() == ["meta_token"]

    graph.token |= {"data_access_expires_at": ends + 90 * 86_400}
    tokens.look_at_all()
    assert alarms() == []


def test_dead_token_is_told_at_once_and_the_answer_waits(facebook: Door, graph: Meta, clock: Clock) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    ticket = Ticket.objects.get()
    message = reply(ticket, by=make_agent(teams=[ticket.team]), body="Hej")
    clock.forward(seconds=15)
    graph.next_replies.append(meta.TOKEN_IS_DEAD)

    with pytest.raises(TryLaterError):
        deliver(message.pk)
    assert (alarms(), fresh(facebook).last_error[:8]) == (["meta_broken"], "Meta 190")

    clock.forward(minutes=5)
    deliver(message.pk)
    assert (Message.objects.get(pk=message.pk).delivery, alarms()) == (Delivery.SENT, [])


def test_one_broken_account_does_not_keep_the_others_from_being_looked_at(facebook: Door, graph: Meta) -> None:
    sister = facebook.sister("messenger")
    ends = int((timezone.now() + timedelta(days=30)).timestamp())
    graph.token |= {"expires_at": ends}
    graph.next_reading.append(meta.TOKEN_IS_DEAD)

    tokens.look_at_all()

    sister.refresh_from_db()
    known = [row.token_expires_at is not None for row in (fresh(facebook), sister)]
    assert sorted(known) == [False, True]
    assert alarms() == ["meta_broken"]


def test_new_token_that_works_ends_the_alarm(facebook: Door, graph: Meta) -> None:
    graph.token["is_valid"] = False
    with pytest.raises(ChannelError):
        try_out(facebook)
    assert alarms() == ["meta_broken"]

    graph.token["is_valid"] = True
    given = {"app": facebook.account.app_id, "external_id": meta.PAGE_ID, "token": meta.TOKEN}
    form = account_forms("facebook")["meta"](given, account=fresh(facebook))
    assert form.is_valid()
    form.save(facebook.inbox, by=make_agent())
    try_out(facebook)

    assert alarms() == []


def test_inbox_that_is_closed_is_no_alarm_any_longer(facebook: Door, graph: Meta) -> None:
    graph.token["is_valid"] = False
    tokens.look_at_all()
    assert alarms() == ["meta_broken"]
    type(facebook.inbox).objects.update(is_active=False)

    tokens.look_at_all()

    assert alarms() == []


def test_two_inboxes_of_a_kind_cannot_have_the_same_page(facebook: Door) -> None:
    with pytest.raises(Refused):
        facebook.sister("facebook")
