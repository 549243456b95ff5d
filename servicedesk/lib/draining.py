"""What is done first when a process is told to end, while everybody is still connected to it."""

import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)
Farewell = Callable[[], Awaitable[None]]
_farewells: list[Farewell] = []


def before_end(farewell: Farewell) -> None:
    """Have it awaited once, when the server is about to close what is open. It should take a moment, not seconds."""
    if farewell not in _farewells:
        _farewells.append(farewell)


async def say_farewell() -> None:
    """Called by the server. What goes wrong is logged and keeps nobody from ending."""
    for farewell in list(_farewells):
        try:
            await farewell()
        except Exception:
            log.exception("not everybody was told that the server ends")
