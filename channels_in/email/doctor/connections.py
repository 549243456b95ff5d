"""What the mail servers of an inbox answer: encryption, sign-in, folders, clock."""

import imaplib
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.email.doctor.findings import Finding
from channels_in.email.imap import in_words, session
from channels_in.email.lines import connect, tls_context
from channels_in.email.sending import explained
from channels_in.email.servers import Server, SignInFault
from channels_in.email.signing_in import MailServerError
from channels_in.models import AfterReading, MailAccount, Security, SendingSecurity

TIMEOUT = 8.0  # seconds for each answer
CERTIFICATE_SOON = timedelta(days=21)
SKEW_MAX = timedelta(minutes=2)
_OLD = ("TLSv1", "TLSv1.1")
_DATE = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")


def imap(account: MailAccount) -> Iterator[Finding]:
    """TLS first: with a bad certificate nothing is signed in to."""
    if account.security != Security.NONE:
        title = _("Encryption at %(host)s, incoming") % {"host": account.host}
        try:
            finding = _tls("imap_tls", title, _imap_socket(account))
        except (imaplib.IMAP4.error, OSError) as error:
            yield Finding("imap_tls", "bad", title, explained(error))
            return
        yield finding
    title = _("Signing in as %(user)s, incoming") % {"user": account.username}
    try:
        with session(account) as connected:
            yield Finding("imap_login", "ok", title, _("Accepted."))
            wanted = [account.folder, account.move_to if account.after_reading == AfterReading.MOVE else ""]
            yield from _folders([name for name in wanted if name], connected.folders())
    except MailServerError as error:
        yield Finding("imap_login", "bad", title, in_words(str(error)))


def _imap_socket(account: MailAccount) -> ssl.SSLSocket:
    """Returns the encrypted connection; the caller has what it needs of it when this is collected."""
    if account.security == Security.TLS:
        client: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            account.host, account.port, ssl_context=tls_context(), timeout=TIMEOUT
        )
    else:
        client = imaplib.IMAP4(account.host, account.port, TIMEOUT)
        client.starttls(tls_context())
    assert isinstance(client.sock, ssl.SSLSocket)  # noqa: S101 -- what both have just made
    return client.sock


def _folders(wanted: list[str], there: list[str]) -> Iterator[Finding]:
    title = _("Folders")
    missing = [name for name in wanted if name not in there and name.upper() != "INBOX"]
    if missing:
        text = _("There is no folder %(names)s. Make it in the mailbox, or choose another.")
        yield Finding("folders", "bad", title, text % {"names": ", ".join(missing)})
    else:
        yield Finding("folders", "ok", title, ", ".join(wanted))


def smtp(server: Server) -> Iterator[Finding]:
    title = _("Sending by %(host)s") % {"host": server.host}
    try:
        client = connect(server, TIMEOUT)
    except (SignInFault, smtplib.SMTPException, OSError) as error:
        is_about_tls = isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError)
        yield Finding("smtp_tls" if is_about_tls else "smtp_login", "bad", title, explained(error))
        return
    try:
        if server.security != SendingSecurity.NONE and isinstance(client.sock, ssl.SSLSocket):
            yield _tls("smtp_tls", _("Encryption at %(host)s, outgoing") % {"host": server.host}, client.sock)
        elif server.security == SendingSecurity.NONE:
            yield _without_encryption(server)
        said = (
            _("Signed in as %(user)s.") % {"user": server.username}
            if server.username
            else _("No sign-in is asked for.")
        )
        yield Finding("smtp_login", "ok", title, said)
    finally:
        client.close()


def _without_encryption(server: Server) -> Finding:
    title = _("Encryption at %(host)s, outgoing") % {"host": server.host}
    address = server.host if server.host != "localhost" else "127.0.0.1"
    with suppress(OSError):
        address = socket.gethostbyname(server.host)
    if address.startswith("127.") or address == "::1":
        return Finding("smtp_tls", "ok", title, _("None is needed: the server is on this machine."))
    return Finding("smtp_tls", "bad", title, _("None: anybody on the way can read the mail. Use STARTTLS or TLS."))


def _tls(check: str, title: str, sock: ssl.SSLSocket) -> Finding:
    certificate, version = sock.getpeercert() or {}, sock.version() or ""
    sock.close()
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
    left = ends - timezone.now()
    values = {"version": version, "days": left.days, "day": timezone.localtime(ends).date().isoformat()}
    if version in _OLD:
        return Finding(check, "bad", title, _("%(version)s is too old: 1.2 is the least.") % values)
    if left < CERTIFICATE_SOON:
        text = _("The certificate ends on %(day)s, in %(days)s days. Renew it before then: afterwards no mail comes.")
        return Finding(check, "warn", title, text % values)
    return Finding(check, "ok", title, _("%(version)s; the certificate is good until %(day)s.") % values)


def clock(server: Server | None, database_now: datetime) -> Iterator[Finding]:
    """This machine's clock beside the database's, and beside the mail server's when it tells the time as it greets."""
    yield _skew(_("The database's clock"), timezone.now() - database_now)
    if server is None:
        return
    with suppress(OSError, ValueError):
        said = _DATE.search(_greeting(server))
        if said:
            yield _skew(_("The mail server's clock"), timezone.now() - parsedate_to_datetime(said[0]))


def _greeting(server: Server) -> str:
    with socket.create_connection((server.host, server.port), TIMEOUT) as plain:
        if server.security != SendingSecurity.TLS:
            return plain.recv(1000).decode("utf-8", "replace")
        with tls_context().wrap_socket(plain, server_hostname=server.host) as encrypted:
            return encrypted.recv(1000).decode("utf-8", "replace")


def _skew(title: str, skew: timedelta) -> Finding:
    seconds = round(skew.total_seconds())
    if abs(skew) <= SKEW_MAX:
        return Finding(
            "clock", "ok", title, _("Agrees with this machine's within %(s)s seconds.") % {"s": abs(seconds)}
        )
    text = _("Differs from this machine's by %(s)s seconds. Let both follow a time server (NTP).")
    return Finding("clock", "bad", title, text % {"s": abs(seconds)})
