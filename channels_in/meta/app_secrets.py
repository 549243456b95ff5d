"""The secrets of our app at Meta: the one that signs, and for a day the one before it.

Meta may go on signing with the old secret for a while after it has been changed there, and a batch that is tried again
carries the signature it had.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from channels_in.accounts import put_secrets, secret
from channels_in.models import VendorApp

HOLDS_ON = timedelta(days=1)


def accepted_secrets(app: VendorApp, now: datetime | None = None) -> list[str]:
    """Return the secrets a signature may be made with now, the newest first."""
    found = [secret(app, "app_secret")]
    until = secret(app, "app_secret_before_until")
    if until and datetime.fromisoformat(until) > (now or timezone.now()):
        found.append(secret(app, "app_secret_before"))
    return [each for each in found if each]


def put_app_secret(app: VendorApp, new: str, now: datetime | None = None) -> None:
    """Take a new secret into use; the one before is accepted for a day. The row is not saved here."""
    before = secret(app, "app_secret")
    if not new or new == before:
        return
    until = (now or timezone.now()) + HOLDS_ON
    kept = {"app_secret_before": before, "app_secret_before_until": until.isoformat()} if before else {}
    put_secrets(app, {"app_secret": new, **kept})
