"""A session with an IMAP server (RFC 3501, 2177, 6851): one folder, its mails as bytes, and what becomes of them there.

Reading never changes anything on the server (BODY.PEEK); marking and moving are steps of their own.
"""

import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext, gettext_noop
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError
from imap_tools.utils import encode_folder

from channels_in.email.signing_in import MailServerError, sign_in
from channels_in.models import AfterReading, MailAccount, Security

TIMEOUT = 30.0  # seconds for each answer
UIDS_AT_ONCE = 20_000  # of a search: its answer is one line
# Parts of what an administrator reads, told in their language by in_words.
NO_SIGN_IN = gettext_noop("Signing in did not work")
WRONG_PASSWORD = gettext_noop("wrong user name or password")
BAD_CERTIFICATE = gettext_noop("The server's certificate is not good")
NO_ANSWER = gettext_noop("it did not answer in time")
REFUSED = gettext_noop("the server refused")
CODES = {  # RFC 5530, RFC 9051 section 7.1
    "AUTHENTICATIONFAILED": WRONG_PASSWORD,
    "UNAVAILABLE": gettext_noop("the server is too busy"),
    "OVERQUOTA": gettext_noop("the mailbox is full"),
    "TRYCREATE": gettext_noop("there is no such folder"),
    "NONEXISTENT": gettext_noop("there is no such folder"),
}
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def in_words(fault: str) -> str:
    """Return str() of a MailServerError in the reader's language. What a server or a system said stays as it was."""
    return ": ".join(gettext(part) for part in fault.split(": ") if part)


@dataclass(frozen=True, slots=True)
class Folder:
    uidvalidity: int
    uidnext: int  # no mail has this UID yet


class Session:
    """Signed in. Every method raises MailServerError."""

    def __init__(self, mailbox: BaseMailBox) -> None:
        self._mailbox = mailbox
        self._client = mailbox.client
        # After signing in a server can do more than it said before.
        self._can = frozenset(
            str(word) for word in self._asked("capability")[-1].decode("ascii", "replace").upper().split()
        )

    def _asked(self, name: str, *arguments: str) -> list[bytes]:
        """Ask a command of imaplib by name. Raises MailServerError when the answer is no."""
        status, answers = getattr(self._client, name)(*arguments)
        if status != "OK":
            said = answers[0] if answers and isinstance(answers[0], bytes) else b""
            raise MailServerError(_code(said.decode("ascii", "replace")))
        return [answer for answer in answers if isinstance(answer, bytes)] or [b""]

    def select(self, folder: str) -> Folder:
        """Open the folder anew: its UIDVALIDITY may have changed since the last time."""
        with _explained(gettext_noop("The folder cannot be opened")):
            self._mailbox.folder.set(folder)
            uidvalidity, uidnext = (self._number(name) for name in ("UIDVALIDITY", "UIDNEXT"))
        return Folder(uidvalidity, uidnext or self._uid_after_last())

    def _number(self, name: str) -> int:
        values = self._client.response(name)[1]
        found = values[-1] if values else None
        return int(found) if isinstance(found, bytes) and found.isdigit() else 0

    def _uid_after_last(self) -> int:
        return max(self._search("UID *"), default=0) + 1  # for servers that do not say UIDNEXT

    def uids(self, first: int, before: int, criteria: str = "ALL") -> Iterator[int]:
        """Give the UIDs from first and up to before that fit, in order."""
        for start in range(max(1, first), before, UIDS_AT_ONCE):
            end = min(start + UIDS_AT_ONCE, before) - 1
            with _explained(gettext_noop("The folder cannot be searched")):
                found = self._search(f"UID {start}:{end} {criteria}")
            # Servers answer with the last mail when the range begins after it.
            yield from sorted(uid for uid in found if start <= uid <= end)

    def _search(self, criteria: str) -> list[int]:
        return [int(uid) for uid in self._mailbox.uids(criteria)]

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Return the size in bytes of each mail that is still there."""
        with _explained(gettext_noop("A mail cannot be read")):
            answers = self._fetch(uids, "(UID RFC822.SIZE)")
        found = {}
        for answer in answers:
            line = answer if isinstance(answer, bytes) else answer[0]
            uid, size = _UID.search(line), _SIZE.search(line)
            if uid and size:
                found[int(uid[1])] = int(size[1])
        return found

    def mails(self, uids: Sequence[int], *, only_headers: bool = False) -> dict[int, bytes]:
        """Return the bytes of each mail that is still there."""
        part = "BODY.PEEK[HEADER]" if only_headers else "BODY.PEEK[]"
        with _explained(gettext_noop("A mail cannot be read")):
            answers = self._fetch(uids, f"(UID {part})")
        found = {}
        for place, answer in enumerate(answers):
            if isinstance(answer, tuple):
                after = answers[place + 1] if place + 1 < len(answers) else b""
                uid = _UID.search(answer[0]) or (_UID.search(after) if isinstance(after, bytes) else None)
                if uid and int(uid[1]) in uids:
                    found[int(uid[1])] = answer[1]
        return found

    def _fetch(self, uids: Sequence[int], what: str) -> list[bytes | tuple[bytes, bytes]]:
        if not uids:
            return []
        status, answers = self._client.uid("fetch", _numbers(uids), what)
        if status != "OK":
            raise MailServerError(REFUSED)
        return [answer for answer in answers if answer is not None]

    def mark(self, uids: Sequence[int]) -> None:
        with _explained(gettext_noop("Mails cannot be marked as read")):
            self._asked("uid", "STORE", _numbers(uids), "+FLAGS.SILENT", r"(\Seen)")

    def move(self, uids: Sequence[int], folder: str) -> None:
        with _explained(gettext_noop("Mails cannot be moved to the folder")):
            numbers, target = _numbers(uids), encode_folder(folder).decode("ascii")
            self._asked("uid", "STORE", numbers, "+FLAGS.SILENT", r"(\Seen)")
            if "MOVE" in self._can:
                self._asked("uid", "MOVE", numbers, target)
                return
            self._asked("uid", "COPY", numbers, target)
            self._asked("uid", "STORE", numbers, "+FLAGS.SILENT", r"(\Deleted)")
            if "UIDPLUS" in self._can:  # a plain EXPUNGE would also remove what other programs have marked
                self._asked("uid", "EXPUNGE", numbers)

    def folders(self) -> list[str]:
        with _explained(gettext_noop("The folders cannot be listed")):
            return [str(folder.name) for folder in self._mailbox.folder.list()]

    @property
    def can_idle(self) -> bool:
        return "IDLE" in self._can

    @contextmanager
    def idling(self) -> Iterator["Idle"]:
        """The server tells of new mail for as long as the block runs."""
        with _explained(gettext_noop("Waiting for mail was cut off")), self._mailbox.idle as idle:
            yield Idle(idle)


class Idle:
    def __init__(self, idle: object) -> None:
        self._idle = idle

    def has_news(self, seconds: float) -> bool:
        """Wait at most so long. Returns whether the server said something."""
        return bool(self._idle.poll(timeout=seconds))  # type: ignore[attr-defined]


def _numbers(uids: Iterable[int]) -> str:
    return ",".join(str(uid) for uid in uids)


@contextmanager
def session(account: MailAccount) -> Iterator[Session]:
    """Connect and sign in. The server's certificate must be good. Raises MailServerError, also inside the block."""
    mailbox = _connected(account)
    try:
        with _explained(NO_SIGN_IN):
            sign_in(mailbox, account)
        yield Session(mailbox)
    finally:
        with suppress(ImapToolsError, imaplib.IMAP4.error, OSError, ValueError):
            mailbox.client.shutdown()  # LOGOUT would wait for a server that may not answer


def _connected(account: MailAccount) -> BaseMailBox:
    context = ssl.create_default_context()  # checks the certificate and that it is this host's
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    with _explained(gettext_noop("No connection")):
        if account.security == Security.TLS:
            return MailBox(account.host, account.port, timeout=TIMEOUT, ssl_context=context)
        if account.security == Security.STARTTLS:
            return MailBoxStartTls(account.host, account.port, timeout=TIMEOUT, ssl_context=context)
        if account.host not in _LOOPBACK:
            raise MailServerError(gettext_noop("Without encryption only a server on this machine is asked"))
        return MailBoxUnencrypted(account.host, account.port, timeout=TIMEOUT)


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """Faults of servers and networks as MailServerError, in words that can be shown and hold no secret."""
    try:
        yield
    except MailServerError as error:
        raise MailServerError(f"{what}: {error}") from error
    except MailboxLoginError as error:
        said = _code(str(error))
        raise MailServerError(f"{what}: {WRONG_PASSWORD if said == REFUSED else said}") from error
    except ssl.SSLCertVerificationError as error:
        raise MailServerError(f"{BAD_CERTIFICATE}: {error.verify_message}") from error
    except TimeoutError as error:
        raise MailServerError(f"{what}: {NO_ANSWER}") from error
    except ImapToolsError as error:
        raise MailServerError(f"{what}: {_said(error)}") from error
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        raise MailServerError(f"{what}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__)[:120]
    return _code(str(error))  # no more of what the server says: it may repeat what we sent


def _said(error: ImapToolsError) -> str:
    """What a server answers in brackets, such as [UNAVAILABLE] or [OVERQUOTA] (RFC 5530)."""
    return _code(str(error))


def _code(text: str) -> str:
    found = re.search(r"\[([A-Z]{3,30})\b", text)
    return CODES.get(found[1], found[1]) if found else REFUSED


def since(moment: datetime) -> str:
    """A search for mails that came on this day or later; months by their English names whatever the locale."""
    day: date = moment.date()
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    return f"SINCE {day.day}-{month}-{day.year}"


def put_away(open_session: Session, account: MailAccount, uids: Sequence[int]) -> None:
    """Do what the account says with mails that are kept. Raises MailServerError."""
    if not uids:
        return
    if account.after_reading == AfterReading.MOVE:
        open_session.move(uids, account.move_to)
    else:
        open_session.mark(uids)
