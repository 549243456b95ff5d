"""A lock of the database for work that must not run twice at once. It goes with its connection: a crash frees it."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection


@contextmanager
def held(what: str, pks: Sequence[int]) -> Iterator[list[int]]:
    """Give those of the rows whose lock for this kind of work is ours; they are held until the block ends."""
    kind = _kind(what)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pk, pg_try_advisory_lock(%s, pk) FROM unnest(%s::int[]) AS pk", [kind, _keys(pks)])
        taken = {key for key, is_mine in cursor.fetchall() if is_mine}
    try:
        yield [pk for pk in pks if pk % 2**31 in taken]
    finally:
        if taken and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, pk) FROM unnest(%s::int[]) AS pk", [kind, list(taken)])


def _keys(pks: Sequence[int]) -> list[int]:
    return [pk % 2**31 for pk in dict.fromkeys(pks)]


def _kind(what: str) -> int:
    return zlib.crc32(what.encode()) - 2**31


@contextmanager
def only_one(what: str, pk: int) -> Iterator[bool]:
    """Give whether the lock for this kind of work on this row is ours; if it is, it is held until the block ends."""
    key = [_kind(what), pk % 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
