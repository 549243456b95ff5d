"""All accounts at once: a thread for each, so that a server that hangs delays no other. Runs beside the jobs."""

import asyncio
import logging
import random
import threading
import time
from dataclasses import dataclass, field

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from channels_in.email.fetcher import look_through
from channels_in.email.imap import Session, session
from channels_in.email.leases import Leases
from channels_in.email.signing_in import MailServerError
from channels_in.models import MailAccount
from servicedesk.lib.text import one_line

log = logging.getLogger(__name__)
LOOK_EVERY = 5.0  # seconds between looks at which accounts there are
IDLE_FOR = 60.0  # seconds; then the folder is looked through all the same
STOP_WITHIN = 1.0  # seconds in which an idling fetcher notices that it is to stop
POLL_EVERY = 30.0  # seconds, for servers without IDLE
AGAIN_AFTER = 30.0  # seconds after the first failure; then twice as long, at most
AGAIN_AT_MOST = 300.0
END_WITHIN = 10.0  # seconds


@dataclass
class Fetcher:
    """The thread of one account."""

    account_id: int
    revision: int
    leases: Leases
    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread = field(init=False)
    failures: int = 0  # since the last success

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self.run, name=f"mail-{self.account_id}", daemon=True)

    def run(self) -> None:
        """Fetch until told to stop. Whatever goes wrong is noted, and tried again after a while."""
        while not self.stop.is_set():
            try:
                wait = self._take_turn()
            except (DatabaseError, InterfaceError) as error:
                wait = LOOK_EVERY  # no fault of the mail server: as soon as the database is back it is asked again
                self._note_failure(error)
            except Exception as error:
                self.failures += 1
                wait = pause(self.failures)
                self._note_failure(error)
            finally:
                close_old_connections()
            self.stop.wait(wait)
        self.leases.release(self.account_id)

    def _take_turn(self) -> float:
        """One session, for as long as it lasts. Returns how long to wait for the next, in seconds."""
        if not self._is_ours():
            return LOOK_EVERY
        account = self._account()
        if account is None:
            return LOOK_EVERY
        with session(account) as connected:
            while self._is_ours():
                look_through(account, connected, self._is_ours)
                self._note_success()
                close_old_connections()
                self._wait_for_mail(connected)
        return 0.0

    def _is_ours(self) -> bool:
        return not self.stop.is_set() and self.leases.take(self.account_id)

    def _account(self) -> MailAccount | None:
        rows = MailAccount.objects.select_related("inbox")
        return rows.filter(pk=self.account_id, revision=self.revision).first()

    def _wait_for_mail(self, connected: Session) -> None:
        if not connected.can_idle:
            self.stop.wait(POLL_EVERY)
            return
        with connected.idling() as idle:
            for _second in range(int(IDLE_FOR / STOP_WITHIN)):
                if idle.has_news(STOP_WITHIN) or self.stop.is_set():
                    return

    def _note_success(self) -> None:
        self.failures = 0
        MailAccount.objects.filter(pk=self.account_id).update(last_success_at=timezone.now(), last_error="")

    def _note_failure(self, error: Exception) -> None:
        said = str(error) if isinstance(error, MailServerError) else type(error).__name__
        log.warning("mail account %s: %s", self.account_id, said)
        if isinstance(error, DatabaseError | InterfaceError):
            return
        try:
            MailAccount.objects.filter(pk=self.account_id).update(
                last_error=one_line(said, 300), last_error_at=timezone.now()
            )
        except (DatabaseError, InterfaceError):
            log.warning("mail account %s: the fault could not be noted", self.account_id)


def pause(failures: int) -> float:
    """Seconds to wait after so many failures in a row; a little chance keeps many accounts from knocking together."""
    return float(min(AGAIN_AFTER * 2 ** (failures - 1), AGAIN_AT_MOST) * random.uniform(1.0, 1.25))  # noqa: S311


class Fetchers:
    """The threads of this process."""

    def __init__(self) -> None:
        self.leases = Leases()
        self.running: dict[int, Fetcher] = {}

    def look_after(self) -> None:
        """Start what is new, stop what is switched off, begin anew what was changed or has ended."""
        rows = MailAccount.objects.filter(is_active=True, inbox__is_active=True)
        wanted = dict(rows.values_list("pk", "revision"))
        for account_id, fetcher in list(self.running.items()):
            if wanted.get(account_id) != fetcher.revision:
                fetcher.stop.set()
            if not fetcher.thread.is_alive():
                del self.running[account_id]
        for account_id, revision in wanted.items():
            if account_id not in self.running:
                self.running[account_id] = Fetcher(account_id, revision, self.leases)
                self.running[account_id].thread.start()

    def end(self) -> None:
        """Stop all. A thread that waits for a server that hangs is left: it changes nothing any more."""
        for fetcher in self.running.values():
            fetcher.stop.set()
        until = time.monotonic() + END_WITHIN
        for fetcher in self.running.values():
            fetcher.thread.join(max(0.0, until - time.monotonic()))
        self.leases.close()


async def run_fetchers() -> None:
    """Fetch all accounts until cancelled. A lost database is waited for."""
    fetchers = Fetchers()
    try:
        while True:
            await asyncio.to_thread(_look_after, fetchers)
            await asyncio.sleep(LOOK_EVERY)
    finally:
        await asyncio.to_thread(fetchers.end)


def _look_after(fetchers: Fetchers) -> None:
    try:
        fetchers.look_after()
    except (DatabaseError, InterfaceError) as error:
        log.warning("mail accounts cannot be read: %s", type(error).__name__)
    finally:
        close_old_connections()
