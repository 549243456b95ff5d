"""What a network tells comes in any order and more than once: the end is the same."""

import threading
from datetime import UTC, datetime, timedelta
from itertools import count, permutations
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels_in.base import ChannelError
from channels_in.models import SocialItem
from channels_in.social.items import keep_ours
from tests.factories import make_ticket
from tests.fakes.social_door import PublicDoor, came, make_page
from tickets.actions.reply import reply
from tickets.models import Delivery, EventKind, Inbox, Message

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
_ids = count(1)
# (what, text, minutes after START)
TOLD = [
    ("said", "Först", 0),
    ("edited", "Sedan", 1),
    ("edited", "Först", 2),
    ("edited", "Till sist", 3),
    ("edited", "I samma stund", 3),
    ("withdrawn", "", 4),
]


def tell(page: Inbox, item_id: str, what: str, text: str, minutes: int) -> None:
    at = (START + timedelta(minutes=minutes)).isoformat()
    # Each delivery is another, so that nothing but what it does keeps it from being done twice.
    came(page, what, id=item_id, text=text, at=at, delivery=next(_ids)) if what != "said" else came(
        page, what, id=item_id, text=text, at=at
    )


def end_of(page: Inbox, item_id: str) -> Any:
    item = SocialItem.objects.get(inbox=page, external_id=item_id)
    kinds = item.message.ticket.events.values_list("kind", flat=True) if item.message else []
    versions = list(item.versions.values_list("text", "until"))
    return item.text, item.edited_at, item.state, versions, item.message_id is not None, sorted(set(kinds))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(TOLD), again=st.lists(st.sampled_from(TOLD), max_size=4))
def test_any_order_and_repetition_ends_the_same(page: Inbox, order: list[Any], again: list[Any]) -> None:
    told, straight = f"a{next(_ids)}", f"b{next(_ids)}"

    for one in TOLD:
        tell(page, straight, *one)
    for one in [*order, *again]:
        tell(page, told, *one)

    assert end_of(page, told) == end_of(page, straight)


def test_every_order_of_three_keeps_what_it_began_with(page: Inbox) -> None:
    three = TOLD[:3]
    for place, order in enumerate(permutations(three)):
        for one in order:
            tell(page, f"p{place}", *one)

    ends = [end_of(page, f"p{place}") for place in range(6)]
    assert ends == [ends[0]] * 6
    assert [text for text, _until in ends[0][3]] == ["Först", "Sedan"]


def test_what_was_changed_before_it_came_says_so_on_its_ticket(page: Inbox) -> None:
    tell(page, "1", "edited", "Sedan", 1)
    tell(page, "1", "withdrawn", "", 2)
    tell(page, "1", "said", "Först", 0)

    message = Message.objects.get()
    kinds = set(message.ticket.events.values_list("kind", flat=True))
    assert message.body == "Först"
    assert {EventKind.MESSAGE_EDITED, EventKind.MESSAGE_WITHDRAWN} <= kinds


def test_failure_told_before_we_know_the_message_is_a_failure(page: Inbox) -> None:
    came(page, "said", id="1", text="Hej")
    ticket = Message.objects.get().ticket
    agent = page.team.memberships.first().agent  # type: ignore[union-attr]
    message = reply(ticket, by=agent, body="Hej!")
    came(page, "fared", id="x9", state="failed", detail="131047 window", at=START.isoformat())

    with pytest.raises(ChannelError, match="131047 window") as raised:
        keep_ours(page, message, external_id="x9")

    assert raised.value.permanent


def test_failure_told_afterwards_is_on_the_message(page: Inbox) -> None:
    came(page, "said", id="1", text="Hej")
    agent = page.team.memberships.first().agent  # type: ignore[union-attr]
    message = reply(Message.objects.get().ticket, by=agent, body="Hej!")
    keep_ours(page, message, external_id="x9")

    for number in range(2):
        came(page, "fared", id="x9", state="failed", detail="borta", at=START.isoformat(), delivery=number)

    message.refresh_from_db()
    assert (message.delivery, message.delivery_detail) == (Delivery.FAILED, "borta")
    assert message.ticket.events.filter(kind=EventKind.DELIVERY_CHANGED).count() == 1


def test_reading_is_noted_at_its_first_time(page: Inbox) -> None:
    ticket = make_ticket(inbox=make_page("instagram", team=page.team))
    message = ticket.messages.create(direction="out", delivery="sent", channel="messenger", body="Hej")
    keep_ours(page, message, external_id="x1")

    for minutes in (5, 2, 9):
        at = (START + timedelta(minutes=minutes)).isoformat()
        came(page, "fared", id="x1", state="read", at=at)

    item = SocialItem.objects.get(external_id="x1")
    assert (item.read_at, item.is_public) == (START + timedelta(minutes=2), False)
    assert PublicDoor.sent == []


@pytest.mark.django_db(transaction=True)
def test_all_at_once_ends_the_same(page: Inbox) -> None:
    barrier = threading.Barrier(len(TOLD) * 2)
    faults: list[BaseException] = []

    def run(one: Any) -> None:
        try:
            barrier.wait()
            tell(page, "at-once", *one)
        except BaseException as error:
            faults.append(error)
        finally:
            connection.close()

    for one in TOLD:
        tell(page, "straight", *one)
    threads = [threading.Thread(target=run, args=(one,)) for one in TOLD * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert end_of(page, "at-once") == end_of(page, "straight")
