"""Whether the agent can ring from a ticket by a press: asked for every ticket page, answered from memory."""

from channels_in.models import DoorAccount, PhoneSeat
from channels_in.phone.calls import Way
from channels_in.phone.lines import MAKES_CALLS
from frontend import lookups
from servicedesk.people.models import Agent
from tickets.models import ChannelKind


def ring_way(viewer: Agent) -> Way | None:
    """None: there is no line that makes calls, and the number is a link for the computer's own phone.

    What stands here may be some seconds old; making the call looks again.
    """
    lines = lookups.kept("lines_that_ring", lookups.SECONDS, _lines)
    return Way(account=lines[0], phone=ringing_phone(viewer)) if lines else None


def ringing_phone(viewer: Agent) -> str:
    """The phone that would ring first; "" when nothing would."""
    if not lookups.kept("lines_that_ring", lookups.SECONDS, _lines):
        return ""
    return lookups.kept("seats_to_ring_from", lookups.SECONDS, _seats).get(viewer.pk, "")


def _lines() -> list[DoorAccount]:
    rows = DoorAccount.objects.filter(inbox__kind=ChannelKind.PHONE, inbox__is_active=True, provider__in=MAKES_CALLS)
    return list(rows.order_by("pk")[:1])


def _seats() -> dict[int, str]:
    return dict(PhoneSeat.objects.filter(number__startswith="+").values_list("agent_id", "number"))
