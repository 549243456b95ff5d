"""Whom a message goes to: those an answer usually goes to, or those an agent has chosen."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from servicedesk.lib import addresses
from servicedesk.lib.text import one_line
from servicedesk.people.models import Contact, ContactAddress
from tickets import live
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox, Ticket

Address = Mapping[str, str]  # {"kind", "value", "name"}; what is chosen gets "role": to, cc or bcc
ROLES = ("to", "cc", "bcc")
MOST_RECIPIENTS = 50
NAME_MAX = 100  # characters
# kind of address -> the doors that reach it; the first is the usual one
DOORS_OF: dict[str, tuple[str, ...]] = {
    "email": (ChannelKind.EMAIL,),
    "phone": (ChannelKind.SMS,),
    live.KIND: (ChannelKind.CHAT,),  # only of somebody who is here (tickets.live)
    "facebook": (ChannelKind.FACEBOOK, ChannelKind.MESSENGER),
    "instagram": (ChannelKind.INSTAGRAM, ChannelKind.INSTAGRAM_DIRECT),
    "whatsapp": (ChannelKind.WHATSAPP,),
    "mastodon": (ChannelKind.MASTODON,),
    "bluesky": (ChannelKind.BLUESKY,),
    "x": (ChannelKind.X,),
    "linkedin": (ChannelKind.LINKEDIN,),
    "youtube": (ChannelKind.YOUTUBE,),
}
# Addresses nobody can be written to out of the blue: only who has written there is answered, and nobody in copy.
_ANSWERED_ONLY = frozenset(DOORS_OF) - {"email", "phone", live.KIND}
# Which kind of address a channel's answers go to. Doors that have no way back of their own answer by e-mail.
ADDRESS_FOR: dict[str, str] = {
    **{door: kind for kind, doors in DOORS_OF.items() for door in doors},
    ChannelKind.CHAT: "email",  # when the visitor is here no longer
    ChannelKind.WEBFORM: "email",
    ChannelKind.ESERVICE: "email",
    ChannelKind.LETTER: "email",
    ChannelKind.FAX: "email",
    ChannelKind.VISIT: "email",
    ChannelKind.PHONE: "email",
    ChannelKind.API: "email",
    ChannelKind.MENTION: "email",  # once an agent knows who it was
}


def door_for(kind: str, channel: str) -> str:
    """The door by which a message to an address of this kind leaves, when it is about this channel."""
    return channel if channel in DOORS_OF[kind] else DOORS_OF[kind][0]


def reply_addresses(ticket: Ticket, channel: str = "", *, is_planned: bool = False) -> list[dict[str, str]]:
    """Return where an answer would go, as [{"kind", "value", "name", "role"}]; empty when there is no way to answer.

    A requester who is here in the chat is answered there, and nobody else; not with what is planned for later.
    The requester first, then, in copy, the participants an agent has let in. Of a requester with protected identity
    nobody else is shown the address: then they stand alone. A participant with protected identity is in bcc.
    channel: another than the ticket's own.
    """
    if not is_planned and (here := _here(ticket, channel)):
        return [here]
    kind = ADDRESS_FOR.get(channel or ticket.channel)
    if kind is None:
        return []
    rows = _first_of(ticket, kind)
    if not rows and ticket.channel == ChannelKind.CHAT and not channel and _sends_sms():
        kind = "phone"  # who has left the chat and has no e-mail address
        rows = _first_of(ticket, kind)
    if kind in _ANSWERED_ONLY:
        rows = [row for row in rows if row.contact_id == ticket.requester_id]
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


def _first_of(ticket: Ticket, kind: str) -> list[ContactAddress]:
    """The first address of that kind of each who gets answers."""
    first: dict[int, ContactAddress] = {}
    for row in ticket.answer_addresses:
        if row.kind == kind:
            first.setdefault(row.contact_id, row)
    return list(first.values())


def _sends_sms() -> bool:
    return Inbox.objects.filter(kind=ChannelKind.SMS, is_active=True).exists()


def _here(ticket: Ticket, channel: str) -> dict[str, str] | None:
    """The address of a requester who is here, unless another way is asked for."""
    is_chat = ticket.channel == ChannelKind.CHAT and channel in ("", ChannelKind.CHAT)
    return live.address(ticket) if is_chat else None


def recipients_for(
    ticket: Ticket,
    *,
    to: Sequence[Address] | None,
    cc: Sequence[Address] = (),
    bcc: Sequence[Address] = (),
    channel: str = "",
    is_planned: bool = False,
) -> list[dict[str, str]]:
    """Return the recipients of an answer: to None means those it usually goes to. Raises InvalidChange."""
    usual = reply_addresses(ticket, channel, is_planned=is_planned) if to is None else None
    if any(row["kind"] == live.KIND for row in usual or to or ()):
        return _only_here(usual or to or (), [*cc, *bcc], None if is_planned else _here(ticket, channel))
    if usual is not None and not cc and not bcc:
        return usual
    if any(row.get("kind") in _ANSWERED_ONLY for row in [*(usual or to or ()), *cc, *bcc]):
        return _only_who_wrote(ticket, usual or to or (), [*cc, *bcc], channel)
    split = {role: [row for row in usual or [] if row["role"] == role] for role in ROLES}
    chosen = chosen_recipients(to=split["to"] if to is None else to, cc=[*split["cc"], *cc], bcc=[*split["bcc"], *bcc])
    _check_protected(ticket, chosen)
    return chosen


def _only_here(to: Sequence[Address], copies: Sequence[Address], here: dict[str, str] | None) -> list[dict[str, str]]:
    if here is None or any(row["value"] != here["value"] for row in to if row["kind"] == live.KIND):
        raise InvalidChange(_("The visitor is not in the chat any longer. Choose an address."))
    if len(to) > 1 or copies:
        raise InvalidChange(_("In the chat only the visitor gets the answer. Forward it to others."))
    return [here]


def _only_who_wrote(
    ticket: Ticket, to: Sequence[Address], copies: Sequence[Address], channel: str
) -> list[dict[str, str]]:
    usual = reply_addresses(ticket, channel)
    if copies or [(row["kind"], row["value"]) for row in to] != [(row["kind"], row["value"]) for row in usual]:
        raise InvalidChange(_("Here only who wrote can be answered. Forward it to others."))
    return usual


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
    if kind not in DOORS_OF or kind in _ANSWERED_ONLY or kind == live.KIND:
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
