"""G3: events in any order end the same; one bad thing in a batch loses no other; our own words make nothing."""

import random
from typing import Any

import pytest

from channels_in.delivery import deliver
from channels_in.meta.own_words import metadata_of
from channels_in.models import SocialItem
from tests.channels_in.meta.conftest import Door
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes import meta
from tests.fakes.meta import Meta
from tickets.actions.reply import reply
from tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db
AGAIN = "330100000000001_1"


def recorded() -> list[dict[str, Any]]:
    """A lively thread: three people, edits, removals, our own answer written at Facebook."""
    return [
        meta.feed(meta.post("330100000000001", "Badet öppnar", by=meta.PAGE_ID), at=1_795_000_001),
        meta.feed(meta.comment("1", "Nör då?"), at=1_795_000_010),
        meta.feed(meta.comment("1", "När då?", verb="edited"), at=1_795_000_020),
        meta.feed(meta.comment("2", "Klockan 8", by=meta.PAGE_ID, parent_id=AGAIN), at=1_795_000_030),
        meta.feed(meta.comment("3", "Dumt", by=meta.OTHER, parent_id=AGAIN), at=1_795_000_040),
        meta.feed(meta.comment("3", "Väldigt dumt", verb="edited", by=meta.OTHER), at=1_795_000_050),
        meta.feed(meta.comment("3", "", verb="remove", by=meta.OTHER), at=1_795_000_060),
    ]


def ended() -> list[tuple[object, ...]]:
    items = SocialItem.objects.select_related("message").order_by("external_id")
    return [
        (
            item.external_id,
            item.text,
            item.state,
            item.is_ours,
            item.message and (item.message.body, item.message.direction),
            [version.text for version in item.versions.all() if version.text],
        )
        for item in items
    ]


@pytest.mark.parametrize("seed", range(8))
def test_shuffled_events_end_the_same(facebook: Door, seed: int) -> None:
    told = recorded()
    random.Random(seed).shuffle(told)  # noqa: S311 -- orders to try
    for entry in told:
        facebook.tell(entry)

    assert ended() == [
        (f"{meta.PAGE_ID}_330100000000001", "Badet öppnar", "shown", True, None, []),
        (AGAIN, "När då?", "shown", False, ("Nör då?", "in"), ["Nör då?"]),
        ("330100000000001_2", "Klockan 8", "shown", True, ("Klockan 8", "out"), []),
        ("330100000000001_3", "Väldigt dumt", "withdrawn", False, ("Dumt", "in"), ["Dumt"]),
    ]
    assert Ticket.objects.count() == 2


def test_everything_in_one_batch_with_bad_things_between_loses_nothing(facebook: Door) -> None:
    bad: list[Any] = [
        None,
        5,
        "x",
        [],
        {},
        {"id": None},
        {"id": meta.PAGE_ID, "changes": "x"},
        {"id": meta.PAGE_ID, "changes": [None, 1, {"field": "feed"}, {"field": "feed", "value": []}]},
        meta.feed({"item": "comment", "verb": "add", "comment_id": {"$": 1}, "post_id": 1}),
        meta.feed({"item": "comment", "verb": {"x": 1}, "comment_id": "330100000000001_8"}),
    ]
    entries = [one for pair in zip(recorded(), bad, strict=False) for one in pair] + bad

    assert facebook.tell(*entries) == 200

    assert (Ticket.objects.count(), Message.objects.filter(direction="in").count()) == (2, 2)


def test_own_words_that_come_back_many_times_are_one_message(messenger: Door, graph: Meta, clock: Clock) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    ticket = Ticket.objects.get()
    message = reply(ticket, by=make_agent("Johan Åkerström", teams=[ticket.team]), body="Hej själv")
    clock.forward(seconds=15)
    echo = meta.echo("ut1", "Hej själv", metadata=metadata_of(message))

    messenger.tell(meta.talk(echo))  # before Meta has answered us
    deliver(message.pk)
    messenger.tell(meta.talk(echo, at=1_795_000_300_000), meta.talk(echo, at=1_795_000_400_000))

    assert Message.objects.filter(direction="out").count() == 1
    assert (Message.objects.get(pk=message.pk).delivery, graph.texts) == ("sent", [])
