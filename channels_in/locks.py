"""A lock of the database for work that must not run twice at once. It goes with its connection: a crash frees it."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def only_one(what: str, pk: int) -> Iterator[bool]:
    """Give whether the lock for this kind of work on this row is ours; if it is, it is held until the block ends."""
    key = [zlib.crc32(what.encode()) - 2**31, pk % 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
