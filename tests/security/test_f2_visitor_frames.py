"""F2, F6: one answer to what is no frame of ours; no frame calls a method; fields it does not know count nothing."""

import json
from typing import Any

import pytest
from channels.db import database_sync_to_async
from hypothesis import given
from hypothesis import strategies as st

from chat.models import ChatEntry, ChatSession
from chat.visitor_frames import FRAME_MAX, NoFrame, read_frame
from tests.chat.visitors import door, page, settle
from tickets.models import Message

TOKEN = "a" * 43
NOT_OURS = [
    *("null", "1", "[]", "{}", '"ping"', "NaN", "Infinity", "", "hej", "{", '{"type": "ping"', "\ufeff{}", "\x00"),
    '{"type": null}',
    '{"type": ["ping"]}',
    '{"type": {"type": "ping"}}',
    '{"type": "chat.message"}',
    '{"type": "chat.entries", "public": [{"seq": 1, "before": 0, "text": "hej"}]}',
    '{"type": "chat.state", "session": 1}',
    '{"type": "websocket.close"}',
    '{"type": "websocket.disconnect", "code": 1000}',
    '{"type": "__init__"}',
    '{"type": "__class__"}',
    '{"type": "disconnect"}',
    '{"type": "dispatch"}',
    '{"type": "look_again"}',
    '{"type": "base"}',
    '{"type": "Ping"}',
    '{"type": "open"}',
    '{"type": "open", "token": 1}',
    '{"type": "open", "token": ["' + TOKEN + '"]}',
    '{"type": "open", "token": "' + TOKEN + '", "after": -1}',
    '{"type": "open", "token": "' + TOKEN + '", "after": 1.5}',
    '{"type": "open", "token": "' + TOKEN + '", "after": true}',
    '{"type": "open", "token": "' + TOKEN + '", "after": 99999999999999999999}',
    '{"type": "open", "token": "' + TOKEN + '", "after": 1e400}',
    '{"type": "say", "id": "", "text": "x"}',
    '{"type": "say", "id": "x.*", "text": "x"}',
    '{"type": "say", "id": "å", "text": "x"}',
    '{"type": "say", "id": "' + "x" * 81 + '", "text": "x"}',
    '{"type": "say", "id": "x", "text": ["x"]}',
    '{"type": "say", "id": 1, "text": "x"}',
    '{"type": "typing", "on": 1}',
    '{"type": "marks", "received": "1", "read": 1}',
    '{"type": "rate", "stars": 6}',
    '{"type": "rate", "stars": 0}',
    '{"type": "wish", "what": "delete"}',
    '{"type": "start", "token": "' + TOKEN + '", "inbox": "../x", "id": "a", "text": "x"}',
    "[" * 90 + "]" * 90,
    "[" * 9_000 + "]" * 9_000,
    '{"a":' * 3_000 + "1" + "}" * 3_000,
    '{"type": "ping", "x": ' + "9" * 10_000 + "}",
]


@pytest.mark.parametrize("text", NOT_OURS, ids=range(len(NOT_OURS)))
def test_it_is_no_frame(text: str) -> None:
    with pytest.raises(NoFrame):
        read_frame(text)


def is_frame_or_none(text: str) -> bool:
    """Whether it is read as one of our frames, or refused as none: never anything else."""
    try:
        frame = read_frame(text)
    except NoFrame:
        return True
    return type(frame).__module__ == read_frame.__module__


@given(st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_whatever_comes_is_a_frame_or_none_and_never_an_error(text: str) -> None:
    assert is_frame_or_none(text)


@given(
    st.dictionaries(st.sampled_from(["token", "id", "text", "page", "after", "on", "stars"]), st.integers() | st.text())
)
def test_fields_of_other_kinds_are_a_frame_or_none_and_never_an_error(fields: dict[str, Any]) -> None:
    for kind in ("open", "start", "say", "typing", "marks", "wish", "transcript", "rate", "end", "stay"):
        assert is_frame_or_none(json.dumps({**fields, "type": kind}))


@pytest.mark.django_db(transaction=True)
class TestSocket:
    @pytest.fixture(autouse=True)
    def _settled(self) -> object:
        yield
        settle()

    @pytest.mark.parametrize("text", [*NOT_OURS[:20], "x" * (FRAME_MAX + 1), "x" * 10**6])
    async def test_one_answer_and_the_socket_closes_while_others_go_on(self, text: str) -> None:
        await door()
        visitor, other = await page(), await page()

        await visitor.say(text)

        assert await visitor.closed() == (4009 if len(text) > FRAME_MAX else 4008)
        assert visitor.frames == [{"type": "error"}]
        await other.say({"type": "ping"})
        assert await other.hear("pong") == {"type": "pong"}
        await other.leave()

    async def test_bytes_close_the_socket(self) -> None:
        await door()
        visitor = await page()

        await visitor.socket.send_input({"type": "websocket.receive", "bytes": b"\xff\xfe"})

        assert await visitor.closed() == 4007
        assert visitor.frames == [{"type": "error"}]

    async def test_role_time_and_visibility_are_not_the_pages_to_say(self) -> None:
        inbox = await door()
        visitor = await page()
        forged = {
            "sender": "agent",
            "side": "agent",
            "agent_id": 1,
            "kind": "note",
            "internal": True,
            "is_internal": True,
            "created_at": "2001-01-01T00:00:00Z",
            "at": "2001-01-01T00:00:00Z",
            "seq": 900,
            "html": "<b>x</b>",
            "name": "Kommunens växel",
            "session": 1,
            "files": [{"storage_name": "2026/01/x"}],
        }
        await visitor.start(inbox, "Hej!", name="Ann")

        await visitor.say({**forged, "type": "say", "id": "m-2", "text": "Jag bestämmer"})
        entry = await visitor.hear_text("Jag bestämmer")

        assert (entry["side"], entry["kind"], entry["seq"], entry["name"], entry["files"]) == (
            *("visitor", "message", 2, "Ann"),
            [],
        )
        assert not entry["at"].startswith("2001")
        message = await database_sync_to_async(Message.objects.get)(body="Jag bestämmer")
        assert (message.direction, message.agent_id, message.body_html) == ("in", None, "")
        assert await database_sync_to_async(ChatEntry.objects.filter(is_internal=True).count)() == 0
        await visitor.leave()

    async def test_nul_and_lone_surrogates_are_stored_as_text_that_can_be(self) -> None:
        inbox = await door()
        visitor = await page()

        await visitor.say(
            '{"type": "start", "token": "%s", "inbox": "%s", "id": "m-1", "text": "a\\u0000b\\ud800c", '
            '"name": "\\ud800", "page": {"url": "https://x.example/\\u0000", "title": "\\u0000"}}'
            % (visitor.token, inbox.slug)
        )
        await visitor.hear("ack")

        session = await database_sync_to_async(ChatSession.objects.get)()
        assert session.last_seq == 1
        assert [one.body for one in await database_sync_to_async(lambda: list(Message.objects.all()))()] == [
            "ab\ufffdc"
        ]
        await visitor.leave()
