"""The address of an inbox for mail: one no other inbox has, which can be another later. Nothing sent to it is lost.

Mail to a former address still comes to its inbox (tickets.models.InboxAddress), until another inbox is given it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from servicedesk.lib.addresses import AddressError, normal_email
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox, InboxAddress


class AddressRefused(InvalidChange):
    """The address is none, or another inbox has it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="address")


def change_address(inbox: Inbox, *, by: Agent, address: str) -> None:
    """Give an inbox for mail another address, and keep the former one as a way in. Raises AddressRefused."""
    with transaction.atomic(), taking():
        fresh = Inbox.objects.select_for_update().get(pk=inbox.pk)
        before, now = fresh.address, free_address(address, but=inbox)
        if now == before:
            return
        release(now)
        if "@" in before:
            InboxAddress.objects.update_or_create(address=before.lower(), defaults={"inbox": fresh})
        fresh.address = now
        fresh.save(update_fields=["address"])
        record("inbox.changed", by=by, about=fresh, changes={"address": [before, now]})


def free_address(address: str, *, but: Inbox | None = None) -> str:
    """Return the address in its normal form. Raises AddressRefused when it is none, or an inbox (not but) has it."""
    try:
        normal = normal_email(address)
    except AddressError as error:
        raise AddressRefused(str(error)) from error
    others = Inbox.objects.filter(kind=ChannelKind.EMAIL, address__iexact=normal)
    taken_by = (others.exclude(pk=but.pk) if but else others).first()
    if taken_by is not None:
        raise AddressRefused(_("The inbox %(name)s has this address.") % {"name": taken_by.name})
    return normal


def release(address: str) -> None:
    """Another inbox is given this address: mail to it goes nowhere else any more."""
    InboxAddress.objects.filter(address=address).delete()


@contextmanager
def taking() -> Iterator[None]:
    """Two administrators at once: the database lets one have the address, the other hears why not."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise AddressRefused(_("Another inbox has this address.")) from error


def inbox_at(address: str) -> Inbox | None:
    """Return the receiving inbox with this address in its normal form, else the one that had it before."""
    receiving = Inbox.objects.filter(kind=ChannelKind.EMAIL, is_active=True)
    now = receiving.filter(address__iexact=address).order_by("pk").first()
    return now or receiving.filter(former_addresses__address=address).first()
