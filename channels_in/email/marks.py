"""What a mail's headers tell beside what it says: who wrote it, what it reports, whether its sender was checked.

The last step of reading a mail. Pure: the filters decide what becomes of it (channels_in.filters).
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings

from channels_in.email.authentication_results import verdict
from channels_in.email.automatic import Headers, Written, values, written
from channels_in.email.bounces import Bounce, read_bounce
from channels_in.email.parsing.parsed import ParsedMail
from channels_in.email.subjects import is_forward, without_reply_prefixes
from servicedesk.lib.text import one_line
from tickets.incoming import DeliveryReport, IncomingMessage
from tickets.models.message import MAIL_INFO
from tickets.references import is_our_token, ticket_of_message_id

_TOKEN = re.compile(r"\+(\d{1,18}-[0-9a-f]{20})@", re.IGNORECASE)
ADDRESS_MAX = 254
MOST_OTHERS = 20


def marked(
    incoming: IncomingMessage, mail: ParsedMail, raw: bytes, *, envelope: Mapping[str, str] | None = None
) -> IncomingMessage:
    """Return the message with is_automatic, report, mail_info, and in extra what the filters ask about.

    extra: written (automatic.Written), is_ours and is_spam ("1" or ""), size (bytes, in digits). envelope is
    RawInbound.envelope: an empty "from" there says the same as an empty Return-Path.
    """
    headers = mail.headers
    if (envelope or {}).get("from") == "":
        headers = (("return-path", "<>"), *headers)
    sender = mail.from_.value if mail.from_ else ""
    by = written(headers, sender=sender, subject=mail.subject, report_type=mail.report_type)
    bounce = read_bounce(raw)
    return replace(
        incoming,
        subject=without_reply_prefixes(incoming.subject),
        is_automatic=incoming.is_automatic or by != Written.BY_A_PERSON or bounce is not None,
        report=_report(bounce) if bounce else None,
        mail_info=_info(mail),
        extra={
            **incoming.extra,
            "written": by.value,
            "is_ours": "1" if _is_ours(mail) else "",
            "is_spam": "1" if _is_spam(headers) else "",
            "size": str(len(raw)),
        },
    )


def _report(bounce: Bounce) -> DeliveryReport:
    detail = f"{bounce.status} {bounce.diagnostic}" if bounce.status not in bounce.diagnostic else bounce.diagnostic
    return DeliveryReport(
        message_id=bounce.message_id,
        recipient=bounce.recipient,
        is_final=bounce.permanent,
        detail=detail.strip(),
    )


def _is_ours(mail: ParsedMail) -> bool:
    """Our own mail has come back: nobody else can write a Message-ID or a reply address that we signed."""
    if ticket_of_message_id(mail.message_id) is not None:
        return True
    tokens = (_TOKEN.search(address.written) for address in mail.reply_to)
    return any(is_our_token(token[1]) for token in tokens if token)


def _is_spam(headers: Headers) -> bool:
    """What the municipality's own filter wrote, as MAIL_SPAM_HEADER says: "X-Spam-Flag: YES"."""
    name, _colon, value = settings.MAIL_SPAM_HEADER.partition(":")
    wanted = value.strip().lower()
    return bool(wanted) and any(found.lower().startswith(wanted) for found in values(headers, name.strip().lower()))


def _info(mail: ParsedMail) -> dict[str, str]:
    """{"from", "reply_to", "auth", "forwarded", "cc"}, each only when there is something to tell.

    reply_to when it leads elsewhere, auth when a server of ours checks, forwarded when the subject says so ("VB:").
    """
    sender = mail.from_.value if mail.from_ else ""
    written_as = mail.from_.written if mail.from_ else ""
    info = {"from": one_line(sender or written_as, ADDRESS_MAX)}
    elsewhere = [address.value or address.written for address in mail.reply_to if address.value != sender]
    if elsewhere:
        info["reply_to"] = one_line(elsewhere[0], ADDRESS_MAX)
    if is_forward(mail.subject):
        info["forwarded"] = "yes"
    if settings.MAIL_AUTHSERV_ID:
        domain = "" if "several-from" in mail.problems else sender.rpartition("@")[2]
        info["auth"] = verdict(mail.headers, our_server=settings.MAIL_AUTHSERV_ID, from_domain=domain).value
    if "," in (others := _others(mail)):
        info["cc"] = others  # one alone is the inbox
    return info


def _others(mail: ParsedMail) -> str:
    """Whom else it went to, by commas, whole addresses only: proposed to agents as participants, and no more."""
    found: list[str] = []
    for address in dict.fromkeys(person.value for person in (*mail.to, *mail.cc) if person.value):
        if len(found) == MOST_OTHERS or len(",".join([*found, address])) > MAIL_INFO["cc"]:
            break
        found.append(address)
    return ",".join(found)
