"""DoorAccount: as whom an inbox speaks at a provider outside. VendorApp: what several accounts share there."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels_in.models.called import Called
from channels_in.models.paced import Paced
from tickets.models import Inbox


class VendorApp(Called):
    """Our application at a provider that calls one address for many accounts (Meta). Its secrets sign what it calls."""

    provider = models.CharField(max_length=20)
    name = models.CharField(_("Name"), max_length=120)
    app_id = models.CharField(_("App ID"), max_length=100, blank=True)
    # {name: value} as JSON, encrypted: servicedesk.lib.secrets. Read and written by channels_in.accounts alone.
    secrets = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class DoorAccount(Called, Paced):
    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="door_account")
    provider = models.CharField(max_length=20)  # who it is an account with: "meta", "mastodon", "46elks" ...
    app = models.ForeignKey(VendorApp, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    # What the provider calls us: a page's id, a number's id, a DID. It is in what comes in, and tells whose it is.
    external_id = models.CharField(_("Account's ID"), max_length=200)
    name = models.CharField(_("Account's name"), max_length=200, blank=True)  # as people outside see it
    home = models.CharField(_("Server"), max_length=300, blank=True)  # where it lives, of those who have many servers
    secrets = models.TextField(blank=True, editable=False)  # as VendorApp.secrets
    options = models.JSONField(default=dict, blank=True)  # what the door's form asks beyond these; nothing secret
    # How far a door that fetches has come, in the provider's own terms.
    cursor = models.JSONField(default=dict, blank=True, editable=False)
    polled_at = models.DateTimeField(null=True, blank=True, editable=False)
    token_expires_at = models.DateTimeField(_("The token holds until"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["inbox"]
        indexes = [models.Index(fields=["provider", "external_id"], name="door_account_named")]

    def __str__(self) -> str:
        return self.name or self.external_id
