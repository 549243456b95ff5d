"""LMTP (RFC 2033): a mail server beside us hands over mail, and hears for each recipient that it is ours, or why not.

It asks for no password: it listens on loopback unless LMTP_HOST says otherwise.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, AnyStr

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session
from django.conf import settings
from django.db import close_old_connections

from channels_in.email.receive import NoSuchInbox, Refused, TooBig, inbox_for, receive

log = logging.getLogger(__name__)
THREADS = 8  # mails written at the same time; the database's pool bounds them too
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
    """What the connections share: threads for the database, and who is connected."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.doors: set[Door] = set()
        self.writing = 0
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="lmtp")

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: Door, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if refusal := await self._in_thread(refusal_of, address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Door, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content, sender = envelope.content or b"", envelope.mail_from or ""
        raw = content if isinstance(content, bytes) else content.encode()
        self.writing += 1
        try:
            answers = [await self._in_thread(hand_over, address, raw, sender) for address in envelope.rcpt_tos]
        finally:
            self.writing -= 1
        return "\r\n".join(answers)

    async def _in_thread(self, work: Any, *args: object) -> str:
        return str(await self.loop.run_in_executor(self.threads, _with_connection, work, *args))


def _with_connection(work: Any, *args: object) -> str:
    """Do the work with a database connection that is given back afterwards."""
    close_old_connections()
    try:
        return str(work(*args))
    except Exception as error:
        log.warning("a mail could not be taken now: %s", type(error).__name__)
        return NOT_NOW
    finally:
        close_old_connections()


def refusal_of(address: str) -> str:
    """Return the answer to a recipient that cannot be, "" when it can."""
    try:
        inbox_for(address)
    except NoSuchInbox:
        return UNKNOWN
    return ""


def hand_over(address: str, raw: bytes, sender: str) -> str:
    """Keep the mail for one recipient and return the answer; 250 only after the commit."""
    try:
        receive(inbox_for(address), raw, envelope_from=sender, envelope_to=address)
    except NoSuchInbox:
        return UNKNOWN
    except TooBig:
        return TOO_BIG
    except Refused:
        return "554 5.6.0 The mail is empty"
    return "250 2.0.0 It is ours now"


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
    handler.threads.shutdown(wait=False, cancel_futures=True)


async def serve(host: str = "", port: int = 0) -> None:
    """Serve LMTP until cancelled, by default where LMTP_HOST and LMTP_PORT say. Raises OSError when it cannot."""
    async with listening(host or settings.LMTP_HOST, port or settings.LMTP_PORT):
        await asyncio.get_running_loop().create_future()
