"""The door of the chat as the other doors see it."""

import pytest

from channels_in.base import ChannelError
from channels_in.registry import channel
from chat.actions.end import end_chat
from chat.entries import entries_after
from chat.models import ChatSession
from tests.chat.chats import begun
from tests.factories.cast import Cast
from tickets.models import Message


def left_over(session: ChatSession) -> Message:
    """An answer somebody wrote past the actions."""
    to = {"kind": "chat", "value": str(session.pk), "name": "Ann", "role": "to"}
    return Message.objects.create(
        ticket=session.ticket, direction="out", channel="chat", delivery="pending", recipients=[to], body="Hej"
    )


def test_an_answer_reaches_a_visitor_who_is_here_once(cast: Cast) -> None:
    session = begun(cast).session
    message = left_over(session)

    channel("chat").send(message)
    channel("chat").send(Message.objects.get(pk=message.pk))

    shown = entries_after(ChatSession.objects.get(pk=session.pk), 1, for_visitor=True)
    assert [entry["text"] for entry in shown] == ["Hej"]


def test_an_answer_to_somebody_who_has_left_fails_with_a_word_of_why(cast: Cast) -> None:
    session = begun(cast).session
    end_chat(session, by=None, why="visitor")

    with pytest.raises(ChannelError) as caught:
        channel("chat").send(left_over(session))

    assert caught.value.permanent
    assert "left the chat" in str(caught.value)


def test_an_answer_to_another_chat_is_not_shown(cast: Cast) -> None:
    mine, other = begun(cast).session, begun(cast).session
    message = left_over(other)
    message.ticket = mine.ticket

    with pytest.raises(ChannelError):
        channel("chat").send(message)
