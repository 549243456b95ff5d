"""What every door must do, run over the whole table of doors."""

from contextlib import suppress

import pytest

from channels_in.base import ChannelError, Happening
from channels_in.models import RawInbound
from channels_in.registry import ANSWERED_BY_EMAIL, DOORS, channel, sender_for
from tests.channels_in.contract.cases import CASES
from tests.factories import make_inbox, make_ticket
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind, Delivery, Direction, Message

pytestmark = pytest.mark.django_db
BROKEN = [
    b"",
    b"\x00",
    b"\xff\xfe\xfd",
    b"null",
    b"[]",
    b"{}",
    b'{"answers": 1}',
    b'{"answers": [1]}',
    b'{"answers": [{}]}',
    b'{"answers": [{"key": "a", "kind": [], "label": null, "value": {}}]}',
    b'{"answers": [{"key": "a", "kind": {}, "label": 1, "value": 1}]}',
    b"[" * 100_000,
    b"From: x\r\n\r\n",
]


@pytest.mark.parametrize("kind", DOORS)
@pytest.mark.parametrize("body", BROKEN)
def test_parse_returns_a_message_or_raises_value_error(kind: str, body: bytes) -> None:
    raw = RawInbound(inbox=make_inbox(kind=kind), external_id="x", body=body, files=[])

    with suppress(ValueError):
        assert isinstance(channel(kind).parse(raw), IncomingMessage | Happening)


@pytest.mark.parametrize("kind", DOORS)
def test_captured_bodies_become_what_they_say(kind: str) -> None:
    case = CASES[kind]
    assert case.captured or kind == ChannelKind.CHAT  # where what is said is a message at once
    for body, expected in case.captured:
        raw = RawInbound(inbox=make_inbox(kind=kind), external_id="x", body=body, files=[], envelope=case.envelope)

        incoming = channel(kind).parse(raw)

        assert {name: getattr(incoming, name) for name in expected} == expected


@pytest.mark.parametrize("kind", DOORS)
def test_send_without_a_way_raises_channel_error(kind: str) -> None:
    ticket = make_ticket()
    message = Message.objects.create(
        ticket=ticket, direction=Direction.OUT, channel=kind, delivery=Delivery.PENDING, recipients=[], body="Hej"
    )

    with pytest.raises(ChannelError) as caught:
        channel(kind).send(message)

    assert caught.value.permanent is True


@pytest.mark.parametrize("kind", sorted(ANSWERED_BY_EMAIL))
def test_doors_without_a_way_back_answer_by_email(kind: str) -> None:
    assert sender_for(kind) is channel(ChannelKind.EMAIL)


def test_kind_without_a_door_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        channel("telegraph")
