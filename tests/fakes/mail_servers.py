"""Fixtures of real mail servers, one of each for all tests of a process."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.fakes import dovecot

_users = count(1)


def require_dovecot() -> None:
    if shutil.which("dovecot") is None and not Path("/usr/sbin/dovecot").exists():
        pytest.skip("Dovecot is not installed: apt-get install dovecot-imapd")


@pytest.fixture(scope="session")
def imap_server() -> Iterator[dovecot.Dovecot]:
    require_dovecot()
    with dovecot.running() as server:
        yield server


@pytest.fixture
def user() -> str:
    """A mailbox nobody has used before."""
    return f"kundcenter{next(_users)}"
