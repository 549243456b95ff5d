"""Tables, and a door whose provider signs."""

from pathlib import Path

from servicedesk.onemachine.prepare import collect_static, migrate
from tests.channels_in.sms.conftest import make_account


def prepare(told: str) -> None:
    """Write the path that the provider calls to the file told."""
    migrate()
    collect_static()
    _account, path = make_account("twilio")
    Path(told).write_text(path)
