"""The tests' databases: the migrations make one, once; each test process copies it, and empties its copy by DELETE.

Making one by the migrations takes seconds of processor time, copying it a fraction of one. A TRUNCATE makes every
file of every table and index anew; after most tests only a few rows of a few tables are there to remove.
"""

import fcntl
import hashlib
import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distributions
from pathlib import Path

import psutil
import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import TransactionTestCase
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from servicedesk.embedded.places import OWNER, PORT, ROLE, places
from servicedesk.onemachine import prepare
from tests.environment import DATA_DIR

TEMPLATE, OWN = "test_template_", "test_process_"  # the second with the number of its process
# Content types and permissions come with the migrations and are the same for every test.
EMPTYING = """
CREATE SCHEMA testing;
GRANT USAGE ON SCHEMA testing TO PUBLIC;
CREATE FUNCTION testing.empty_tables() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET session_replication_role = replica SET search_path = public AS $$
DECLARE
    found text;
    is_filled boolean;
BEGIN
    FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission') LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', found) INTO is_filled;
        IF is_filled THEN
            EXECUTE format('DELETE FROM %I', found);
        END IF;
    END LOOP;
END $$;
"""


@contextmanager
def own_database() -> Iterator[None]:
    """Give this process a fresh database of its own, and drop it afterwards.

    Raises psycopg.errors.ObjectInUse at the end when a test has left a connection open.
    """
    name = f"{OWN}{os.getpid()}"
    with _one_at_a_time(), _owner() as owner:
        for left in _databases(owner, OWN):
            if left == name or not psutil.pid_exists(int(left.removeprefix(OWN))):
                owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(left)))
        names = (sql.Identifier(part) for part in (name, _template(owner), ROLE))
        owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(*names))
    before = _use(name)
    yield
    _use(before)
    with _owner() as owner:
        owner.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


@contextmanager
def for_a_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written first in here stays until the end: the tests of a module are savepoints in one transaction."""
    with blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


def empty_tables(case: TransactionTestCase) -> None:
    """Remove what a test with real transactions has left, also of tables Django did not make."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT testing.empty_tables()")


def _template(owner: psycopg.Connection) -> str:
    """Return the name of a database all migrations have been applied to; it is kept until one of them changes."""
    name = f"{TEMPLATE}{_fingerprint()}"
    known = _databases(owner, TEMPLATE)
    if name in known:
        return name
    for former in known:
        owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(former)))
    making = f"{TEMPLATE}being_made"
    owner.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(making), sql.Identifier(ROLE)))
    before = _use(making)
    prepare.migrate()
    _use(before)
    with _owner(making) as inside:
        inside.execute(EMPTYING)
    owner.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(name)))
    return name


def _databases(owner: psycopg.Connection, start: str) -> list[str]:
    rows = owner.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start])
    return [str(row[0]) for row in rows]


def _fingerprint() -> str:
    """Of everything the template depends on: the migrations, the models' names (permissions), the packages."""
    digest = hashlib.sha256(EMPTYING.encode())
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    for (app, name), migration in sorted(migrations.items()):
        digest.update(f"{app} {name} ".encode() + Path(inspect.getfile(type(migration))).read_bytes())
    digest.update(repr(sorted(model._meta.label for model in apps.get_models())).encode())
    digest.update(repr(sorted((found.name, found.version) for found in distributions())).encode())
    return digest.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (DATA_DIR / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _owner(database: str = "postgres") -> psycopg.Connection:
    """Sign in as the server's own superuser, who alone may switch off the guards of append-only tables."""
    socket = str(places(DATA_DIR).socket_dir)
    return psycopg.connect(host=socket, port=PORT, user=OWNER, dbname=database, autocommit=True, connect_timeout=10)


def _use(name: str) -> str:
    """Let Django use this database from now on; returns the name of the former one."""
    connection.close()
    former = str(connection.settings_dict["NAME"])
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    return former
