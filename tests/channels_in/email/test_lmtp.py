"""LMTP: each recipient gets an answer of its own, and 250 means that the mail is in the database."""

import asyncio
import smtplib
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError
from pytest_django.fixtures import Settings

from channels_in.email import lmtp
from channels_in.email.receive import digest_of
from channels_in.intake import Came, keep_many
from channels_in.models import RawInbound
from tests.channels_in.email.mails import ADDRESS, mail, mail_inbox

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = "bygglov@storan.example"


class Server:
    """The LMTP server in a thread, as it runs beside the web server."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        self.port = 0

    def run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._listen())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    async def _listen(self) -> None:
        self.stop = asyncio.Event()
        async with lmtp.listening("127.0.0.1", 0) as self.port:
            self.ready.set()
            await self.stop.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait([task], timeout=2)


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.ready.wait(5)
    try:
        yield server
    finally:
        server.loop.call_soon_threadsafe(server.stop.set)
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


class Client(smtplib.LMTP):
    """Says the protocol's steps and returns the codes."""

    def __init__(self, server: Server) -> None:
        super().__init__("127.0.0.1", server.port, timeout=10)
        self.ehlo()

    def hand_over(self, raw: bytes, *recipients: str, sender: str = "ann@mejl.example") -> list[int]:
        """Return the answers: of each recipient that was refused before the text, else of each after it."""
        self.mail(sender)
        codes = [self.rcpt(recipient)[0] for recipient in recipients]
        taken = [code for code in codes if code == 250]
        if not taken:
            return codes
        answers = iter([self.data(raw)[0], *(self.getreply()[0] for _more in taken[1:])])
        return [next(answers) if code == 250 else code for code in codes]


@pytest.fixture
def client(server: Server) -> Iterator[Client]:
    with Client(server) as connected:
        yield connected


def test_mail_is_in_the_database_when_250_is_said(client: Client) -> None:
    inbox = mail_inbox()
    raw = mail() + b"..dots stay\r\n" + b"x" * 5000 + b"\r\n"

    assert client.hand_over(raw, "kundcenter+1-abc@storan.example") == [250]

    kept = RawInbound.objects.get()
    assert (bytes(kept.body), kept.inbox, kept.external_id) == (raw, inbox, digest_of(raw))
    assert kept.envelope == {"from": "ann@mejl.example", "to": "kundcenter+1-abc@storan.example"}


def test_bounce_has_an_empty_sender(client: Client) -> None:
    mail_inbox()

    assert client.hand_over(mail(), ADDRESS, sender="") == [250]
    assert RawInbound.objects.get().envelope["from"] == ""


def test_unknown_recipient_is_refused_and_the_others_get_it(client: Client) -> None:
    mail_inbox()
    mail_inbox(address=OTHER)

    assert client.hand_over(mail(), ADDRESS, "nobody@storan.example", OTHER) == [250, 550, 250]
    assert client.hand_over(mail(), "nobody@storan.example") == [550]
    assert RawInbound.objects.count() == 2


def test_one_recipient_that_cannot_be_written_does_not_harm_the_next(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_inbox()
    mail_inbox(address=OTHER)

    def half_away(mails: Sequence[Came]) -> None:
        if any(came.inbox.address == ADDRESS for came in mails):
            raise OperationalError("the connection is lost")
        keep_many(mails)

    monkeypatch.setattr(lmtp, "keep_many", half_away)

    assert client.hand_over(mail(), ADDRESS, OTHER) == [451, 250]
    assert RawInbound.objects.get().inbox.address == OTHER


def test_mail_that_came_back_after_451_is_kept_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    mail_inbox()
    raw = mail()
    with monkeypatch.context() as away:
        away.setattr(lmtp, "keep_many", _away)
        assert client.hand_over(raw, ADDRESS) == [451]

    assert [client.hand_over(raw, ADDRESS) for _time in range(2)] == [[250], [250]]
    assert RawInbound.objects.count() == 1


def test_database_that_is_away_refuses_nobody_for_good(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lmtp, "inbox_for", _away)

    assert client.hand_over(mail(), ADDRESS) == [451]


def test_too_big_is_told_to_each_recipient_and_the_connection_lives_on(settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 3000
    mail_inbox()
    mail_inbox(address=OTHER)
    with serving() as server, Client(server) as client:
        assert client.esmtp_features["size"] == "3000"

        assert client.hand_over(mail() + b"x\r\n" * 2000, ADDRESS, OTHER) == [552, 552]
        assert client.hand_over(mail() + b"x" * 9000 + b"\r\n", ADDRESS, OTHER) == [552, 552]
        assert client.hand_over(mail(), ADDRESS) == [250]
    assert RawInbound.objects.count() == 1


def test_many_connections_at_once_each_get_their_answer(server: Server) -> None:
    mail_inbox()

    def one(number: int) -> list[int]:
        with Client(server) as client:
            return client.hand_over(mail(f"Nummer {number}"), ADDRESS)

    with ThreadPoolExecutor(40) as threads:
        answers = list(threads.map(one, range(80)))

    assert answers == [[250]] * 80
    assert RawInbound.objects.count() == 80


def test_mail_being_written_is_finished_when_the_server_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    mail_inbox()
    writing, go_on = threading.Event(), threading.Event()

    def slowly(mails: Sequence[Came]) -> None:
        writing.set()
        go_on.wait(5)
        keep_many(mails)

    monkeypatch.setattr(lmtp, "keep_many", slowly)
    answers: list[list[int]] = []
    with serving() as server:
        client = Client(server)
        sender = threading.Thread(target=lambda: answers.append(client.hand_over(mail(), ADDRESS)))
        sender.start()
        assert writing.wait(5)
        server.loop.call_soon_threadsafe(server.stop.set)
        go_on.set()
        sender.join(5)
    client.close()

    assert answers == [[250]]
    assert RawInbound.objects.count() == 1


def _away(*args: object, **kwargs: object) -> None:
    raise OperationalError("the connection is lost")
