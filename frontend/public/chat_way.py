"""The chat among the ways to reach us: there when an inbox has one, and open when one of them is."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from chat.hours import Staffed, standing_of
from chat.hours_words import words
from chat.models import ChatSetup
from frontend import lookups
from frontend.public.opening import Opening
from tickets.models import ChannelKind

SECONDS = 20.0  # which chats there are, remembered per process


def chats_url() -> str:
    return reverse("chats")


def chat_opening(now: datetime) -> Opening | None:
    """Until when the one that is open longest is, else when the first one opens; None when there is no chat."""
    setups = lookups.kept("public chats", SECONDS, _setups)
    if not setups:
        return None
    staffed = [standing_of(setup, None, now) for setup in setups]
    told = max((one for one in staffed if one.is_open), key=_closes, default=None)
    told = told or min((one for one in staffed if one.opens_at), key=_opens, default=staffed[0])
    return Opening(told.is_open, words(told, now) or _("Closed"))


def _setups() -> list[ChatSetup]:
    return list(ChatSetup.objects.filter(inbox__is_active=True, inbox__kind=ChannelKind.CHAT))


def _closes(staffed: Staffed) -> float:
    return staffed.closes_at.timestamp() if staffed.closes_at else float("inf")


def _opens(staffed: Staffed) -> float:
    return staffed.opens_at.timestamp() if staffed.opens_at else float("inf")
