"""Indexes that are made anew after a large load: building one whole is much faster than feeding it row by row."""

from django.db import connection

_TABLES = ("tickets_ticket", "tickets_message", "tickets_event", "people_contact", "people_contactaddress")
# What has been dropped and not made again, so that a load that was killed leaves no index missing for good.
_MEMORY = "CREATE TABLE IF NOT EXISTS seed_load_indexes (name text PRIMARY KEY, definition text NOT NULL)"
_PLAIN = """
    SELECT i.indexname, i.indexdef FROM pg_indexes i
      JOIN pg_class c ON c.relname = i.indexname AND c.relnamespace = i.schemaname::regnamespace
      JOIN pg_index x ON x.indexrelid = c.oid
     WHERE i.schemaname = current_schema() AND i.tablename = ANY(%s) AND NOT x.indisunique AND x.indpred IS NULL
"""


def drop() -> int:
    """Drop the whole indexes that hold no promise of uniqueness, and remember how to make them; returns how many.

    Partial ones stay: they hold the few unfinished tickets only.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MEMORY)
        cursor.execute(_PLAIN, [list(_TABLES)])
        found = cursor.fetchall()
        for name, definition in found:
            cursor.execute("INSERT INTO seed_load_indexes VALUES (%s, %s) ON CONFLICT DO NOTHING", [name, definition])
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return len(found)


def restore() -> int:
    """Make again what was dropped, also by a load that never came to its end; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('seed_load_indexes') IS NOT NULL")
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET max_parallel_maintenance_workers = 2")
        cursor.execute("SELECT definition FROM seed_load_indexes ORDER BY name")
        definitions = [definition for (definition,) in cursor.fetchall()]
        for definition in definitions:
            # "CREATE INDEX name ON ..." as pg_indexes tells it
            cursor.execute(definition.replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS ", 1))
        cursor.execute("DROP TABLE seed_load_indexes")
    return len(definitions)
