"""What runs beside the jobs for mail: the fetchers, and LMTP when LMTP_PORT says where."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from django.conf import settings

from channels_in.email.fetchers import run_fetchers
from channels_in.email.lmtp import serve

log = logging.getLogger(__name__)
AGAIN_AFTER = 10.0  # seconds

Service = Callable[[], Coroutine[Any, Any, None]]


def mail_services() -> list[Service]:
    """Each runs until cancelled, and then ends in order."""
    return [run_fetchers, _lmtp] if settings.LMTP_PORT else [run_fetchers]


async def _lmtp() -> None:
    """A port that is taken does not end the process: its other work goes on, and the port is tried again."""
    while True:
        try:
            await serve()
        except OSError as error:
            log.error("LMTP cannot listen on %s:%s: %s", settings.LMTP_HOST, settings.LMTP_PORT, error.strerror)
        await asyncio.sleep(AGAIN_AFTER)
