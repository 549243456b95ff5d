"""What each kind of door is for, in a line: where one chooses which kind of inbox to make."""

from django.utils.translation import gettext_lazy as _

from tickets.models import ChannelKind

LINES = {
    ChannelKind.EMAIL: _("An address citizens write to. The answers leave from the same address."),
    ChannelKind.WEBFORM: _("Questions of your own on the website. What is filled in becomes a ticket."),
    ChannelKind.CHAT: _("A window on the website where citizens and agents talk."),
    ChannelKind.SMS: _("A number citizens send text messages to."),
    ChannelKind.PHONE: _("Calls are shown to whoever they ring at. Missed calls and voicemail become tickets."),
    ChannelKind.FACEBOOK: _("Posts and comments on the municipality's page. Answers are public."),
    ChannelKind.MESSENGER: _("What is written privately to the municipality's page on Facebook."),
    ChannelKind.INSTAGRAM: _("Comments and mentions on Instagram. Answers are public."),
    ChannelKind.INSTAGRAM_DIRECT: _("What is written privately to the municipality on Instagram."),
    ChannelKind.WHATSAPP: _("Private messages and pictures by WhatsApp."),
    ChannelKind.MASTODON: _("Mentions and direct messages on Mastodon."),
    ChannelKind.BLUESKY: _("Mentions and replies on Bluesky. Answers are public."),
    ChannelKind.X: _("Mentions on X. Answers are public."),
    ChannelKind.LINKEDIN: _("Comments on the municipality's page on LinkedIn. Answers are public."),
    ChannelKind.YOUTUBE: _("Comments on the municipality's films on YouTube. Answers are public."),
    ChannelKind.MENTION: _("What is written about the municipality elsewhere, from feeds."),
    ChannelKind.LETTER: _("Letters that are scanned. Each PDF becomes a ticket."),
    ChannelKind.FAX: _("Faxes that come as PDF. Each becomes a ticket."),
}
