"""A real SMTP server on loopback that can misbehave in the ways mail servers do."""

import asyncio
import ssl
import threading
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Manner(Enum):
    ACCEPT = "accept"
    BUSY = "busy"  # 451 to the recipient
    REFUSE = "refuse"  # 550 to the recipient
    CLOSED_DOOR = "closed door"  # 554 instead of a greeting's answer: takes nobody's mail today
    DROP_BEFORE_250 = "drop"  # takes the text, then hangs up without a word
    ACCEPT_THEN_CUT = "cut"  # keeps the mail, then hangs up instead of saying so
    HANG = "hang"  # takes the text and never answers
    SLOW = "slow"  # answers after a tenth of a second


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
    """Set manner to change how it behaves; manners holds it for single recipients.

    mails_each: after so many the server ends a connection with 421. users: who may sign in, over STARTTLS; with any,
    one must. tokens: access tokens that XOAUTH2 takes. certificate: the folder of one, for TLS from the start or
    STARTTLS (tests.fakes.dovecot.write_certificate).
    """

    manner: Manner = Manner.ACCEPT
    mails_each: int = 0
    users: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    certificate: Path | None = None
    is_tls: bool = False
    connections: int = 0
    manners: dict[str, Manner] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    port: int = 0
    takes_all_letters: bool = False  # SMTPUTF8 (RFC 6531), for connections made from now on
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
            self._loop.create_server(self._protocol, "127.0.0.1", 0, ssl=self._context() if self.is_tls else None)
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

    def _protocol(self) -> SMTP:
        self.connections += 1
        has_users = bool(self.users or self.tokens)
        return SMTP(
            self,
            enable_SMTPUTF8=self.takes_all_letters,
            loop=self._loop,
            tls_context=None if self.is_tls else self._context(),
            authenticator=self._knows if has_users else None,
            auth_required=has_users,
            auth_exclude_mechanism=[] if self.tokens else ["XOAUTH2"],
        )

    def _context(self) -> ssl.SSLContext | None:
        if self.certificate is None:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate / "cert.pem", self.certificate / "key.pem")
        return context

    def _knows(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        is_known = isinstance(data, LoginPassword) and self.users.get(data.login.decode()) == data.password.decode()
        return AuthResult(success=is_known, handled=False)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """One line with the user and a token; a refusal is explained first, and waits for an empty line."""
        user, _bearer, token = b64decode(args[1]).decode().rstrip("\1").partition("\1auth=Bearer ")
        if self.tokens.get(user.removeprefix("user=")) == token:
            return AuthResult(success=True)
        await server.push("334 " + b64encode(b'{"status":"401"}').decode())
        await server._reader.readline()
        await server.push("535 5.7.8 no such token")
        return AuthResult(success=False, handled=True)

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

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mails_each and getattr(session, "mails", 0) >= self.mails_each:
            assert isinstance(server.transport, asyncio.Transport)
            self._loop.call_soon(server.transport.close)
            return "421 4.7.0 enough for one connection"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        manner = self.manners.get(envelope.rcpt_tos[0], self.manner)
        session.mails = getattr(session, "mails", 0) + 1  # type: ignore[attr-defined]
        if manner is Manner.SLOW:
            await asyncio.sleep(0.1)
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
