"""The secret an account had until it was changed: Twilio signs with it, and may go on doing so for a while."""

from cryptography.fernet import InvalidToken
from django.utils import timezone

from channels_in.models import SmsAccount
from channels_in.models.called import HOLDS_ON
from servicedesk.lib import secrets


def keep_former(account: SmsAccount, secret: str, *, is_same: bool) -> None:
    """Before secret takes its place. is_same: it is the same account there; another's former secret is nobody's."""
    if not is_same or not account.secret:
        account.secret_before, account.secret_before_until = "", None
    elif secret != _readable(account.secret):
        account.secret_before, account.secret_before_until = account.secret, timezone.now() + HOLDS_ON


def secrets_accepted(account: SmsAccount) -> list[str]:
    """What the vendor may sign with: the secret, and for a day after it was changed the one before."""
    until = account.secret_before_until
    former = [account.secret_before] if until is not None and until > timezone.now() else []
    return [found for one in (account.secret, *former) if (found := _readable(one))]


def _readable(token: str) -> str:
    """ "" for what was made with a key that is named nowhere any more."""
    try:
        return secrets.decrypt(token)
    except InvalidToken:
        return ""
