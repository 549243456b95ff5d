"""Folders in which the embedded PostgreSQL can live."""

import os
import stat
from pathlib import Path


def open_to_server(path: Path) -> Path:
    """Let other accounts pass through pytest's own folders: as root, PostgreSQL runs as an account of its own."""
    for folder in (path, *path.parents):
        if os.geteuid() == 0 and folder.stat().st_uid == 0 and ("pytest" in folder.name or folder == path):
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    return path
