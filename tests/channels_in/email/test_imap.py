"""A session with a real server: what is read is not changed, the certificate must be good, faults are told in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from channels_in.email.imap import Session, session
from channels_in.email.signing_in import MailServerError
from channels_in.models import MailAccount
from servicedesk.lib import secrets
from tests.channels_in.email.mails import mail
from tests.fakes.dovecot import PASSWORD, Dovecot, free_port, running


def account(server: Dovecot, user: str, **fields: object) -> MailAccount:
    values = {"host": "127.0.0.1", "port": server.port, "security": "none", "username": user}
    return MailAccount(**{**values, "password": secrets.encrypt(PASSWORD), **fields})


@contextmanager
def opened(server: Dovecot, user: str, folder: str = "INBOX", **fields: object) -> Iterator[Session]:
    with session(account(server, user, **fields)) as connected:
        connected.select(folder)
        yield connected


def trust(monkeypatch: pytest.MonkeyPatch, server: Dovecot) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))


def test_mail_is_read_byte_for_byte_and_stays_unread(imap_server: Dovecot, user: str) -> None:
    raw = mail() + b"8-bit \xff\xfe, a lone dot:\r\n.\r\n)\r\n* 1 FETCH (UID 99)\r\n" + b"x" * 100_000 + b"\r\n"
    imap_server.deliver(user, raw)

    with opened(imap_server, user) as connected:
        assert connected.mails([1]) == {1: raw}
        assert connected.sizes([1]) == {1: len(raw)}
        assert connected.mails([1], only_headers=True)[1].endswith(b"\r\n\r\n")
    assert imap_server.flags(user) == [False]


def test_what_is_gone_is_left_out(imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail())

    with opened(imap_server, user) as connected:
        assert (list(connected.mails([1, 7])), list(connected.sizes([1, 7]))) == ([1], [1])


def test_uids_are_those_asked_for_in_order(imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail(), mail(), flags=r"(\Seen)")
    imap_server.deliver(user, mail(), mail())

    with opened(imap_server, user) as connected:
        assert connected.select("INBOX").uidnext == 5
        assert list(connected.uids(1, 5)) == [1, 2, 3, 4]
        assert list(connected.uids(2, 4)) == [2, 3]
        assert list(connected.uids(1, 5, "UNSEEN")) == [3, 4]
        assert list(connected.uids(5, 5)) == []
        assert list(connected.uids(1, 1_000_000)) == [1, 2, 3, 4]


def test_marking_and_moving_touch_only_what_is_named(imap_server: Dovecot, user: str) -> None:
    imap_server.deliver(user, mail(), mail(), mail())
    with imap_server.signed_in(user) as client:
        client.create("Klart")
        client.store("3", "+FLAGS", r"(\Deleted)")  # another program's doing

    with opened(imap_server, user) as connected:
        connected.mark([1])
        connected.move([2], "Klart")

    assert imap_server.flags(user) == [True, False]
    assert imap_server.flags(user, "Klart") == [True]


def test_server_that_cannot_move_copies_and_removes(user: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("imap_server")  # skips without Dovecot
    with running("IMAP4rev1 UIDPLUS") as plain:
        plain.deliver(user, mail(), mail())
        with plain.signed_in(user) as client:
            client.create("Klart")

        with opened(plain, user) as connected:
            assert connected.can_idle is False
            connected.move([1], "Klart")

        assert (plain.flags(user), plain.flags(user, "Klart")) == ([False], [True])


def test_folder_with_other_letters_is_opened(imap_server: Dovecot, user: str) -> None:
    with opened(imap_server, user) as connected:
        connected._mailbox.folder.create("Ärenden/Nya")
        assert "Ärenden/Nya" in connected.folders()
        connected.select("Ärenden/Nya")


def test_folder_made_anew_has_another_uidvalidity(imap_server: Dovecot, user: str) -> None:
    with imap_server.signed_in(user) as client:
        client.create("Kund")
    imap_server.deliver(user, mail(), folder="Kund")
    with opened(imap_server, user) as connected:
        before = connected.select("Kund").uidvalidity

    imap_server.make_anew(user, "Kund")

    with opened(imap_server, user) as connected:
        assert connected.select("Kund").uidvalidity != before


def test_server_tells_of_new_mail_while_we_idle(imap_server: Dovecot, user: str) -> None:
    with opened(imap_server, user) as connected:
        assert connected.can_idle is True
        with connected.idling() as idle:
            assert idle.has_news(0.05) is False
            imap_server.deliver(user, mail())
            assert idle.has_news(10) is True
        assert connected.select("INBOX").uidnext == 2


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_encrypted_connection_to_a_server_we_trust(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    trust(monkeypatch, imap_server)
    port = imap_server.tls_port if security == "tls" else imap_server.port

    with opened(imap_server, user, security=security, port=port) as connected:
        assert connected.select("INBOX").uidnext == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_certificate_nobody_vouches_for_is_refused(imap_server: Dovecot, user: str, security: str) -> None:
    port = imap_server.tls_port if security == "tls" else imap_server.port

    with pytest.raises(MailServerError, match="certificate"), opened(imap_server, user, security=security, port=port):
        pass


def test_certificate_of_another_host_is_refused(
    imap_server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(monkeypatch, imap_server)
    elsewhere: dict[str, Any] = {"security": "tls", "port": imap_server.tls_port, "host": "localhost"}

    with pytest.raises(MailServerError, match="certificate"), opened(imap_server, user, **elsewhere):
        pass


def test_password_never_leaves_the_machine_without_encryption(imap_server: Dovecot, user: str) -> None:
    with pytest.raises(MailServerError, match="encryption"), opened(imap_server, user, host="mail.storan.example"):
        pass


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": secrets.encrypt("wrong-one")}, "Signing in did not work: wrong user name or password"),
        ({"port": free_port()}, "No connection: Connection refused"),
        ({"security": "tls"}, "No connection"),
    ],
)
def test_fault_is_told_in_words_without_the_password(
    imap_server: Dovecot, user: str, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(MailServerError) as caught, opened(imap_server, user, **fields):
        pass

    assert str(caught.value).startswith(said)
    assert "wrong-one" not in str(caught.value)


def test_unknown_folder_is_told(imap_server: Dovecot, user: str) -> None:
    unknown = pytest.raises(MailServerError, match="The folder cannot be opened")
    with unknown, opened(imap_server, user, "Finns inte"):
        pass
