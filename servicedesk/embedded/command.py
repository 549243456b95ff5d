"""The server for the length of one manage.py command."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from servicedesk.embedded.server import ensure_running, stop

# Commands that read no data. makemigrations is not one of them: it compares with what is applied.
WITHOUT_DATABASE = {
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "spectacular",
    "startapp",
    "version",
}


@contextmanager
def database_for(argv: Sequence[str]) -> Iterator[None]:
    """Have the embedded server running while manage.py's command runs; nothing when it needs none.

    Afterwards the server is stopped, unless another process uses it: the last one to leave turns off the light.
    """
    if "DATABASE_URL" in os.environ or not needs_database(argv):
        yield
        return
    data_dir = Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parents[2] / "var")
    ensure_running(data_dir)
    try:
        yield
    finally:
        stop(data_dir)


def needs_database(argv: Sequence[str]) -> bool:
    """Say whether the command line (program name first) names a command that reads or writes the database."""
    words = list(argv[1:])
    if not words or words[0] in WITHOUT_DATABASE or {"-h", "--help", "--version"} & set(words):
        return False
    return words[0] != "check" or any(word.startswith("--database") for word in words)
