"""Daphne, with an orderly end: running requests finish, sockets are told to come back, background work ends.

Used by make web as it is, and by make run with the job worker beside it on the same event loop.
"""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from daphne.server import Server as Daphne
from twisted.internet import defer
from twisted.internet import reactor as twisted_reactor

from servicedesk.lib import draining, mainloop
from servicedesk.server_sockets import BoundedInput, let_drain

log = logging.getLogger(__name__)
reactor: Any = twisted_reactor  # its class is chosen when the program runs

GRACE = 30.0  # seconds that running requests get to finish
POLL = 0.05
# Seconds a thread may work on before another has its turn: the loop, which has sockets to answer, waits for threads
# that write pages. Python's own is five thousandths.
SWITCH = 0.001
REQUEST_TIMEOUT = 60  # seconds
FRAME_MAX = 64 * 1024  # bytes; sockets only carry hints and short texts
SERVICE_RESTART = 1012  # the close code that tells a browser to come back soon

Background = Callable[[], Coroutine[Any, Any, None]]


class Server(Daphne):  # type: ignore[misc]
    """Serves an ASGI application until SIGINT or SIGTERM; see serve()."""

    def __init__(
        self,
        application: Any,
        *,
        host: str,
        port: int,
        background: Sequence[Background] = (),
        on_ready: Callable[[], None] | None = None,
    ) -> None:
        """background is started when the server listens, and cancelled and waited for at the end."""
        super().__init__(
            application,
            endpoints=[f"tcp:port={port}:interface={host.replace(':', chr(92) + ':')}"],
            signal_handlers=False,
            http_timeout=REQUEST_TIMEOUT,
            websocket_max_message_size=FRAME_MAX,
            websocket_max_frame_size=FRAME_MAX,
            server_name="",
            ready_callable=self._begin,
        )
        self.failure = ""
        self._ports: list[Any] = []
        self._background = list(background)
        self._on_ready = on_ready
        self._tasks: list[asyncio.Task[None]] = []
        self._ending: asyncio.Task[None] | None = None

    def serve(self) -> str:
        """Serve until told to stop; returns why that was not possible, empty when it was."""
        sys.setswitchinterval(SWITCH)
        self.run()
        return self.failure

    def _begin(self) -> None:
        loop = reactor._asyncioEventloop
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.end)
        loop.call_soon(self._start_background, loop)

    def _start_background(self, loop: asyncio.AbstractEventLoop) -> None:
        mainloop.remember(loop)
        if self.failure:
            return
        self._tasks = [loop.create_task(start()) for start in self._background]
        if self._on_ready is not None:
            self._on_ready()

    def listen_success(self, port: Any) -> None:
        self._ports.append(port)
        super().listen_success(port)

    def listen_error(self, failure: Any) -> None:
        self.failure = failure.getErrorMessage()
        reactor.callWhenRunning(reactor.stop)

    def end(self) -> None:
        """End in order; asked a second time, end at once."""
        if self._ending is None:
            log.info("ending: running requests and jobs finish first")
            self._ending = asyncio.ensure_future(self._end_in_order())
        elif reactor.running:
            reactor.stop()

    async def _end_in_order(self) -> None:
        for port in self._ports:
            port.stopListening()
        for task in self._tasks:
            task.cancel()
        await draining.say_farewell()
        for protocol in list(self.connections):
            is_socket = getattr(protocol, "application_type", "") == "websocket"
            if is_socket and protocol.state == protocol.STATE_OPEN:
                # sendClose() would refuse this code, which is the server's to use.
                protocol.sendCloseFrame(code=SERVICE_RESTART)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + GRACE
        while self._busy() and loop.time() < deadline:
            await asyncio.sleep(POLL)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if reactor.running:
            reactor.stop()

    def create_application(self, protocol: Any, scope: Any) -> Any:
        """As in Daphne, but what waits to be looked at has an end."""
        queue = super().create_application(protocol, scope)
        return BoundedInput(queue, protocol) if queue is not None and scope["type"] == "websocket" else queue

    async def handle_reply(self, protocol: Any, message: Any) -> None:
        """As in Daphne, but who sends waits for a browser that reads slowly."""
        await super().handle_reply(protocol, message)
        if message["type"] == "websocket.send":
            await let_drain(protocol)

    def _busy(self) -> bool:
        """Whether a request or socket is still being served."""
        instances = (details.get("application_instance") for details in self.connections.values())
        return any(instance is not None and not instance.done() for instance in instances)

    def kill_all_applications(self) -> Any:
        """As in Daphne, which however stumbles over a connection whose request has just ended."""
        waited_for = []
        for details in self.connections.values():
            instance = details.get("application_instance")
            if instance is not None and not instance.done():
                instance.cancel()
                waited_for.append(instance)
        if not waited_for:
            return defer.succeed(None)
        return defer.Deferred.fromFuture(asyncio.gather(*waited_for, return_exceptions=True))
