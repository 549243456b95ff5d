"""MailAccount: where the mail of an inbox is fetched by IMAP, how it goes, and what is still to be fetched."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels_in.models.raw_inbound import RawInbound
from tickets.models import Inbox

SILENT_AFTER = timedelta(minutes=10)  # an active account that has not been read for so long is an alarm


class Security(models.TextChoices):
    TLS = "tls", _("TLS from the start (port 993)")
    STARTTLS = "starttls", _("STARTTLS (port 143)")
    NONE = "none", _("None, only on this machine")


class SignIn(models.TextChoices):
    PASSWORD = "password", _("Password")
    OAUTH = "oauth", _("Microsoft 365 or Google")


class AfterReading(models.TextChoices):
    MARK = "mark", _("Mark as read")
    MOVE = "move", _("Move to another folder")


class MailAccount(models.Model):
    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="mail_account")
    host = models.CharField(_("Mail server"), max_length=200)
    port = models.PositiveIntegerField(_("Port"), default=993)
    security = models.CharField(_("Encryption"), max_length=10, choices=Security, default=Security.TLS)
    username = models.CharField(_("User name"), max_length=254)
    # How it is signed in: with the password, or with the grant of the inbox (OAuthGrant).
    sign_in = models.CharField(_("Sign in with"), max_length=10, choices=SignIn, default=SignIn.PASSWORD)
    password = models.TextField(blank=True, editable=False)  # encrypted: servicedesk.lib.secrets
    folder = models.CharField(_("Folder"), max_length=200, default="INBOX")
    after_reading = models.CharField(_("After reading"), max_length=10, choices=AfterReading, default=AfterReading.MARK)
    move_to = models.CharField(_("Move to the folder"), max_length=200, blank=True)
    is_active = models.BooleanField(_("Fetch mail"), default=True)
    # What changes how it is fetched raises this; a fetcher that runs with an older one begins anew.
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # How far the folder has been looked through. UIDs mean something only together with the folder's UIDVALIDITY.
    uidvalidity = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    last_uid = models.PositiveBigIntegerField(default=0, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    active_since = models.DateTimeField(default=timezone.now, editable=False)
    last_error_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.CharField(max_length=300, blank=True, editable=False)  # empty again after a success

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(security__in=Security.values), name="mail_account_security_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(after_reading="move") | ~models.Q(move_to=""), name="mail_account_moves_somewhere"
            ),
            models.CheckConstraint(condition=models.Q(port__gte=1, port__lte=65535), name="mail_account_port_exists"),
            models.CheckConstraint(condition=models.Q(sign_in__in=SignIn.values), name="mail_account_sign_in_known"),
        ]

    def __str__(self) -> str:
        return f"{self.username} ({self.host})"

    def is_silent(self, now: datetime) -> bool:
        """Whether an active account has not been read for too long."""
        heard = max(self.last_success_at or self.active_since, self.active_since)
        return self.is_active and now - heard > SILENT_AFTER


class FetchedMail(models.Model):
    """A mail seen in an account's folder: to be fetched while raw is empty, then to be marked, then forgotten."""

    account = models.ForeignKey(MailAccount, on_delete=models.CASCADE, related_name="fetched")
    uidvalidity = models.PositiveBigIntegerField()
    uid = models.PositiveBigIntegerField()
    raw = models.ForeignKey(RawInbound, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)  # times the server could not hand it out

    class Meta:
        ordering = ["uid"]
        constraints = [
            models.UniqueConstraint(fields=["account", "uidvalidity", "uid"], name="fetched_mail_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.uidvalidity}/{self.uid}"
