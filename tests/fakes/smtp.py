"""A real SMTP server on loopback that can misbehave in the ways mail servers do."""

import asyncio
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum

from aiosmtpd.smtp import SMTP, Envelope, Session


class Manner(Enum):
    ACCEPT = "accept"
    BUSY = "busy"  # 451 to the recipient
    REFUSE = "refuse"  # 550 to the recipient
    CLOSED_DOOR = "closed door"  # 554 instead of a greeting's answer: takes nobody's mail today
    DROP_BEFORE_250 = "drop"  # takes the text, then hangs up without a word
    ACCEPT_THEN_CUT = "cut"  # keeps the mail, then hangs up instead of saying so
    HANG = "hang"  # takes the text and never answers


@dataclass(frozen=True)
class Received:
    sender: str
    recipients: list[str]
    content: bytes

    @property
    def mail(self) -> EmailMessage:
        found = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        return found


@dataclass
class SmtpServer:
    """Set manner to change how it behaves; manners holds it for single recipients."""

    manner: Manner = Manner.ACCEPT
    manners: dict[str, Manner] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    port: int = 0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __enter__(self) -> "SmtpServer":
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=[ready], daemon=True)
        self._thread.start()
        if not ready.wait(5):
            raise TimeoutError("the SMTP server did not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _serve(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            self._loop.create_server(lambda: SMTP(self, enable_SMTPUTF8=False, loop=self._loop), "127.0.0.1", 0)
        )
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    # The handler of aiosmtpd ------------------------------------------------------------------------------------------

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return ["554 5.3.2 not today"] if self.manner is Manner.CLOSED_DOOR else responses

    async def handle_HELO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str) -> str:  # noqa: N802
        session.host_name = hostname
        return "554 5.3.2 not today" if self.manner is Manner.CLOSED_DOOR else "250 loopback"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        manner = self.manners.get(address, self.manner)
        if manner is Manner.BUSY:
            return "451 4.3.0 try again later"
        if manner is Manner.REFUSE:
            return f"550 5.1.1 <{address}> unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        manner = self.manners.get(envelope.rcpt_tos[0], self.manner)
        if manner is Manner.HANG:
            await asyncio.sleep(3600)
        if manner is not Manner.DROP_BEFORE_250:
            content = envelope.content
            assert isinstance(content, bytes)
            self.received.append(Received(str(envelope.mail_from or ""), list(envelope.rcpt_tos), content))
        if manner in (Manner.DROP_BEFORE_250, Manner.ACCEPT_THEN_CUT):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 OK"
