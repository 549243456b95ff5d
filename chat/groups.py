"""Names of the groups sockets listen to, and the one way to send to them.

A message to a group is a hint ("ticket 104233 changed"): who gets it reads the truth from the database.
"""

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from servicedesk.lib.mainloop import main_loop
from tickets.signals import TicketChange

logger = logging.getLogger(__name__)


def agent_group(agent_id: int) -> str:
    return f"agent.{agent_id}"


def member_group(team_id: int) -> str:
    """Agents of the team: they see its confidential tickets too."""
    return f"team.{team_id}"


def open_group(team_id: int) -> str:
    """Everybody who sees the team's tickets because it is open to all."""
    return f"open-team.{team_id}"


def looking_group(number: int) -> str:
    """The sockets whose page shows the ticket. They hear of each other, never of the ticket."""
    return f"looking.{number}"


def chat_group(session_id: int) -> str:
    """Both sides of one chat. A visitor's socket leaves out what is for agents only."""
    return f"chat.{session_id}"


def chat_inbox_group(inbox_id: int) -> str:
    """Agents who take chats of the inbox, and those who watch how it goes."""
    return f"chat-inbox.{inbox_id}"


def groups_of(change: TicketChange) -> set[str]:
    """The groups of exactly those who may know of the ticket, before or after the change."""
    groups = {member_group(team) for team in change.team_ids} | {agent_group(pk) for pk in change.named_agent_ids}
    if not (change.is_confidential and change.was_confidential):
        groups |= {open_group(team) for team in change.team_ids}
    return groups


def send(group: str, message: dict[str, Any]) -> None:
    """Send to a group from any thread. A hint that cannot be sent is dropped: pages also ask by themselves."""
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        loop = main_loop()
        if loop is not None and not _is_running_here(loop):
            # The in-memory layer lives on the loop that serves the sockets.
            asyncio.run_coroutine_threadsafe(layer.group_send(group, message), loop)
        elif loop is not None:
            loop.create_task(layer.group_send(group, message))
        else:
            async_to_sync(layer.group_send)(group, message)
    except Exception:
        logger.exception("a hint to %s was not sent", group)


def _is_running_here(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
