"""One process: Daphne for pages and sockets, the job worker on the same event loop, an orderly end of both."""

import asyncio
import logging
import signal
from collections.abc import Callable
from typing import Any

from daphne.server import Server
from twisted.internet import defer, reactor

from servicedesk.embedded import EmbeddedDatabaseError
from servicedesk.jobs import run_worker
from servicedesk.lib import mainloop

log = logging.getLogger(__name__)

GRACE = 30.0  # seconds that running requests get to finish
WATCH_EVERY = 3.0  # seconds between looks at the database
POLL = 0.05
SERVICE_RESTART = 1012  # the close code that tells a browser to come back soon


class OneProcess(Server):  # type: ignore[misc]
    """Daphne's server with the worker beside it. serve() returns when both have ended."""

    def __init__(
        self,
        application: Any,
        port: int,
        concurrency: int,
        on_ready: Callable[[], None],
        keep_database: Callable[[], object] | None,
    ) -> None:
        """keep_database starts the database again when it is gone; None when somebody else looks after it."""
        super().__init__(
            application,
            endpoints=[f"tcp:port={port}:interface=127.0.0.1"],
            signal_handlers=False,
            http_timeout=60,
            websocket_max_message_size=64 * 1024,
            websocket_max_frame_size=64 * 1024,
            server_name="",
            ready_callable=self._begin,
        )
        self.ports: list[Any] = []
        self.failure = ""
        self._concurrency = concurrency
        self._on_ready = on_ready
        self._keep_database = keep_database
        self._background: list[asyncio.Task[None]] = []
        self._ending: asyncio.Task[None] | None = None

    def serve(self) -> str:
        """Serve until SIGINT or SIGTERM; returns why it could not, empty when it could."""
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
        self._background.append(loop.create_task(run_worker(self._concurrency, alone=True)))
        if self._keep_database is not None:
            self._background.append(loop.create_task(_keep(self._keep_database)))
        self._on_ready()

    def listen_success(self, port: Any) -> None:
        self.ports.append(port)
        super().listen_success(port)

    def listen_error(self, failure: Any) -> None:
        self.failure = failure.getErrorMessage()
        reactor.callWhenRunning(reactor.stop)

    def end(self) -> None:
        """End in order; asked a second time, end at once."""
        if self._ending is None:
            print("\n  Ending: requests and jobs that are running finish first. Ctrl-C again ends at once.", flush=True)
            self._ending = asyncio.ensure_future(self._end_in_order())
        elif reactor.running:
            reactor.stop()

    async def _end_in_order(self) -> None:
        for port in self.ports:
            port.stopListening()
        for task in self._background:
            task.cancel()
        for protocol in list(self.connections):
            if getattr(protocol, "application_type", "") == "websocket":
                protocol.serverClose(code=SERVICE_RESTART)
        deadline = asyncio.get_running_loop().time() + GRACE
        while self._busy() and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(POLL)
        await asyncio.gather(*self._background, return_exceptions=True)
        if reactor.running:
            reactor.stop()

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
        gathered = asyncio.gather(*waited_for, return_exceptions=True) if waited_for else None
        return defer.Deferred.fromFuture(gathered) if gathered is not None else defer.succeed(None)


async def _keep(keep_database: Callable[[], object]) -> None:
    """Look after the database for as long as the server runs."""
    while True:
        await asyncio.sleep(WATCH_EVERY)
        try:
            await asyncio.to_thread(keep_database)
        except EmbeddedDatabaseError:
            log.exception("the database does not come back")
