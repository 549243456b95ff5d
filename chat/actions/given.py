"""Addresses visitors type."""

from servicedesk.lib import addresses
from servicedesk.lib.text import one_line
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingAddress

NAME_MAX = 120  # characters


def given(*, email: str = "", phone: str = "", name: str = "") -> list[IncomingAddress]:
    """Return those that were typed, in their normal form, e-mail first: it is where an answer can go.

    Raises InvalidChange, for the field of one that is none.
    """
    found = []
    for kind, value in (("email", email), ("phone", phone)):
        if value.strip():
            try:
                found.append(IncomingAddress(kind, addresses.normal(kind, value), one_line(name, NAME_MAX)))
            except addresses.AddressError as error:
                raise InvalidChange(str(error), field=kind) from error
    return found
