"""Who fetches an account: one process at a time. A lock of the database, on a connection kept for nothing else.

Should the lock be lost unnoticed, two would fetch the same mails: each is kept once all the same (RawInbound).
"""

import threading
import zlib

import psycopg
from django.db import connection
from procrastinate.contrib.django.utils import connector_params

_KIND = zlib.crc32(b"mail_account") - 2**31


class Leases:
    """The leases of this process. Used by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._database: psycopg.Connection[tuple[bool]] | None = None
        self._held: set[int] = set()

    def take(self, account_id: int) -> bool:
        """Return whether the account is ours to fetch now; it stays so until released or the database goes."""
        with self._lock:
            try:
                database = self._connected()
                if account_id not in self._held and self._locked(database, account_id):
                    self._held.add(account_id)
                else:
                    database.execute("SELECT 1")
            except psycopg.Error:
                self._forget()
                return False
            return account_id in self._held

    def _locked(self, database: "psycopg.Connection[tuple[bool]]", account_id: int) -> bool:
        row = database.execute("SELECT pg_try_advisory_lock(%s, %s)", [_KIND, account_id % 2**31]).fetchone()
        return bool(row and row[0])

    def release(self, account_id: int) -> None:
        with self._lock:
            if account_id not in self._held or self._database is None:
                return
            self._held.discard(account_id)
            try:
                self._database.execute("SELECT pg_advisory_unlock(%s, %s)", [_KIND, account_id % 2**31])
            except psycopg.Error:
                self._forget()

    def close(self) -> None:
        with self._lock:
            self._forget()

    def _connected(self) -> "psycopg.Connection[tuple[bool]]":
        if self._database is None or self._database.closed:
            self._forget()
            self._database = psycopg.connect(**connector_params(connection.alias), autocommit=True, connect_timeout=5)
        return self._database

    def _forget(self) -> None:
        self._held.clear()
        if self._database is not None:
            self._database.close()
        self._database = None
