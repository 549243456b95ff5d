"""An answer as WhatsApp takes it, and what its refusals mean.

Source: developers.facebook.com/documentation/business-messaging/whatsapp (messages, error codes)
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from channels_in.base import ChannelError, ReplyWindow
from channels_in.meta.graph import GraphError, call
from channels_in.meta.names import named
from channels_in.models import DoorAccount
from tickets.actions.recipients import reply_addresses
from tickets.models import ChannelKind, Direction, Message, Ticket

WINDOW = timedelta(hours=24)
WINDOW_CLOSED = 131047
# The number may not send any more just now; it is left alone for a while.
RATE_CODES = frozenset({130429, 131048, 133016})
# Not now: too many to the same person, or their service is away.
LATER_CODES = frozenset({131016, 131056, 131057, 133004})
# Nobody's message would go: not paid, locked, the number is not registered.
ACCOUNT_CODES = frozenset({368, 131005, 131031, 131037, 131042, 131045, 133010})
UNKNOWN_CODES = frozenset({131000})


def window_of(ticket: Ticket) -> ReplyWindow | None:
    """Until when the requester can be answered in free words: a day from what they last wrote to this number.

    Afterwards only a text that Meta has approved reaches them. None: there is nobody to answer.
    """
    if not reply_addresses(ticket, ChannelKind.WHATSAPP):
        return None
    theirs = Message.objects.filter(
        contact=ticket.requester_id, channel=ChannelKind.WHATSAPP, direction=Direction.IN, social_item__isnull=False
    )
    if ticket.channel == ChannelKind.WHATSAPP:
        theirs = theirs.filter(social_item__inbox=ticket.inbox_id)
    newest: datetime | None = theirs.aggregate(newest=Max("social_item__said_at"))["newest"]
    return ReplyWindow((newest or ticket.created_at - WINDOW) + WINDOW, after="template")


def check_window(message: Message, now: datetime) -> None:
    """Raises ChannelError, permanent, for free words that come too late."""
    window = None if message.options.get("template") else window_of(message.ticket)
    if window is not None and now >= window.until:
        raise ChannelError(too_late(), permanent=True)


def too_late() -> str:
    return _("More than 24 hours have passed since they wrote. WhatsApp only takes an approved template now.")


def hand_over(account: DoorAccount, message: Message, to: str, text: str) -> str:
    """Send to one person. Returns what WhatsApp calls the message. Raises ChannelError."""
    fields: dict[str, Any] = {"messaging_product": "whatsapp", "recipient_type": "individual", **_person(to)}
    template = message.options.get("template")
    fields |= template_fields(template) if template else {"type": "text", "text": {"preview_url": False, "body": text}}
    try:
        answer = call(account, "POST", f"/{account.external_id}/messages", fields)
    except GraphError as error:
        raise _meant(error) from error
    try:
        return named(answer["messages"][0]["id"])
    except (KeyError, IndexError, TypeError) as error:
        raise ChannelError(_("its answer could not be understood"), permanent=True, ambiguous=True) from error


def _person(to: str) -> dict[str, str]:
    return {"to": to.removeprefix("+")} if to.startswith("+") else {"recipient": to}


def template_fields(template: Mapping[str, Any]) -> dict[str, Any]:
    """template: as Message.options has it, {"name", "language", "values": [text], "names": [name] or []}."""
    names = template.get("names") or []
    parameters: list[dict[str, str]] = [{"type": "text", "text": str(value)} for value in template["values"]]
    if names:
        parameters = [{**one, "parameter_name": str(name)} for one, name in zip(parameters, names, strict=True)]
    components = [{"type": "body", "parameters": parameters}] if parameters else []
    said = {"name": template["name"], "language": {"code": template["language"]}, "components": components}
    return {"type": "template", "template": said}


def _meant(error: GraphError) -> ChannelError:
    """WhatsApp has codes of its own beside those of all of Meta."""
    detail = str(error)
    if error.code == WINDOW_CLOSED:
        return ChannelError(too_late(), permanent=True)
    if error.code in RATE_CODES:
        return ChannelError(detail, rest=error.rest or timedelta(minutes=1))
    if error.code in LATER_CODES:
        return ChannelError(detail)
    if error.code in ACCOUNT_CODES:
        return ChannelError(detail, is_about_server=True)
    if error.code in UNKNOWN_CODES:
        return ChannelError(detail, permanent=True, ambiguous=True)
    return error
