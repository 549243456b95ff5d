"""Hints about chats, sent once the caller's transaction has committed. Who gets one reads the truth."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction

from chat import groups


def state_changed(session_id: int) -> None:
    """Both sides read the session, and what was entered in it, again."""
    send_once(groups.chat_group(session_id), {"type": "chat.state", "session": session_id})


def queue_changed(inbox_id: int) -> None:
    """The waiting list of the inbox, or who takes its chats, is another now."""
    send_once(groups.chat_inbox_group(inbox_id), {"type": "chat.queue", "inbox": inbox_id})


def queues_changed(inbox_ids: Iterable[int]) -> None:
    for inbox_id in sorted(set(inbox_ids)):
        queue_changed(inbox_id)


def offered(session_id: int, agent_id: int) -> None:
    """It rings at the agent."""
    send_once(groups.agent_group(agent_id), {"type": "chat.offer", "session": session_id})


def send_once(group: str, message: dict[str, Any]) -> None:
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
