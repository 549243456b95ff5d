"""The contact log begun from a call: who it was and how long it took are filled in, and the call becomes its ticket."""

from typing import Any

from django.utils import timezone

from channels_in.models import Call
from channels_in.phone.queries import calls_visible_to
from frontend.agent.request import AgentRequest
from servicedesk.lib.addresses import shown
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Contact
from tickets.actions.senders import contact_with, find_contact
from tickets.incoming import IncomingAddress
from tickets.models import LogKind
from tickets.models.contact_log import SECONDS_MAX
from tickets.queries import contacts_visible_to


def call_of(request: AgentRequest) -> Call | None:
    """The call the address names (?samtal=), or the form that was sent, as far as the agent may know of it."""
    named = request.POST.get("call", "") or request.GET.get("samtal", "")
    if not (named.isascii() and named.isdigit() and len(named) < 18):
        return None
    return calls_visible_to(request.user).filter(pk=int(named)).first()


def initial_of_call(call: Call, viewer: Agent) -> dict[str, Any]:
    """What the form holds when it is opened from the call's card. A number that is not the viewer's to see is left out:
    saving finds whose it is."""
    seconds = min(call.talk_seconds(timezone.now()), SECONDS_MAX)
    contact = _known(call)
    is_hidden = contact is not None and contact.is_protected and not access_of(viewer).may_see_protected
    return {
        "call": call.pk,
        "kind": LogKind.CALL,
        "direction": call.direction,
        "who": "" if is_hidden or not call.number else shown("phone", call.number),
        "length": f"{seconds // 60}:{seconds % 60:02}",
        "client_key": f"call:{call.pk}",
    }


def contact_shown(call: Call, viewer: Agent) -> int | None:
    """The id of the contact to choose at once; None: nobody the viewer has met, or a protected identity."""
    contact = _known(call)
    seen = contacts_visible_to(viewer).filter(is_protected=False)
    return contact.pk if contact is not None and seen.filter(pk=contact.pk).exists() else None


def contact_of_call(call: Call) -> Contact | None:
    """Whose number it is; a new contact for one nobody has. None: it was withheld."""
    if not call.number.startswith("+"):
        return None
    return contact_with({"kind": "phone", "value": call.number})


def _known(call: Call) -> Contact | None:
    return find_contact(IncomingAddress("phone", call.number)) if call.number.startswith("+") else None
