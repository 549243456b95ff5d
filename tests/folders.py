"""Folders in which the embedded PostgreSQL can live."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server_folder() -> Iterator[Path]:
    """Give a folder that other accounts can pass through, and remove it afterwards.

    As root, PostgreSQL runs as an account of its own; pytest's folders are closed to others, and closed again whenever
    another run starts.
    """
    folder = Path(tempfile.mkdtemp(prefix="servicedesk-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
