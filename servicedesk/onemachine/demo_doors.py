"""The demo's providers: programs of the tests that behave like those outside, in this process, on loopback."""

import logging
import os
from contextlib import suppress
from importlib import import_module
from typing import Any

from django.conf import settings

from frontend.demo_doors.access import is_open

log = logging.getLogger(__name__)
HOST = "127.0.0.1"


def open_doors(port: int) -> str:
    """Start them and point the installation at them; returns what was done. port: of our own server.

    Without the folder of the tests there are none, and the page /prova/ offers what works without.
    """
    if not is_open():
        return "none"
    try:
        hosted = import_module("tests.fakes.demo_vendors")
    except ModuleNotFoundError:
        return "none"
    opened = [name for name, start in hosted.VENDORS.items() if _is_started(name, start, port)]
    if opened and HOST not in settings.OUTWARD_ALLOWED_HOSTS:
        settings.OUTWARD_ALLOWED_HOSTS = [*settings.OUTWARD_ALLOWED_HOSTS, HOST]
    return ", ".join(opened) or "none"


def _is_started(name: str, start: Any, port: int) -> bool:
    """One that cannot be started is in nobody's way. An address somebody has set in the environment stays."""
    try:
        addresses: dict[str, str] = start(port)
    except Exception as error:
        log.warning("the demo is without %s: %s", name, type(error).__name__)
        return False
    with suppress(AttributeError):
        for setting, url in addresses.items():
            if setting not in os.environ:
                setattr(settings, setting, url)
    return True
