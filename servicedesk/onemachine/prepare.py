"""What must be in place before the first page: tables, static files, the demo municipality. Each only when needed."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

from servicedesk.health import migrations_of_this_code
from servicedesk.onemachine import tables


def migrate() -> str:
    """Bring the tables up to this code; returns what was done."""
    applied = _applied()
    missing = migrations_of_this_code() - applied
    if not applied and tables.load():
        missing = migrations_of_this_code() - _applied()
        done = "made at once"
    else:
        done = f"{len(missing)} migrations" if missing else "up to date"
    if missing:
        with _garbage_looked_for_seldom():
            call_command("migrate", interactive=False, verbosity=0)
    return done


@contextmanager
def _garbage_looked_for_seldom() -> Iterator[None]:
    """Migrations make classes by the thousand: a fifth of their time goes by looking through them; this costs 60 MB."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, *usual[1:])
    yield
    gc.set_threshold(*usual)


def _applied() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations')")
        if cursor.fetchone() == (None,):
            return set()
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def collect_static() -> str:
    """Collect static files when any has changed since the last time; returns what was done."""
    stamp = Path(settings.STATIC_ROOT) / ".sources.sha256"
    wanted = _static_digest()
    if stamp.exists() and stamp.read_text() == wanted:
        return "up to date"
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)
    return "collected"


def _static_digest() -> str:
    """Sum up names, sizes and times of every static file there is."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            changed = storage.get_modified_time(path).timestamp()
            digest.update(f"{path} {storage.size(path)} {changed}\n".encode())
    return digest.hexdigest()


def seed_demo() -> str:
    """Load the demo municipality into an installation that has no agents yet; returns what was done."""
    if get_user_model().objects.exists():
        return "there already"
    call_command("seed_demo", waiting_chats=True, verbosity=0)
    return "loaded"
