from collections.abc import Iterable

from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from tickets.actions.changing import Actor, changing
from tickets.actions.errors import InvalidChange
from tickets.models import EventKind, Ticket
from tickets.models.ticket import TAG_MAX, TAGS_MAX


def normal_tag(text: str) -> str:
    """Return a tag as it is kept: one line, lower case, no leading #. "" when nothing is left."""
    return one_line(text, TAG_MAX).lower().lstrip("#").strip()


def tag(ticket: Ticket, *, add: Iterable[str] = (), remove: Iterable[str] = (), by: Actor) -> Ticket:
    """Add and remove tags. Raises InvalidChange for an empty tag or more than TAGS_MAX of them."""
    wanted = [normal_tag(text) for text in add]
    if not all(wanted):
        raise InvalidChange(_("Write a tag."))
    gone = {normal_tag(text) for text in remove}
    with changing(ticket, by=by) as change:
        before = change.ticket.tags
        after = list(dict.fromkeys([name for name in before if name not in gone] + wanted))
        if len(after) > TAGS_MAX:
            raise InvalidChange(_("A ticket has at most %(count)d tags.") % {"count": TAGS_MAX})
        if change.set("tags", after):
            change.record(
                EventKind.TAGGED,
                added=[name for name in after if name not in before],
                removed=[name for name in before if name not in after],
            )
    return change.ticket
