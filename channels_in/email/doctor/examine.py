"""Everything about one inbox, in order: the domain, the way in, the way out, this machine."""

import time
from collections.abc import Callable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.email.compose import from_address_of
from channels_in.email.doctor import connections, domain, machine
from channels_in.email.doctor.dns import DnsTrouble, asker
from channels_in.email.doctor.findings import Finding
from channels_in.email.servers import row_of, server_for
from channels_in.models import MailAccount
from tickets.models import Inbox

DEADLINE = 25.0  # seconds for all of it; what has not been begun by then is not looked at
Check = Callable[[], Iterator[Finding]]


def examine(inbox: Inbox) -> list[Finding]:
    """Look at everything that can be looked at, in the reader's language. Nothing is sent, fetched or changed."""
    until = time.monotonic() + DEADLINE
    found: list[Finding] = []
    for name, check in _checks(inbox):
        if time.monotonic() > until:
            found.append(Finding(name, "skip", name, _("Not looked at: the servers took too long to answer.")))
            continue
        try:
            found += check()
        except DnsTrouble as error:
            text = _("The DNS did not answer about %(name)s. Try again; see whether this machine reaches a DNS server.")
            found.append(Finding(name, "skip", name.upper(), text % {"name": error}))
    return found


def is_well(findings: list[Finding]) -> bool:
    """Whether nothing has to be mended; a warning is no fault."""
    return all(finding.state != "bad" for finding in findings)


def _checks(inbox: Inbox) -> Iterator[tuple[str, Check]]:
    ask, sender = asker(), from_address_of(inbox).rpartition("@")[2]
    server, row = server_for(inbox), row_of(inbox)
    host = server.host if server else ""
    yield "mx", lambda: domain.mx(ask, sender)
    yield "spf", lambda: domain.spf(ask, sender, host)
    yield "dkim", lambda: domain.dkim(ask, sender, row.selectors if row else [])
    yield "dmarc", lambda: domain.dmarc(ask, sender)
    yield "ptr", lambda: domain.ptr(ask, sender, host)
    account = MailAccount.objects.select_related("inbox").filter(inbox=inbox, is_active=True).first()
    if account is not None:
        yield "imap", lambda: connections.imap(account)
    if server is None:
        yield "smtp", _no_server
    else:
        yield "smtp", lambda: connections.smtp(server)
    yield "clock", lambda: connections.clock(server, machine.database_now())
    yield "storage", machine.storage
    yield "worker", lambda: machine.worker(timezone.now())


def _no_server() -> Iterator[Finding]:
    text = _("No mail server is named, so no mail leaves this system. Name one under Outgoing mail, or in EMAIL_URL.")
    yield Finding("smtp_login", "bad", _("Sending"), text)
