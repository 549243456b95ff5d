"""Fetching one account: what is new in its folder is noted, then fetched, then kept, then marked. In that order.

What is noted (FetchedMail) outlives a crash, so that a mail is neither forgotten nor left unmarked. That a mail becomes
one ticket does not hang on it: the same bytes in the same inbox are the same mail.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_noop

from channels_in.email.imap import Folder, Session, put_away, since
from channels_in.email.receive import digest_of
from channels_in.email.signing_in import MailServerError
from channels_in.intake import Came, keep_many
from channels_in.models import FetchedMail, MailAccount, RawInbound

AT_ONCE = 50  # mails of one transaction
BYTES_AT_ONCE = 8 * 1024 * 1024
MOST_TRIES = 3  # for a mail the server cannot hand out
TOO_BIG = gettext_noop("It is larger than what is received. It is still in the mailbox.")
UNREADABLE = gettext_noop("The mail server could not hand it out. It is still in the mailbox.")

StillOurs = Callable[[], bool]


def look_through(account: MailAccount, session: Session, still_ours: StillOurs = lambda: True) -> int:
    """Fetch all that is new, as long as it is ours to do. Returns how many mails. Raises MailServerError.

    That mails cannot be marked keeps nobody from being fetched; it is raised at the end.
    """
    _note_new(account, session)
    count, problem = 0, _put_away(account, session)
    while still_ours() and (batch := _next(account)):
        count += _fetch(account, session, batch)
        problem = problem or _put_away(account, session)
    if problem is not None:
        raise problem
    return count


def _note_new(account: MailAccount, session: Session) -> None:
    """Write down the mails that have come since the last time, and how far that was."""
    folder = session.select(account.folder)
    first, criteria = _what_is_new(account, folder)
    found = list(session.uids(first, folder.uidnext, criteria))
    with transaction.atomic():
        mine = MailAccount.objects.select_for_update().filter(pk=account.pk, revision=account.revision)
        if not mine.exists():
            raise MailServerError(gettext_noop("The account was changed meanwhile"))
        if folder.uidvalidity != account.uidvalidity or first == 1:
            FetchedMail.objects.filter(account=account).delete()
        rows = [FetchedMail(account=account, uidvalidity=folder.uidvalidity, uid=uid) for uid in found]
        FetchedMail.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5000)
        account.uidvalidity, account.last_uid = folder.uidvalidity, folder.uidnext - 1
        mine.update(uidvalidity=account.uidvalidity, last_uid=account.last_uid)


def _what_is_new(account: MailAccount, folder: Folder) -> tuple[int, str]:
    """Return the first UID to look at, and which mails count."""
    if account.uidvalidity is None:
        return 1, "UNSEEN"  # the first time: what others have read before us is not ours
    if folder.uidvalidity != account.uidvalidity or folder.uidnext <= account.last_uid:
        # The folder was made anew, moved or restored: all numbers are new. What we have already is known by its bytes.
        return 1, f"OR UNSEEN {since(account.created_at - timedelta(days=1))}"
    return account.last_uid + 1, "ALL"


def _noted(account: MailAccount) -> QuerySet[FetchedMail]:
    return FetchedMail.objects.filter(account=account, uidvalidity=account.uidvalidity or 0)


def _next(account: MailAccount) -> list[FetchedMail]:
    """The mails to fetch now: new ones first, and those that made trouble one at a time."""
    waiting = _noted(account).filter(raw__isnull=True).order_by("tries", "uid")
    batch = list(waiting[:AT_ONCE])
    return batch[:1] if batch and batch[0].tries else [row for row in batch if not row.tries]


def _fetch(account: MailAccount, session: Session, batch: list[FetchedMail]) -> int:
    """Fetch and keep a batch, in one transaction. Returns how many mails. Raises MailServerError."""
    uids = [row.uid for row in batch]
    try:
        sizes = session.sizes(uids)
        too_big = [uid for uid, size in sizes.items() if size > settings.MAIL_MAX_BYTES]
        wanted = _as_many_as_fit([uid for uid in uids if uid in sizes and uid not in too_big], sizes)
        headers = session.mails(too_big, only_headers=True)
        mails = session.mails(wanted)
    except MailServerError:
        _made_trouble(account, batch)
        raise
    gone = [row.pk for row in batch if row.uid not in sizes]
    empty = [row for row in batch if row.uid in wanted and not mails.get(row.uid, b"").strip()]
    with transaction.atomic():
        FetchedMail.objects.filter(pk__in=gone).delete()
        for row in batch:
            if row.uid in headers:
                _keep_aside(row, headers[row.uid], RawInbound.State.SET_ASIDE, TOO_BIG)
        there = [row for row in batch if row.uid not in headers and mails.get(row.uid, b"").strip()]
        came = [Came(account.inbox, digest_of(mails[row.uid]), mails[row.uid]) for row in there]
        for row, raw_id in zip(there, keep_many(came), strict=True):
            row.raw_id = raw_id
        FetchedMail.objects.bulk_update(there, ["raw"])
    _made_trouble(account, empty)
    return len(mails) - len(empty) + len(headers)


def _as_many_as_fit(uids: list[int], sizes: dict[int, int]) -> list[int]:
    """The first mails that are not too much together; always at least one."""
    taken: list[int] = []
    total = 0
    for uid in uids:
        total += sizes[uid]
        if taken and total > BYTES_AT_ONCE:
            break
        taken.append(uid)
    return taken


def _made_trouble(account: MailAccount, rows: list[FetchedMail]) -> None:
    """One mail the server stumbles over must not keep the others: it goes last, alone, and then to a person."""
    FetchedMail.objects.filter(pk__in=[row.pk for row in rows]).update(tries=F("tries") + 1)
    for row in _noted(account).filter(raw__isnull=True, tries__gte=MOST_TRIES)[:AT_ONCE]:
        with transaction.atomic():
            _keep_aside(row, b"", RawInbound.State.FAILED, UNREADABLE)


def _keep_aside(row: FetchedMail, body: bytes, state: str, reason: str) -> None:
    """A row for the list of what waits for a person; the mail itself stays as it is on the server."""
    name = hashlib.sha256(body).hexdigest() if body else f"{row.uidvalidity}:{row.uid}"
    RawInbound.objects.get_or_create(
        inbox_id=row.account.inbox_id,
        external_id=f"imap:{name}",
        defaults={"body": body, "state": state, "reason": reason},
    )
    row.delete()


def _put_away(account: MailAccount, session: Session) -> MailServerError | None:
    """Mark or move what is kept, and forget it. Returns what stood in the way."""
    while rows := list(_noted(account).filter(raw__isnull=False)[:AT_ONCE]):
        try:
            put_away(session, account, [row.uid for row in rows])
        except MailServerError as error:
            return error
        FetchedMail.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return None
