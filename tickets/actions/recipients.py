"""Whom a message goes to: those an answer usually goes to, or those an agent has chosen."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from servicedesk.lib import addresses
from servicedesk.lib.text import one_line
from servicedesk.people.models import Contact, ContactAddress
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox, Ticket

Address = Mapping[str, str]  # {"kind", "value", "name"}; what is chosen gets "role": to, cc or bcc
ROLES = ("to", "cc", "bcc")
MOST_RECIPIENTS = 50
NAME_MAX = 100  # characters
# kind of address -> the door that reaches it
REPLY_CHANNEL: dict[str, str] = {"email": ChannelKind.EMAIL, "phone": ChannelKind.SMS}
# Which kind of address a channel's answers go to. Doors that have no way back of their own answer by e-mail.
ADDRESS_FOR: dict[str, str] = {
    ChannelKind.EMAIL: "email",
    ChannelKind.WEBFORM: "email",
    ChannelKind.ESERVICE: "email",
    ChannelKind.LETTER: "email",
    ChannelKind.VISIT: "email",
    ChannelKind.PHONE: "email",
    ChannelKind.API: "email",
    ChannelKind.SMS: "phone",
}


def reply_addresses(ticket: Ticket, channel: str = "") -> list[dict[str, str]]:
    """Return where an answer would go, as [{"kind", "value", "name", "role"}]; empty when there is no way to answer.

    The requester first, then, in copy, the participants an agent has let in. Of a requester with protected identity
    nobody else is shown the address: then they stand alone. A participant with protected identity is in bcc.
    channel: another than the ticket's own.
    """
    kind = ADDRESS_FOR.get(channel or ticket.channel)
    if kind is None:
        return []
    first: dict[int, ContactAddress] = {}
    for row in ticket.answer_addresses:
        if row.kind == kind:
            first.setdefault(row.contact_id, row)
    rows = list(first.values())
    if rows and ticket.requester.is_protected:
        rows = [row for row in rows if row.contact_id == ticket.requester_id] or rows[:1]
    return [
        {
            "kind": kind,
            "value": row.value,
            "name": one_line(row.contact.name, NAME_MAX),
            "role": "to" if place == 0 else "bcc" if row.contact.is_protected else "cc",
        }
        for place, row in enumerate(rows)
    ]


def recipients_for(
    ticket: Ticket,
    *,
    to: Sequence[Address] | None,
    cc: Sequence[Address] = (),
    bcc: Sequence[Address] = (),
    channel: str = "",
) -> list[dict[str, str]]:
    """Return the recipients of an answer: to None means those it usually goes to. Raises InvalidChange."""
    usual = reply_addresses(ticket, channel) if to is None else None
    if usual is not None and not cc and not bcc:
        return usual
    split = {role: [row for row in usual or [] if row["role"] == role] for role in ROLES}
    chosen = chosen_recipients(to=split["to"] if to is None else to, cc=[*split["cc"], *cc], bcc=[*split["bcc"], *bcc])
    _check_protected(ticket, chosen)
    return chosen


def chosen_recipients(
    *, to: Sequence[Address], cc: Sequence[Address] = (), bcc: Sequence[Address] = ()
) -> list[dict[str, str]]:
    """Return the addresses in their normal form with their roles, each once. Raises InvalidChange."""
    chosen: dict[tuple[str, str], dict[str, str]] = {}
    for role, given in zip(ROLES, (to, cc, bcc), strict=True):
        for address in given:
            row = _checked(address)
            chosen.setdefault((row["kind"], row["value"]), {**row, "role": role})
    rows = list(chosen.values())
    if not any(row["role"] == "to" for row in rows):
        raise InvalidChange(_("Choose somebody to send to."))
    if len(rows) > MOST_RECIPIENTS:
        raise InvalidChange(_("You can send to at most %(most)d addresses at once.") % {"most": MOST_RECIPIENTS})
    ours = Inbox.objects.filter(address__in=[row["value"] for row in rows]).first()
    if ours is not None:
        raise InvalidChange(
            _("%(address)s is an inbox here. Hand the ticket over to the team instead.") % {"address": ours.address}
        )
    return rows


def _checked(address: Address) -> dict[str, str]:
    kind, value = address.get("kind") or "email", str(address.get("value", ""))
    if kind not in REPLY_CHANNEL:
        raise InvalidChange(_("Nothing can be sent to that kind of address."))
    try:
        normal = addresses.normal(kind, value)
    except addresses.AddressError as error:
        raise InvalidChange(f"{one_line(value, 60)}: {error}") from error
    return {"kind": kind, "value": normal, "name": one_line(str(address.get("name") or ""), NAME_MAX)}


def _check_protected(ticket: Ticket, chosen: Sequence[Address]) -> None:
    """To and Cc are seen by everybody who gets the mail: somebody with protected identity stands there alone."""
    values = [row["value"] for row in chosen]
    protected = ContactAddress.objects.filter(value__in=values, contact__is_protected=True).values_list(
        "value", flat=True
    )
    shown = [row for row in chosen if row["role"] != "bcc" and row["value"] in set(protected)]
    if shown and len(chosen) > 1:
        raise InvalidChange(
            _("Somebody with protected identity must be the only recipient: others would see the address.")
        )


def contact_of(address: Address) -> Contact | None:
    """The contact who has the address, if it is known."""
    row = ContactAddress.objects.filter(kind=address["kind"], value=address["value"]).select_related("contact").first()
    return row.contact if row else None
