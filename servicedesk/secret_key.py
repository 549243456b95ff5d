"""The secret key of the one-machine mode: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def stored(data_dir: Path, *, allowed: bool) -> str:
    """Return the key kept in data_dir, making it the first time.

    Raises ImproperlyConfigured when keeping a key on disk is not allowed (production must name SECRET_KEY).
    """
    if not allowed:
        raise ImproperlyConfigured("SECRET_KEY must be set when DATABASE_URL is.")
    path = data_dir / "secret.key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
