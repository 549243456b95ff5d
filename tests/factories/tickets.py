from itertools import count
from typing import Any

from django.utils import timezone

from servicedesk.people.models import Agent, Contact, Team
from tests.factories.people import make_contact, make_team
from tickets.actions.note import note
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import CannedResponse, Category, Inbox, Message, Queue, Ticket

_numbers = count(1)


def make_inbox(*, team: Team | None = None, kind: str = "webform", **fields: Any) -> Inbox:
    number = next(_numbers)
    return Inbox.objects.create(
        slug=fields.pop("slug", f"inbox-{number}"),
        name=fields.pop("name", f"Inkorg {number}"),
        kind=kind,
        team=team or make_team(),
        sender_name=fields.pop("sender_name", "Storåns kommun"),
        **fields,
    )


def make_category(name: str = "Avfall", *, parent: Category | None = None, **fields: Any) -> Category:
    category = Category(slug=f"category-{next(_numbers)}", name=name, parent=parent, **fields)
    category.place()
    category.save()
    return category


def make_incoming(**fields: Any) -> IncomingMessage:
    """A message from a new sender, unless sender says who."""
    values: dict[str, Any] = {
        "channel": "webform",
        "subject": "Soptunnan blev inte tömd",
        "text": "Hej! Tunnan vid Åkervägen 14 B blev inte tömd i fredags.",
        "received_at": timezone.now(),
        "sender": IncomingAddress("email", f"sender{next(_numbers)}@mejl.example"),
        "sender_name": "Ann-Christin Bergström",
    }
    return IncomingMessage(**{**values, **fields})


def make_ticket(
    *,
    team: Team | None = None,
    inbox: Inbox | None = None,
    requester: Contact | None = None,
    assignee: Agent | None = None,
    **fields: Any,
) -> Ticket:
    """A ticket that came in by web form with one message, through receive() as in life."""
    incoming: dict[str, Any] = {
        key: fields.pop(key) for key in ("subject", "text", "channel", "html", "files", "tags") if key in fields
    }
    if requester is not None:
        address = requester.addresses.first()
        incoming["sender"] = IncomingAddress(address.kind, address.value) if address else None
    received = receive(
        make_incoming(**incoming), inbox=inbox or make_inbox(team=team, acknowledges=fields.pop("acknowledges", False))
    )
    if assignee is not None:
        fields["assignee"] = assignee
    if requester is not None:
        fields["requester"] = requester
    if fields:
        Ticket.objects.filter(pk=received.ticket.pk).update(**fields)
    return Ticket.objects.get(pk=received.ticket.pk)


def make_note(ticket: Ticket, by: Agent, body: str = "Entreprenören kör ikapp på onsdag.") -> Message:
    return note(ticket, by=by, body=body)


def make_queue(name: str = "Telefon", *, owner: Agent | None = None, team: Team | None = None, **fields: Any) -> Queue:
    """A saved queue: somebody's own, a team's, or everybody's. fields: conditions, order, columns."""
    sharing = "own" if owner else "team" if team else "all"
    conditions = fields.pop("conditions", {"channel": ["phone"]})
    slug = f"queue-{next(_numbers)}"
    return Queue.objects.create(
        slug=slug, name=name, owner=owner, team=team, sharing=sharing, conditions=conditions, **fields
    )


def make_canned_response(
    shortcut: str = "", *, team: Team | None = None, owner: Agent | None = None, **fields: Any
) -> CannedResponse:
    """One of a team, an agent's own, or without either for everybody."""
    return CannedResponse.objects.create(
        name=fields.pop("name", "Hämtning nästa vardag"),
        shortcut=shortcut or f"mall-{next(_numbers)}",
        body=fields.pop("body", "Hej {requester_first_name}! Vi kommer i morgon."),
        shared_with="team" if team else "own" if owner else "everybody",
        team=team,
        owner=owner,
        **fields,
    )


__all__ = [
    "make_canned_response",
    "make_category",
    "make_contact",
    "make_inbox",
    "make_incoming",
    "make_note",
    "make_queue",
    "make_ticket",
]
