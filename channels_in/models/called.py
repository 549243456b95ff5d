"""Called: what everything a provider calls us about has in common: the address it calls, and the one before that."""

import hashlib
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

HOLDS_ON = timedelta(days=1)  # a former address or signing secret: nothing is lost while it is changed


class Called(models.Model):
    # SHA-256 of the part of our address that only the provider knows.
    hook_digest = models.CharField(max_length=64, unique=True, editable=False)
    hook_digest_before = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    hook_before_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def give_address(self, key: str, now: datetime) -> None:
        """Take the address with this key into use, and the one before for another day."""
        type(self)._default_manager.filter(pk=self.pk).update(
            hook_digest_before=F("hook_digest"), hook_digest=digest_of(key), hook_before_until=now + HOLDS_ON
        )


def called_by(key: str, now: datetime) -> Q:
    """Those whose address has the key, or had it until less than a day ago."""
    digest = digest_of(key)
    return Q(hook_digest=digest) | Q(hook_digest_before=digest, hook_before_until__gt=now)


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
