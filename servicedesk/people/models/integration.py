"""Integration: another system with a token of its own for the API."""

import hashlib
import secrets
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from servicedesk.people.models.team import Team

TOKEN_PREFIX = "sd_"  # noqa: S105 -- what tokens begin with, so that a leaked one is recognised


def hash_token(token: str) -> str:
    """SHA-256 in hex. A token has 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


class Integration(models.Model):
    class Scope(models.TextChoices):
        TICKETS_READ = "tickets:read", _("Read tickets and messages")
        TICKETS_WRITE = "tickets:write", _("Create and change tickets, answer")
        NOTES_READ = "notes:read", _("Read internal notes")
        NOTES_WRITE = "notes:write", _("Write internal notes")
        CONTACTS_READ = "contacts:read", _("Read contacts")
        CONTACTS_WRITE = "contacts:write", _("Create and change contacts")
        MAIL_WRITE = "mail:write", _("Hand over incoming e-mail")
        ARTICLES_WRITE = "articles:write", _("Write articles and hand them in for review, not publish them")
        AUTOMATIONS_WRITE = "automations:write", _("Make, change and let act what happens by itself")

    name = models.CharField(_("Name"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    token_hint = models.CharField(max_length=12, editable=False)
    scopes = ArrayField(
        models.CharField(max_length=30, choices=Scope), verbose_name=pgettext_lazy("integration", "May"), default=list
    )
    teams: "models.ManyToManyField[Team, models.Model]" = models.ManyToManyField(
        Team, related_name="integrations", verbose_name=_("Sees the tickets of"), blank=True
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("Valid until"), null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    is_authenticated: ClassVar[bool] = True  # what REST framework asks of whoever made the request

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def new_token(self) -> str:
        """Give the integration a fresh token and return it; only its hash is kept."""
        token = TOKEN_PREFIX + secrets.token_urlsafe(32)
        self.token_hash = hash_token(token)
        self.token_hint = token[:8]
        return token

    def is_valid(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)
