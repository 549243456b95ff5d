"""Who got in touch: found while one types a name, a number or an address, with what they have open."""

import re
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontend.agent.request import AgentRequest
from servicedesk.lib.addresses import AddressError, normal_email, normal_phone, shown
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Contact
from tickets.actions.senders import contact_for, find_contact
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import Ticket
from tickets.queries import contacts_visible_to, tickets_visible_to
from tickets.statuses import UNFINISHED

MOST_FOUND = 6
MOST_OPEN = 3  # open tickets offered of each
_PHONE = re.compile(r"\+?\d[\d\s()/-]{4,24}\d")
_EMAIL = re.compile(r"\S+@\S+")


@dataclass(frozen=True, slots=True)
class Found:
    contact: Contact
    address: str  # as people write it; "" for none
    tickets: list[Ticket]  # open ones the agent may see, what changed last first


@dataclass(frozen=True, slots=True)
class Told:
    """What was typed about somebody: Karin Berg 070-174 06 10. Addresses are in their normal form."""

    name: str
    addresses: tuple[IncomingAddress, ...]


@login_required
@require_GET
def found_people(request: AgentRequest) -> HttpResponse:
    """Choices for what is typed (?who=), as a part of the form. Protected identities are in no list."""
    rows = find_people(request.GET.get("who", ""), viewer=request.user)
    return render(
        request, "frontend/agent/contact_log_people.html", {"people": rows, "chosen": None, "chosen_ticket": ""}
    )


def find_people(text: str, *, viewer: Agent) -> list[Found]:
    """At most MOST_FOUND, by name; three queries however many there are, none for less than two characters."""
    asked = one_line(text, 80)
    if len(asked) < 2:
        return []
    visible = contacts_visible_to(viewer).filter(is_protected=False)
    rows = visible.filter(_matches(asked)).distinct().order_by("name", "pk").prefetch_related("addresses")
    return with_tickets(list(rows[:MOST_FOUND]), viewer=viewer)


def with_tickets(contacts: list[Contact], *, viewer: Agent) -> list[Found]:
    """The contacts with what they have open that the viewer may see."""
    open_now = tickets_visible_to(viewer).filter(requester__in=contacts, status__in=UNFINISHED, merged_into=None)
    rows = open_now.only("number", "subject", "status", "requester").order_by("requester", "-updated_at", "-pk")
    by_contact = {pk: list(group)[:MOST_OPEN] for pk, group in groupby(rows[:200], lambda ticket: ticket.requester_id)}
    return [Found(one, _address(one), by_contact.get(one.pk, [])) for one in contacts]


def _matches(asked: str) -> Q:
    told = read(asked)
    wanted = Q(name__icontains=asked) | Q(addresses__value__istartswith=asked)
    digits = re.sub(r"[^\d+]", "", asked)
    if len(digits) >= 4 and re.fullmatch(r"[\d\s()/+-]+", asked):  # the beginning of a number, as one writes it
        wanted |= Q(addresses__kind="phone", addresses__value__startswith=re.sub(r"^0(?!0)", "+46", digits))
    for address in told.addresses:
        wanted |= Q(addresses__kind=address.kind, addresses__value=address.value)
    return wanted


def _address(contact: Contact) -> str:
    first = next(iter(contact.addresses.all()), None)
    return shown(first.kind, first.value) if first else ""


def read(text: str) -> Told:
    """Take the phone number and the e-mail address out of what was typed; the rest is the name."""
    addresses, name = [], one_line(text, 300)
    for kind, pattern, normal in (("email", _EMAIL, normal_email), ("phone", _PHONE, normal_phone)):
        found = pattern.search(name)
        if found is None:
            continue
        try:
            addresses.append(IncomingAddress(kind, normal(found[0].strip("<>(),;"))))
        except AddressError:
            continue
        name = name.replace(found[0], " ")
    return Told(one_line(name.strip(" <>(),;"), 200), tuple(addresses))


def person(text: str, *, channel: str) -> Contact:
    """Who has one of the addresses; else a new contact with what was typed, nothing at all being somebody unknown."""
    told = read(text)
    known = next((contact for address in told.addresses if (contact := find_contact(address))), None)
    if known is not None:
        return known
    return contact_for(
        IncomingMessage(
            channel=channel,
            subject="",
            text="",
            received_at=timezone.now(),
            sender=told.addresses[0] if told.addresses else None,
            other_addresses=told.addresses[1:],
            sender_name=told.name,
        )
    )
