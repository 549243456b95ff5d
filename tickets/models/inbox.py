"""Inbox: one configured door, such as the address kundcenter@ or the form "Felanmälan"."""

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team


class ChannelKind(models.TextChoices):
    EMAIL = "email", _("E-mail")
    WEBFORM = "webform", _("Web form")
    PHONE = "phone", _("Phone")
    SMS = "sms", _("SMS")
    CHAT = "chat", _("Chat")
    FACEBOOK = "facebook", _("Facebook")
    MESSENGER = "messenger", _("Messenger")
    INSTAGRAM = "instagram", _("Instagram")
    INSTAGRAM_DIRECT = "instagram_direct", _("Instagram messages")
    WHATSAPP = "whatsapp", _("WhatsApp")
    MASTODON = "mastodon", _("Mastodon")
    BLUESKY = "bluesky", _("Bluesky")
    X = "x", _("X")
    LINKEDIN = "linkedin", _("LinkedIn")
    YOUTUBE = "youtube", _("YouTube")
    MENTION = "mention", _("Mention elsewhere")
    LETTER = "letter", _("Letter")
    VISIT = "visit", _("Visit")
    FAX = "fax", _("Fax")
    ESERVICE = "eservice", _("E-service")
    APP = "app", _("App")
    API = "api", _("Other system")

    @property
    def is_public(self) -> bool:
        """Whether what is said there may be read by anybody: posts and comments, not what is written to one person."""
        return self in _PUBLIC


_PUBLIC = frozenset(
    {
        ChannelKind.FACEBOOK,
        ChannelKind.INSTAGRAM,
        ChannelKind.MASTODON,
        ChannelKind.BLUESKY,
        ChannelKind.X,
        ChannelKind.LINKEDIN,
        ChannelKind.YOUTUBE,
    }
)


class Inbox(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    kind = models.CharField(_("Channel"), max_length=20, choices=ChannelKind)
    address = models.CharField(_("Address"), max_length=254, blank=True)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="inboxes", verbose_name=_("New tickets go to")
    )
    sender_name = models.CharField(
        _("Sender's name"), max_length=120, help_text=_("The municipality must always be seen as the sender.")
    )
    is_active = models.BooleanField(_("Receives"), default=True)
    acknowledges = models.BooleanField(_("Send an acknowledgement when a new ticket comes in"), default=True)
    wrap_up_required = models.BooleanField(
        _("The questions asked when a ticket is solved must be answered"), default=False, db_default=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "inboxes"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ChannelKind.values), name="inbox_kind_known"),
            models.CheckConstraint(condition=~models.Q(sender_name=""), name="inbox_names_its_sender"),
            models.UniqueConstraint(
                Lower("address"),
                name="inbox_for_mail_has_its_address",
                condition=models.Q(kind="email") & ~models.Q(address=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name
