"""MailServer: by which server, how fast and under which keys the mail of an inbox leaves."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels_in.models.mail_account import SignIn
from tickets.models import Inbox


class SendingSecurity(models.TextChoices):
    TLS = "tls", _("TLS from the start (port 465)")
    STARTTLS = "starttls", _("STARTTLS (port 587)")
    NONE = "none", _("None, only on this machine")


class MailServer(models.Model):
    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="mail_server")
    host = models.CharField(_("Mail server"), max_length=200, blank=True)  # "": the installation's own, EMAIL_URL
    port = models.PositiveIntegerField(_("Port"), default=587)
    security = models.CharField(
        _("Encryption"), max_length=10, choices=SendingSecurity, default=SendingSecurity.STARTTLS
    )
    username = models.CharField(_("User name"), max_length=254, blank=True)  # "": no sign-in
    # How it is signed in: with the password, or with the grant of the inbox (OAuthGrant).
    sign_in = models.CharField(
        _("Sign in with"), max_length=10, choices=SignIn, default=SignIn.PASSWORD, db_default=SignIn.PASSWORD
    )
    password = models.TextField(blank=True, editable=False)  # encrypted: servicedesk.lib.secrets
    per_minute = models.PositiveIntegerField(
        _("Most mails a minute"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    # Names of the keys our mail is signed with, "s1, s2": the receiving servers find them in the DNS by these.
    dkim_selectors = models.CharField(_("DKIM selectors"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.CharField(max_length=300, blank=True, editable=False)  # empty again after a success

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(security__in=SendingSecurity.values), name="mail_server_security_known"
            ),
            models.CheckConstraint(condition=models.Q(port__gte=1, port__lte=65535), name="mail_server_port_exists"),
            models.CheckConstraint(condition=models.Q(sign_in__in=SignIn.values), name="mail_server_sign_in_known"),
            models.CheckConstraint(
                condition=models.Q(per_minute__isnull=True) | models.Q(per_minute__gte=1), name="mail_server_sends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.username} ({self.host})"

    @property
    def selectors(self) -> list[str]:
        return [name.strip() for name in self.dkim_selectors.split(",") if name.strip()]
