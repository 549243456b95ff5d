"""What the composer's form says beside the text: recipients as chips, and what else was chosen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from frontend.agent.request import AgentRequest
from servicedesk.lib.addresses import shown
from servicedesk.people.access import Access
from servicedesk.people.models import ContactAddress
from tickets import live
from tickets.actions.errors import InvalidChange
from tickets.actions.recipients import ADDRESS_FOR, MOST_RECIPIENTS, ROLES, reply_addresses
from tickets.models import Draft, Ticket

Row = dict[str, str]  # {"kind", "value", "name", "role"}
_KNOWN = re.compile(r"contact:(\d{1,18})")
_HERE = re.compile(r"chat:(\d{1,18})")
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Chip:
    """One recipient as shown: value is what the form sends back; of a hidden person it holds no address."""

    value: str
    shown: str
    role: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The form read: recipients None means those an answer usually goes to."""

    recipients: list[Row] | None = None
    options: dict[str, Any] = field(default_factory=dict)  # as Draft.options

    def of(self, role: str) -> list[Row]:
        return [row for row in self.recipients or [] if row["role"] == role]

    @property
    def send_at(self) -> datetime | None:
        """Raises InvalidChange for what is no time."""
        given = str(self.options.get("send_at", ""))
        if not given:
            return None
        moment = moment_of(given)
        if moment is None:
            raise InvalidChange(_("Choose when it is to be sent."))
        return moment


def read_fields(request: AgentRequest, ticket: Ticket, kind: str) -> Fields:
    """Read the form of one kind. Nothing is refused here: a draft may be half done."""
    if kind == Draft.Kind.NOTE:
        return Fields()
    posted = request.POST
    recipients = _recipients(request, ticket) if "recipients" in posted else None
    if kind == Draft.Kind.REPLY and recipients == reply_addresses(ticket, posted.get("channel", "")[:20]):
        recipients = None
    options: dict[str, Any] = {name: True for name in ("quote", "let_in", "with_files") if posted.get(name)}
    options |= {name: posted[name][:250] for name in ("subject", "channel", "channel_reason") if posted.get(name)}
    options |= {name: posted[name][:10] for name in ("goes_along",) if posted.get(name)}
    if wanted := _send_at(posted):
        options["send_at"] = wanted
    return Fields(recipients, options)


def _send_at(posted: Mapping[str, str]) -> str:
    """The time of a button, or with "own" that of the field beside it."""
    wanted = posted.get("send_at", "")
    return posted.get("send_at_time", "") or "?" if wanted == "own" else wanted[:40]


def moment_of(text: str) -> datetime | None:
    """A time without zone is of the clock on the wall here."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    if moment is None:
        return None
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _recipients(request: AgentRequest, ticket: Ticket) -> list[Row]:
    rows: dict[str, Row] = {}
    kind = ADDRESS_FOR.get(request.POST.get("channel") or ticket.channel, "email")
    for role in ROLES:
        typed = [piece.strip() for piece in _BETWEEN.split(request.POST.get(f"{role}_more", "")[:4000])]
        for given in [*request.POST.getlist(role), *filter(None, typed)][: MOST_RECIPIENTS + 1]:
            row = _row(given, ticket, kind)
            if row is not None:
                rows.setdefault(row["value"], {**row, "role": role})
    return list(rows.values())


def _row(given: str, ticket: Ticket, kind: str) -> Row | None:
    """An address as it was written, or that of somebody on the ticket by their id; kind: of the chosen channel."""
    if known := _KNOWN.fullmatch(given):
        address = _address_of(int(known[1]), ticket, kind)
        return {"kind": kind, "value": address.value, "name": address.contact.name} if address else None
    if here := _HERE.fullmatch(given):
        return {"kind": live.KIND, "value": here[1], "name": _visitor_name(ticket, here[1])}
    return {"kind": kind, "value": given[:40], "name": ""} if kind == "phone" else _typed(given)


def _visitor_name(ticket: Ticket, value: str) -> str:
    here = live.address(ticket)
    return here["name"] if here and here["value"] == value else ""


def addresses_in(text: str) -> list[Row]:
    """Return the addresses in a field, as [{"kind", "value", "name"}]; what is none is refused when it is sent."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    return [_typed(piece) for piece in pieces[: MOST_RECIPIENTS + 1]]


def _typed(given: str) -> Row:
    name, value = parseaddr(given[:320])
    return {"kind": "email", "value": (value or given[:320]).lower(), "name": name}


def _address_of(contact: int, ticket: Ticket, kind: str) -> ContactAddress | None:
    return next((row for row in ticket.answer_addresses if row.contact_id == contact and row.kind == kind), None)


def chips_of(rows: list[Row], ticket: Ticket, access: Access) -> list[Chip]:
    """Return the recipients as chips; whoever is on the ticket by their id, so that no hidden address is sent out."""
    by_value = {row.value: row for row in ticket.answer_addresses}
    chips = []
    for row in rows:
        known, role = by_value.get(row["value"]), row.get("role", "to")
        if row.get("kind") == live.KIND:
            shown_name = row.get("name") or _("The visitor")
            chips.append(Chip(f"chat:{row['value']}", shown_name, role))
        elif known is None:
            name = row.get("name", "")
            value = f"{name} <{row['value']}>" if name and "<" not in name else row["value"]
            chips.append(Chip(value, name or shown("email", row["value"]), role, title=row["value"]))
        elif known.contact.is_protected and not access.may_see_protected:
            chips.append(Chip(f"contact:{known.contact_id}", _("Protected identity"), role))
        else:
            address = shown("email", known.value)
            chips.append(Chip(f"contact:{known.contact_id}", known.contact.name or address, role, title=address))
    return chips


@dataclass(frozen=True, slots=True)
class Later:
    """A time to send at that is one click away."""

    value: str  # ISO 8601
    words: str


def later_choices(now: datetime) -> list[Later]:
    """This afternoon while it is morning, tomorrow morning, and Monday morning when that is another day."""
    here = timezone.localtime(now)
    at_eight = here.replace(hour=8, minute=0, second=0, microsecond=0)
    tomorrow, monday = at_eight + timedelta(days=1), at_eight + timedelta(days=7 - here.weekday())
    choices = []
    if here.hour < 12:
        choices.append((here.replace(hour=13, minute=0, second=0, microsecond=0), _("Send today at 13:00")))
    choices.append((tomorrow, _("Send tomorrow at 8:00")))
    if monday.date() != tomorrow.date():
        choices.append((monday, _("Send on Monday at 8:00")))
    return [Later(moment.isoformat(), words) for moment, words in choices]
