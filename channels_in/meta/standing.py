"""How an account at Meta stands: what went wrong, how long its token holds, and what administrators are told of it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in import accounts
from channels_in.alarms import alarm_administrators, clear_alarm, standing_alarms
from channels_in.base import ChannelError
from channels_in.meta.graph import GraphError
from channels_in.models import DoorAccount

WARN_BEFORE = timedelta(days=7)
BROKEN_SUBJECT = gettext_noop("The connection of %(inbox)s to Meta is broken")
BROKEN = gettext_noop(
    "Meta no longer lets us answer in %(inbox)s: %(detail)s\n\nAnswers wait, and are tried again for some hours. Make a"
    " new token at Meta, write it in the account of the inbox and test the connection:\n%(address)s\n"
)
ENDS_SUBJECT = gettext_noop("The token of %(inbox)s ends on %(day)s")
ENDS = gettext_noop(
    "After %(day)s nothing can be answered in %(inbox)s. Make a new token at Meta, write it in the account of the inbox"
    " and test the connection:\n%(address)s\n"
)


def note_fault(account: DoorAccount, error: ChannelError) -> None:
    """What Meta said is shown on the account. When a person must mend it, administrators are told at once."""
    accounts.note_fault(account, error)
    if isinstance(error, GraphError) and (error.is_token or error.is_permission):
        alarm_administrators(_broken(account), BROKEN_SUBJECT, BROKEN, detail=str(error)[:200], **_words(account))


def note_success(account: DoorAccount) -> None:
    """It works: what was said of it holds no longer."""
    clear_alarm(_broken(account))
    accounts.note_success(account)


def note_token(account: DoorAccount, expires_at: datetime | None) -> None:
    """Until when its token holds, as Meta says; None: it has no end."""
    DoorAccount.objects.filter(pk=account.pk).update(token_expires_at=expires_at)
    account.token_expires_at = expires_at
    if expires_at is not None and expires_at <= timezone.now() + WARN_BEFORE:
        day = timezone.localtime(expires_at).date().isoformat()
        alarm_administrators(_ends(account), ENDS_SUBJECT, ENDS, day=day, **_words(account))
    else:
        clear_alarm(_ends(account))


def forget_others(accounts_in_use: Collection[int]) -> None:
    """What was said of accounts that are no longer in use holds no longer."""
    for key in standing_alarms().filter(key__startswith="meta_").values_list("key", flat=True):
        if int(key.rpartition(":")[2]) not in accounts_in_use:
            clear_alarm(key)


def _broken(account: DoorAccount) -> str:
    return f"meta_broken:{account.pk}"


def _ends(account: DoorAccount) -> str:
    return f"meta_token:{account.pk}"


def _words(account: DoorAccount) -> dict[str, str]:
    address = f"{settings.BASE_URL}{reverse('settings_door_account', args=[account.inbox_id])}"
    return {"inbox": account.inbox.name, "address": address}
