"""The fakes as the demo hosts them: each calls the running installation as its provider would, and shows what it took.

A module here has start(port of the installation), which returns settings that say where its provider is. One that
cannot be started is left out by servicedesk.onemachine.demo_doors.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module

NAMES = ("sms", "meta", "phone", "networks", "letters")


def _start(name: str, port: int) -> dict[str, str]:
    addresses: dict[str, str] = import_module(f"tests.fakes.demo_{name}").start(port)
    return addresses


VENDORS: dict[str, Callable[[int], dict[str, str]]] = {name: partial(_start, name) for name in NAMES}
