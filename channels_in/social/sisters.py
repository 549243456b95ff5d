"""Which door leads in private to somebody who wrote in public: the same account's other door."""

from channels_in.models import DoorAccount
from channels_in.registry import DOORS
from tickets.actions.recipients import ADDRESS_FOR, DOORS_OF
from tickets.models import ChannelKind, Inbox


def sister_of(inbox: Inbox) -> str:
    """The kind of the private door of the account this inbox speaks by; "" when it has none that works now."""
    kinds = private_doors(inbox.kind)
    if not kinds:
        return ""
    own = DoorAccount.objects.filter(inbox=inbox).values_list("provider", "external_id").first()
    if own is None:
        return ""
    rows = DoorAccount.objects.filter(inbox__kind__in=kinds, inbox__is_active=True)
    found = rows.filter(provider=own[0], external_id=own[1]).values_list("inbox__kind", flat=True).first()
    return str(found or "")


def private_doors(kind: str) -> list[str]:
    """The kinds of doors to the same address where only one person reads what is said."""
    doors = DOORS_OF.get(ADDRESS_FOR.get(kind, ""), ())
    return [str(door) for door in doors if door in DOORS and door != kind and not ChannelKind(door).is_public]
