"""OAuth 2 for mailboxes: our registration at a provider, and the grant an administrator gave for an inbox's mailbox."""

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox

WARN_BEFORE = timedelta(days=7)


class Provider(models.TextChoices):
    MICROSOFT = "microsoft", _("Microsoft 365")
    GOOGLE = "google", _("Google")


class OAuthClient(models.Model):
    """What the municipality registered at the provider. Never changed but for its secret: a token goes only to where it
    was made."""

    provider = models.CharField(_("Provider"), max_length=20, choices=Provider)
    tenant = models.CharField(_("Directory (tenant)"), max_length=100, blank=True)  # Microsoft only
    client_id = models.CharField(_("Application (client) ID"), max_length=200)
    client_secret = models.TextField(editable=False)  # encrypted: servicedesk.lib.secrets
    secret_expires_on = models.DateField(_("The secret's last day"), null=True, blank=True)
    # Empty: those of the provider. A national cloud has others.
    authorize_url = models.URLField(max_length=300, blank=True)
    token_url = models.URLField(max_length=300, blank=True)
    revoke_url = models.URLField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["provider", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(provider__in=Provider.values), name="oauth_client_provider_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(provider="microsoft") | ~models.Q(tenant=""), name="oauth_client_has_tenant"
            ),
            models.UniqueConstraint(fields=["provider", "tenant", "client_id"], name="oauth_client_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_provider_display()} {self.tenant or self.client_id.partition('.')[0]}"

    def ends_soon(self, today: date) -> bool:
        return self.secret_expires_on is not None and self.secret_expires_on - today <= WARN_BEFORE


class OAuthGrant(models.Model):
    """The right to read and send the mail of one mailbox, kept fresh. Without a refresh token: disconnected."""

    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="oauth_grant")
    client = models.ForeignKey(OAuthClient, on_delete=models.PROTECT, related_name="grants")
    account_name = models.CharField(max_length=254, blank=True)  # who signed in at the provider; "" when it did not say
    scopes = models.JSONField(default=list)  # ["https://mail.google.com/", ...]
    # Both encrypted (servicedesk.lib.secrets); "" when there is none.
    refresh_token = models.TextField(blank=True, editable=False)
    access_token = models.TextField(blank=True, editable=False)
    access_expires_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)  # when the consent ends, where the provider says so
    connected_at = models.DateTimeField(null=True, blank=True)
    last_refresh_at = models.DateTimeField(null=True, blank=True)
    last_error_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)  # empty again after a success

    def __str__(self) -> str:
        return self.account_name or str(self.inbox_id)

    @property
    def is_connected(self) -> bool:
        return bool(self.refresh_token)

    def ends_soon(self, now: datetime) -> bool:
        return self.is_connected and self.expires_at is not None and self.expires_at - now <= WARN_BEFORE
