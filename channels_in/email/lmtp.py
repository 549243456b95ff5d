"""LMTP (RFC 2033): a mail server beside us hands over mail, and hears for each recipient that it is ours, or why not.

It asks for no password: it listens on loopback unless LMTP_HOST says otherwise.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import AnyStr, TypeVar

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session
from django.conf import settings
from django.db import close_old_connections

from channels_in.email.group_commit import Gatherer
from channels_in.email.receive import NoSuchInbox, Refused, TooBig, arrived, inbox_for
from channels_in.intake import Came, keep_many
from tickets.models import Inbox

log = logging.getLogger(__name__)
THREADS = 8  # for the database, whose pool bounds them too
KNOWN_FOR = 3.0  # seconds an inbox's address is remembered
MOST_KNOWN = 1000
MOST_CONNECTIONS = 200
MOST_RECIPIENTS = 100  # of one mail; RFC 5321 section 4.5.3.1.8
IDLE = 300.0  # seconds
GRACE = 20.0  # seconds that mails being written get to finish
NOT_NOW = "451 4.3.0 Cannot be written now, try again later"
UNKNOWN = "550 5.1.1 No inbox has this address"
TOO_BIG = "552 5.3.4 The mail is too large"
# What the protocol's own code says, once, when a mail is too long or has a line that is.
_ABOUT_ALL = ("552 ", "500 Line too long")


class Door(LMTP):
    """One connection. Lines may be as long as the mail: programs that make mail write such lines."""

    def __init__(self, handler: "Handler") -> None:
        self.line_length_limit = settings.MAIL_MAX_BYTES
        super().__init__(
            handler,
            data_size_limit=settings.MAIL_MAX_BYTES,
            enable_SMTPUTF8=True,
            hostname="servicedesk",
            ident="LMTP",
            timeout=IDLE,
            loop=handler.loop,
        )
        self.handler = handler

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.handler.doors.add(self)
        if len(self.handler.doors) > MOST_CONNECTIONS and isinstance(transport, asyncio.Transport):
            transport.write(b"421 4.7.0 Too many connections, try again later\r\n")
            transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.handler.doors.discard(self)
        super().connection_lost(error)

    async def push(self, status: AnyStr) -> None:
        """After the text there is one answer for each recipient, also when the text itself is refused."""
        count = len(self.envelope.rcpt_tos) if self.envelope else 0
        if isinstance(status, str) and status.startswith(_ABOUT_ALL) and count:
            await super().push("\r\n".join([TOO_BIG] * count))
        else:
            await super().push(status)


class Handler:
    """What the connections share: threads for the database, who is connected, and whose addresses we know."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.doors: set[Door] = set()
        self.writing = 0
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="lmtp")
        self.gatherer = Gatherer(partial(_with_connection, keep_all), self.threads)
        self._known: dict[str, tuple[Inbox, float]] = {}

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: Door, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        inbox = await self._inbox(address)
        if isinstance(inbox, str):
            return inbox
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Door, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content, sender = envelope.content or b"", envelope.mail_from or ""
        raw = content if isinstance(content, bytes) else content.encode()
        self.writing += 1
        try:
            answers = await asyncio.gather(*(self._hand_over(address, raw, sender) for address in envelope.rcpt_tos))
        finally:
            self.writing -= 1
        return "\r\n".join(answers)

    async def _hand_over(self, address: str, raw: bytes, sender: str) -> str:
        """Keep the mail for one recipient and return the answer; 250 only after the commit."""
        inbox = await self._inbox(address)
        if isinstance(inbox, str):
            return inbox
        try:
            came = arrived(inbox, raw, envelope_from=sender, envelope_to=address)
        except TooBig:
            return TOO_BIG
        except Refused:
            return "554 5.6.0 The mail is empty"
        return "250 2.0.0 It is ours now" if await self.gatherer.keep(came) else NOT_NOW

    async def _inbox(self, address: str) -> Inbox | str:
        """Return the inbox of an address, or the answer to one that cannot be."""
        inbox, until = self._known.get(address, (None, 0.0))
        if inbox is not None and until > self.loop.time():
            return inbox
        try:
            found = await self.loop.run_in_executor(self.threads, _with_connection, inbox_for, address)
        except NoSuchInbox:
            return UNKNOWN
        except Exception as error:
            log.warning("an inbox could not be looked up now: %s", type(error).__name__)
            return NOT_NOW
        if len(self._known) >= MOST_KNOWN:  # what follows a plus is different in each mail
            self._known.clear()
        self._known[address] = found, self.loop.time() + KNOWN_FOR
        return found


Given = TypeVar("Given")
Found = TypeVar("Found")


def _with_connection(work: Callable[[Given], Found], given: Given) -> Found:
    """Do the work with a database connection that is given back afterwards."""
    close_old_connections()
    try:
        return work(given)
    finally:
        close_old_connections()


def keep_all(mails: Sequence[Came]) -> None:
    """Write all and commit, or raise."""
    keep_many(mails)


@asynccontextmanager
async def listening(host: str, port: int) -> AsyncIterator[int]:
    """Listen for as long as the block runs; gives the port. At the end no mail is cut off in the middle of writing."""
    loop = asyncio.get_running_loop()
    handler = Handler(loop)
    server = await loop.create_server(lambda: Door(handler), host, port)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await _finish(handler)


async def _finish(handler: Handler) -> None:
    """Let what is being written be written and answered; then hang up. A mail without its answer comes again."""
    deadline = handler.loop.time() + GRACE
    while handler.writing and handler.loop.time() < deadline:
        await asyncio.sleep(0.02)
    await asyncio.sleep(0)  # the answers go out
    for door in list(handler.doors):
        if isinstance(door.transport, asyncio.Transport):
            door.transport.close()
    handler.gatherer.close()
    handler.threads.shutdown(wait=False, cancel_futures=True)


async def serve(host: str = "", port: int = 0) -> None:
    """Serve LMTP until cancelled, by default where LMTP_HOST and LMTP_PORT say. Raises OSError when it cannot."""
    async with listening(host or settings.LMTP_HOST, port or settings.LMTP_PORT):
        await asyncio.get_running_loop().create_future()
