"""Hints to the sockets of a chat, sent when the transaction has committed. Who gets one reads the truth."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django.db import connection, transaction

from chat import groups
from chat.waking import wake

Entry = dict[str, Any]


def tell_entries(session_id: int, entries: Sequence[Entry], public: Sequence[Entry]) -> None:
    """entries: as agents get them; public: those of them a visitor gets, as they get them."""
    transaction.on_commit(partial(hint_entries, session_id, list(entries), list(public)))


def hint_entries(session_id: int, entries: Sequence[Entry], public: Sequence[Entry]) -> None:
    """The same at once, of what is committed."""
    message = {"type": "chat.entries", "session": session_id, "entries": list(entries), "public": list(public)}
    groups.send(groups.chat_group(session_id), message)


def tell_marks(session_id: int, side: str, received: int, read: int) -> None:
    """How far a side has got what was said, and has seen it."""
    message = {"type": "chat.marks", "session": session_id, "side": side, "received": received, "read": read}
    tell(groups.chat_group(session_id), message)


def tell_state(session_id: int) -> None:
    """Something about the chat itself changed: both sides read it again."""
    tell(groups.chat_group(session_id), {"type": "chat.state", "session": session_id})


def tell_queue(inbox_id: int) -> None:
    """Who waits in the inbox, or who takes its chats, has changed."""
    tell(groups.chat_inbox_group(inbox_id), {"type": "chat.queue", "inbox": inbox_id})
    transaction.on_commit(wake)


def tell_offer_over(inbox_id: int, agent_id: int | None) -> None:
    """What rang at the agent, if it did at one, does so no longer: their pages look at the list again."""
    if agent_id is not None:
        tell(groups.agent_group(agent_id), {"type": "chat.queue", "inbox": inbox_id})


def tell_offer(session_id: int, agent_id: int) -> None:
    """It rings at the agent."""
    tell(groups.agent_group(agent_id), {"type": "chat.offer", "session": session_id})


def tell(group: str, message: dict[str, Any]) -> None:
    """Send after commit; the same hint asked for twice in one transaction is sent once."""
    hint = _Hint(group, message)
    if any(isinstance(waiting, _Hint) and waiting == hint for waiting in _waiting()):
        return
    transaction.on_commit(hint)


def _waiting() -> Iterable[Callable[[], object]]:
    """What the transaction will do once it has committed."""
    return (entry[1] for entry in connection.run_on_commit)


class _Hint:
    def __init__(self, group: str, message: dict[str, Any]) -> None:
        self.group, self.message = group, message

    def __call__(self) -> None:
        groups.send(self.group, self.message)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hint) and (self.group, self.message) == (other.group, other.message)

    __hash__ = None  # type: ignore[assignment]
