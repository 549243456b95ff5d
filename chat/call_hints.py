"""A call rings, was answered or has ended: a hint to the pages of those it is for, who fetch its card."""

from typing import Any

from django.dispatch import receiver

from channels_in.phone.hints import call_changed
from chat import groups


@receiver(call_changed, dispatch_uid="chat.hint_at_calls")
def hint_at_calls(sender: Any, call_id: int, agent_ids: frozenset[int], team_id: int | None, **kwargs: Any) -> None:
    names = {groups.agent_group(pk) for pk in agent_ids}
    if team_id is not None:
        names.add(groups.member_group(team_id))
    for name in names:
        groups.send(name, {"type": "phone.call", "call": call_id})
