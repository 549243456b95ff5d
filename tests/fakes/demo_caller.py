"""How the demo's providers call the running installation, and name what they tell it."""

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import count

from frontend.demo_doors.providers import NotTaken

FORM = "application/x-www-form-urlencoded"
PATIENCE = 20  # seconds
ON_THE_WAY = 0.6  # seconds until what was sent is at the citizen's
_started = datetime.now(UTC)
_numbers = count(1)


def new_id(prefix: str) -> str:
    """What the provider calls a thing: never the same again, also after a new start."""
    return f"{prefix}{_started:%y%m%d%H%M%S}{next(_numbers):04}"


class Caller:
    """Calls the installation as somebody outside does."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"

    def call(self, path: str, body: bytes, headers: Mapping[str, str] | None = None, kind: str = FORM) -> None:
        """Raises NotTaken when the answer is not 2xx."""
        request = urllib.request.Request(  # noqa: S310 -- our own server
            f"{self.home}{path}", body, {"Content-Type": kind, **(headers or {})}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            raise NotTaken(f"{error.code}") from error
        except OSError as error:
            raise NotTaken(str(error)) from error


def later(act: Callable[[], None]) -> None:
    """Do it a moment from now; what the installation then says is nobody's business here."""

    def run() -> None:
        try:
            act()
        except NotTaken:
            return

    timer = threading.Timer(ON_THE_WAY, run)
    timer.daemon = True
    timer.start()
