"""SmsAccount: by which vendor and number an inbox gets and sends SMS. What was sent, and who wants none."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels_in.models.called import Called
from channels_in.models.paced import Paced
from tickets.models import Inbox, Message

SENDER_MAX = 11  # letters and figures a phone can show instead of a number


class SmsVendor(models.TextChoices):
    ELKS = "46elks", "46elks"
    TWILIO = "twilio", "Twilio"


class SmsAccount(Called, Paced):
    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="sms_account")
    vendor = models.CharField(_("Provider"), max_length=10, choices=SmsVendor, default=SmsVendor.ELKS)
    number = models.CharField(_("Our number"), max_length=20, unique=True)  # E.164: people write to it
    # A name instead of the number: nobody can answer it. "": the number.
    sender = models.CharField(_("Sender's name instead of the number"), max_length=SENDER_MAX, blank=True)
    username = models.CharField(_("Account"), max_length=100)
    secret = models.TextField(editable=False)  # encrypted: servicedesk.lib.secrets
    # The one before it, which Twilio may go on signing with for a day; "" when there is none.
    secret_before = models.TextField(blank=True, default="", db_default="", editable=False)
    secret_before_until = models.DateTimeField(null=True, blank=True, editable=False)
    price = models.DecimalField(_("Price of a part, in kronor"), max_digits=6, decimal_places=3, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["inbox"]
        constraints = [
            models.CheckConstraint(condition=models.Q(vendor__in=SmsVendor.values), name="sms_vendor_known"),
            models.CheckConstraint(condition=models.Q(number__regex=r"^\+[0-9]{6,15}$"), name="sms_number_is_one"),
            models.CheckConstraint(
                condition=models.Q(sender="") | models.Q(sender__regex=r"^[A-Za-z][A-Za-z0-9]{2,10}$"),
                name="sms_sender_can_be_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class SmsSent(models.Model):
    """One SMS the vendor has taken, or has told of before we had written it down (message is empty then)."""

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        DELIVERED = "delivered", _("Delivered")
        FAILED = "failed", _("Not delivered")

    account = models.ForeignKey(SmsAccount, on_delete=models.CASCADE, related_name="sent")
    vendor_id = models.CharField(max_length=80)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="sms_sent")
    recipient = models.CharField(max_length=20, blank=True)
    parts = models.PositiveSmallIntegerField(default=0)
    cost = models.DecimalField(max_digits=8, decimal_places=4, null=True)  # kronor, as the vendor said
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    detail = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["account", "vendor_id"], name="sms_sent_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "delivered", "failed"]), name="sms_sent_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.vendor_id


class SmsStop(models.Model):
    """Somebody has written STOP to one of our numbers and wants no SMS until they write again."""

    number = models.CharField(max_length=20, unique=True)  # E.164
    stopped_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-stopped_at"]

    def __str__(self) -> str:
        return self.number
