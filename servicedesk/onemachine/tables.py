"""The tables as all migrations make them, kept as SQL: an empty database has them in a second instead of half a minute.

tables.sql is written by `make tables` and never by hand; `make check` compares it with what the migrations make. An
empty database of another PostgreSQL than the one it was written by is brought up by the migrations alone.
"""

from pathlib import Path

from django.db import connection, transaction

FILE = Path(__file__).with_name("tables.sql")
MAJOR = 18  # of the PostgreSQL that wrote it


def load() -> bool:
    """Make the tables of an empty database; returns whether it was done. What is newer is left to the migrations."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        if not FILE.exists() or int(cursor.fetchone()[0]) // 10_000 != MAJOR:
            return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FILE.read_text())
    return True
