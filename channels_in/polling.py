"""Asking providers that call nobody what is new: every account by itself, one process at a time, each at its pace.

A minute's job asks for one job for each account whose time has come, so that a slow one holds no other. What is
fetched is kept together with how far we have come (channels_in.pages): a kill between two pages loses nothing.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.accounts import note_fault, note_success
from channels_in.alarms import alarm_administrators, clear_alarm
from channels_in.base import ChannelError, Fetches
from channels_in.locks import only_one
from channels_in.models import Alarm, DoorAccount
from channels_in.registry import DOORS, channel
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import one_line

log = logging.getLogger(__name__)
FETCH = "channels_in.fetch_account"
FAILS_FOR = timedelta(minutes=15)  # without a success, before administrators are told
WARN_BEFORE = timedelta(days=7)
AGAIN_MOST = timedelta(minutes=15)  # the longest pause after faults in a row
TOLERANCE = timedelta(seconds=5)  # the job that asks runs every minute, not to the second
# Keys of DoorAccount.cursor beside the door's own: faults in a row, and not to ask before. Not rests_until: what the
# provider says of reading need not hold for answers.
FAULTS, AGAIN_AT = "faults", "again_at"

SILENT = gettext_noop("%(inbox)s cannot be read")
SILENT_BODY = gettext_noop(
    "Nothing has been fetched for %(inbox)s for %(minutes)s minutes. The provider said: %(said)s. What people write "
    "there waits and is not lost. Test the connection in the settings of the inbox:\n%(address)s\n"
)
ENDS = gettext_noop("The right to read %(inbox)s ends on %(day)s")
ENDS_BODY = gettext_noop(
    "The token by which %(inbox)s is read and answered ends on %(day)s. Get a new one at the provider, and write it in "
    "the settings of the inbox:\n%(address)s\n"
)


def doors() -> dict[str, Fetches]:
    """The doors that fetch, by kind."""
    found = {kind: channel(kind) for kind, door in DOORS.items() if door.form}
    return {kind: door for kind, door in found.items() if isinstance(door, Fetches)}


def ask_all(now: datetime) -> list[int]:
    """Ask for a job for each account whose time has come; return their ids. One that rests is left alone."""
    due: list[int] = []
    for kind, door in doors().items():
        before = now - door.every + TOLERANCE
        with transaction.atomic():
            rows = _accounts([kind]).filter(Q(polled_at=None) | Q(polled_at__lte=before))
            rows = rows.filter(Q(rests_until=None) | Q(rests_until__lte=now)).select_for_update(of=("self",))
            ids = [row.pk for row in rows.order_by("pk") if not _pauses(row, now)]
            DoorAccount.objects.filter(pk__in=ids).update(polled_at=now)
            for pk in ids:
                enqueue(FETCH, account_id=pk, asked=now.isoformat())
        due.extend(ids)
    return due


def fetch_account(account_id: int, asked: str = "") -> None:
    """Fetch what is new for one account. Faults are noted on it, and are no fault of the job.

    asked: when it was asked for; a job that waited so long that another was asked for does nothing.
    """
    with only_one("fetch_account", account_id) as is_ours:
        account = DoorAccount.objects.select_related("inbox", "app").filter(pk=account_id).first()
        if not is_ours or account is None or not account.inbox.is_active or account.inbox.kind not in DOORS:
            return
        if asked and (account.polled_at is None or account.polled_at.isoformat() != asked):
            return
        door = channel(account.inbox.kind)
        if isinstance(door, Fetches):
            _fetch(account, door)


def _fetch(account: DoorAccount, door: Fetches) -> None:
    try:
        door.fetch(account)
    except ChannelError as error:
        _note(account, error)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the next minute asks again
    except Exception as error:
        # A fault of ours: it is seen on the account as any other, and in the log of jobs.
        _note(account, ChannelError(type(error).__name__))
        raise
    else:
        note_success(account)
        _remember(account, {FAULTS: 0})
        clear_alarm(_silent(account))


def _note(account: DoorAccount, error: ChannelError) -> None:
    """It is left alone for a while: as long as it asked for, else longer with each fault in a row."""
    now = timezone.now()
    if error.rest is not None:
        _remember(account, {AGAIN_AT: (now + error.rest).isoformat(), FAULTS: 0})
    else:
        log.info("account %s could not be read", account.pk)
        note_fault(account, error)
        faults = int(account.cursor.get(FAULTS, 0)) + 1
        pause = min(timedelta(minutes=2 ** min(faults - 1, 10)), AGAIN_MOST)
        _remember(account, {AGAIN_AT: (now + pause).isoformat(), FAULTS: faults})
    since = account.last_success_at or account.created_at
    if now - since >= FAILS_FOR:
        values: dict[str, str | int] = {"minutes": int((now - since) / timedelta(minutes=1))}
        said = one_line(str(error), 150)
        alarm_administrators(_silent(account), SILENT, SILENT_BODY, said=said, **values, **_words(account))


def _pauses(account: DoorAccount, now: datetime) -> bool:
    """Whether it is too early; a fault holds no longer when somebody has saved the account anew."""
    again_at = account.cursor.get(AGAIN_AT)
    is_mended = bool(account.cursor.get(FAULTS)) and not account.last_error
    return bool(again_at) and not is_mended and datetime.fromisoformat(again_at) > now + TOLERANCE


def _remember(account: DoorAccount, values: dict[str, str | int]) -> None:
    with transaction.atomic():
        row = DoorAccount.objects.select_for_update().filter(pk=account.pk).first()
        if row is not None and any(row.cursor.get(name, 0) != value for name, value in values.items()):
            row.cursor = {**row.cursor, **values}
            row.save(update_fields=["cursor"])


def warn_of_tokens(now: datetime) -> None:
    """Tell of every token that ends within a week, once a day each; clear what no longer does."""
    ending = _accounts(doors()).filter(token_expires_at__lte=now + WARN_BEFORE)
    for account in ending.select_related("inbox"):
        day = timezone.localtime(account.token_expires_at).date().isoformat()
        alarm_administrators(_ends(account), ENDS, ENDS_BODY, day=day, **_words(account))
    still = {_ends(account) for account in ending}
    for key in Alarm.objects.filter(key__startswith="fetched_ends:", cleared_at=None).values_list("key", flat=True):
        if key not in still:
            clear_alarm(key)


def _accounts(kinds: Iterable[str]) -> QuerySet[DoorAccount]:
    return DoorAccount.objects.filter(inbox__kind__in=list(kinds), inbox__is_active=True)


def _silent(account: DoorAccount) -> str:
    return f"fetched_silent:{account.inbox_id}"


def _ends(account: DoorAccount) -> str:
    return f"fetched_ends:{account.inbox_id}"


def _words(account: DoorAccount) -> dict[str, str]:
    page = reverse(DOORS[account.inbox.kind].settings, args=[account.inbox_id])
    return {"inbox": account.inbox.name, "address": f"{settings.BASE_URL}{page}"}
