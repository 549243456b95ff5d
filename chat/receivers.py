"""What the sockets are told, after commit."""

from typing import Any

from django.dispatch import receiver

from chat import calm, groups
from chat.shut_out import requeue_of
from servicedesk.people.models import Team
from servicedesk.people.signals import agent_disabled, agent_signed_out, agent_teams_changed
from tickets.signals import TicketChange, agents_told, queues_changed, ticket_changed


@receiver(ticket_changed, dispatch_uid="chat.tell_agents")
def tell_agents(sender: Any, change: TicketChange, **kwargs: Any) -> None:
    names = groups.groups_of(change)
    if change.is_live:
        calm.hint(names, change.number)
        return
    for group in names:
        groups.send(group, {"type": "ticket.changed", "number": change.number})


@receiver(agents_told, dispatch_uid="chat.hint_at_notifications")
def hint_at_notifications(sender: Any, agent_ids: frozenset[int], **kwargs: Any) -> None:
    for agent_id in agent_ids:
        groups.send(groups.agent_group(agent_id), {"type": "agent.told"})


@receiver(queues_changed, dispatch_uid="chat.hint_at_queues")
def hint_at_queues(sender: Any, team_ids: frozenset[int] | None, **kwargs: Any) -> None:
    teams = Team.objects.values_list("pk", flat=True) if team_ids is None else team_ids
    for team in teams:
        groups.send(groups.member_group(team), {"type": "queues.changed"})


@receiver([agent_disabled, agent_signed_out], dispatch_uid="chat.close_sockets")
def close_sockets(sender: Any, agent_id: int, **kwargs: Any) -> None:
    """The sockets look at once whether their session still holds, and close if it does not."""
    groups.send(groups.agent_group(agent_id), {"type": "agent.signed_out"})


@receiver([agent_disabled, agent_teams_changed], dispatch_uid="chat.requeue_of")
def requeue_chats(sender: Any, agent_id: int, **kwargs: Any) -> None:
    """What they may not have any longer waits for another agent at once."""
    requeue_of(agent_id)
