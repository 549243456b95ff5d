"""SenderProfile: how what leaves by an inbox looks: name, signature, logo, where answers go, quotes."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.inbox import Inbox

SIGNATURE_MAX = 1000  # characters
LOGO_MAX_BYTES = 200_000


class ReplyTo(models.TextChoices):
    TOKEN = "token", _("An address of its own for each ticket")  # kundcenter+12-ab…@, the surest
    PLAIN = "plain", _("The inbox's address")  # for mail servers that take no + in addresses


class NamedAs(models.TextChoices):
    """How an agent is named to people outside."""

    FULL = "full", _("First name and surname")
    FIRST = "first", _("First name only")
    TEAM = "team", _("The team's name only")


class SenderProfile(models.Model):
    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="sender_profile")
    reply_to = models.CharField(_("Answers go to"), max_length=10, choices=ReplyTo, default=ReplyTo.TOKEN)
    named_as = models.CharField(_("Agents are named with"), max_length=10, choices=NamedAs, default=NamedAs.FULL)
    # Text with {variables} of tickets.signatures; "" is the installation's usual one.
    signature = models.TextField(_("Signature"), max_length=SIGNATURE_MAX, blank=True)
    quotes = models.BooleanField(_("Quote the message that is answered"), default=False)
    # The logo's file: a raster image, its type found from the content.
    logo_name = models.CharField(max_length=120, blank=True)  # where it lies in the storage, "" for none
    logo_type = models.CharField(max_length=30, blank=True)
    logo_text = models.CharField(_("The logo in words"), max_length=120, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(reply_to__in=ReplyTo.values), name="sender_reply_to_known"),
            models.CheckConstraint(condition=models.Q(named_as__in=NamedAs.values), name="sender_named_as_known"),
        ]

    def __str__(self) -> str:
        return str(self.inbox_id)


def profile_of(inbox: Inbox) -> SenderProfile:
    """The inbox's profile, or an unsaved one with what holds when nobody has chosen."""
    return getattr(inbox, "sender_profile", None) or SenderProfile(inbox=inbox)
