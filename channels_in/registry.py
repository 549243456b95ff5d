"""Every kind of door: the one table. Named by dotted path, loaded when first used."""

from dataclasses import dataclass
from functools import cache

from django.utils.module_loading import import_string

from channels_in.account_form import AccountForm
from channels_in.base import Channel
from tickets.models import ChannelKind


@dataclass(frozen=True, slots=True)
class Door:
    """channel: the class. settings: the page where an inbox's account is set up, by the name of its address; it takes
    the inbox's id, and is "settings_door_account" for every door with a DoorAccount. form: of those, the AccountForm of
    that page by its path; several when there is one for each provider, the usual one first. folder: where its
    README.md is.
    """

    channel: str
    settings: str
    folder: str
    form: str | tuple[str, ...] = ""


DOORS: dict[str, Door] = {
    ChannelKind.CHAT: Door("chat.channel.ChatChannel", "settings_chat", "chat"),
    ChannelKind.EMAIL: Door("channels_in.email.channel.EmailChannel", "settings_inbox", "channels_in/email"),
    ChannelKind.FAX: Door("channels_in.scans.channel.ScanChannel", "settings_inbox_scans", "channels_in/scans"),
    ChannelKind.LETTER: Door("channels_in.scans.channel.ScanChannel", "settings_inbox_scans", "channels_in/scans"),
    ChannelKind.PHONE: Door(
        "channels_in.phone.channel.PhoneChannel",
        "settings_door_account",
        "channels_in/phone",
        (
            "channels_in.phone.forms.ElksForm",
            "channels_in.phone.forms.TwilioForm",
            "channels_in.phone.forms.ExchangeForm",
        ),
    ),
    ChannelKind.FACEBOOK: Door(
        "channels_in.facebook.channel.FacebookChannel",
        "settings_door_account",
        "channels_in/facebook",
        "channels_in.facebook.forms.FacebookForm",
    ),
    ChannelKind.INSTAGRAM: Door(
        "channels_in.instagram.channel.InstagramChannel",
        "settings_door_account",
        "channels_in/instagram",
        "channels_in.instagram.forms.InstagramForm",
    ),
    ChannelKind.INSTAGRAM_DIRECT: Door(
        "channels_in.instagram_direct.channel.InstagramDirectChannel",
        "settings_door_account",
        "channels_in/instagram_direct",
        "channels_in.instagram_direct.forms.InstagramDirectForm",
    ),
    ChannelKind.MESSENGER: Door(
        "channels_in.messenger.channel.MessengerChannel",
        "settings_door_account",
        "channels_in/messenger",
        "channels_in.messenger.forms.MessengerForm",
    ),
    ChannelKind.BLUESKY: Door(
        "channels_in.bluesky.channel.BlueskyChannel",
        "settings_door_account",
        "channels_in/bluesky",
        "channels_in.bluesky.forms.BlueskyForm",
    ),
    ChannelKind.MASTODON: Door(
        "channels_in.mastodon.channel.MastodonChannel",
        "settings_door_account",
        "channels_in/mastodon",
        "channels_in.mastodon.forms.MastodonForm",
    ),
    ChannelKind.SMS: Door("channels_in.sms.channel.SmsChannel", "settings_inbox_sms", "channels_in/sms"),
    ChannelKind.WHATSAPP: Door(
        "channels_in.whatsapp.channel.WhatsAppChannel",
        "settings_door_account",
        "channels_in/whatsapp",
        "channels_in.whatsapp.forms.WhatsAppForm",
    ),
    ChannelKind.WEBFORM: Door("channels_in.webform.channel.WebFormChannel", "settings_form", "channels_in/webform"),
    ChannelKind.LINKEDIN: Door(
        "channels_in.linkedin.channel.LinkedInChannel",
        "settings_door_account",
        "channels_in/linkedin",
        "channels_in.linkedin.forms.LinkedInForm",
    ),
    ChannelKind.X: Door(
        "channels_in.x.channel.XChannel",
        "settings_door_account",
        "channels_in/x",
        "channels_in.x.forms.XForm",
    ),
    ChannelKind.YOUTUBE: Door(
        "channels_in.youtube.channel.YouTubeChannel",
        "settings_door_account",
        "channels_in/youtube",
        "channels_in.youtube.forms.YouTubeForm",
    ),
}
# Doors without a way back of their own: their answers leave by e-mail (tickets.actions.recipients.ADDRESS_FOR).
ANSWERED_BY_EMAIL = frozenset(
    {
        ChannelKind.WEBFORM,
        ChannelKind.ESERVICE,
        ChannelKind.LETTER,
        ChannelKind.FAX,
        ChannelKind.VISIT,
        ChannelKind.PHONE,
        ChannelKind.API,
        ChannelKind.MENTION,
    }
)


@cache
def channel(kind: str) -> Channel:
    """Return the door of a kind. Raises KeyError for a kind that has none."""
    found: Channel = import_string(DOORS[kind].channel)()
    return found


@cache
def account_forms(kind: str) -> dict[str, type[AccountForm]]:
    """Return the forms of the accounts a door can have, by provider; none for a door with accounts of its own shape."""
    form = DOORS[kind].form if kind in DOORS else ""
    paths = (form,) if isinstance(form, str) else form
    found: list[type[AccountForm]] = [import_string(path) for path in paths if path]
    return {one.provider: one for one in found}


def sender_for(kind: str) -> Channel:
    """Return the door by which an answer on a ticket of this kind leaves. Raises KeyError."""
    return channel(ChannelKind.EMAIL if kind in ANSWERED_BY_EMAIL else kind)
