"""How long an answer may be at a network, counted as it leaves: with whom it is for and who says it."""

from django.utils.translation import gettext as _

from channels_in.models import DoorAccount
from channels_in.sms.compose import closing
from channels_in.social.leaving import MOST_KEY
from channels_in.social.lengths import LENGTHS, too_long_by
from servicedesk.lib.markdown import to_text
from servicedesk.people.models import Agent
from tickets.actions.recipients import reply_addresses
from tickets.models import ChannelKind, Ticket

TELLS_FROM = 0.5  # of what there is room for; below it the figure is noise


def too_long(text: str, ticket: Ticket, *, by: Agent, channel: str) -> str:
    """A sentence when it does not fit, else ""."""
    if channel not in LENGTHS:
        return ""
    over = too_long_by(channel, _as_it_leaves(text, ticket, by, channel), _most(ticket, channel))
    if not over:
        return ""
    return _("The text is %(over)d characters too long for %(place)s. Shorten it.") % {
        "over": over,
        "place": ChannelKind(channel).label,
    }


def count_hint(text: str, ticket: Ticket, *, by: Agent, channel: str) -> list[str]:
    """ "212 of 500 characters, with your name", when that is near."""
    length = LENGTHS.get(channel)
    if length is None or not text.strip():
        return []
    most = _most(ticket, channel) or length.most
    count = length.count(_as_it_leaves(text, ticket, by, channel))
    if count < most * TELLS_FROM or count > most:
        return []
    return [_("%(count)d of %(most)d characters, with who says it.") % {"count": count, "most": most}]


def _as_it_leaves(text: str, ticket: Ticket, by: Agent, channel: str) -> str:
    to = reply_addresses(ticket, channel)[:1] if channel == ChannelKind.MASTODON else []
    mention = f"@{to[0]['value']} " if to else ""
    return f"{mention}{to_text(text).strip()}\n{closing(ticket, by)}"


def _most(ticket: Ticket, channel: str) -> int | None:
    """What the account's own server takes, where servers differ."""
    cursor = DoorAccount.objects.filter(inbox=ticket.inbox_id, inbox__kind=channel).values_list("cursor", flat=True)
    known = (cursor.first() or {}).get(MOST_KEY)
    return known if isinstance(known, int) and known > 0 else None
