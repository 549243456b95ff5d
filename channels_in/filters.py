"""Reasons to set something aside instead of making a ticket of it. In order; what is set aside waits for a person."""

from collections.abc import Callable

from django.utils.translation import gettext_noop

from tickets.incoming import IncomingMessage

Filter = Callable[[IncomingMessage], str | None]


def hidden_field_filled(incoming: IncomingMessage) -> str | None:
    """People do not see the field; programs fill it in."""
    return gettext_noop("A hidden field was filled in, as programs do.") if incoming.extra.get("hidden_field") else None


def nothing_in_it(incoming: IncomingMessage) -> str | None:
    empty = not incoming.text.strip() and not incoming.subject.strip() and not incoming.files and not incoming.html
    return gettext_noop("There was nothing in it.") if empty else None


FILTERS: tuple[Filter, ...] = (hidden_field_filled, nothing_in_it)


def reason_to_set_aside(incoming: IncomingMessage) -> str | None:
    return next((reason for check in FILTERS if (reason := check(incoming))), None)
