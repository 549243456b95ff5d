"""Another way of answering than the recommended one is chosen, with a reason."""

from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from tickets.actions.changing import Actor, changing
from tickets.actions.errors import InvalidChange
from tickets.channel_advice import NAMES, ORDER
from tickets.models import EventKind, Ticket

REASON_MAX = 200


def choose_another_way(ticket: Ticket, *, advised: str, to: str, reason: str, by: Actor) -> Ticket:
    """Write on the ticket that it is answered by to instead of advised (values of channel_advice.Way), and why.

    Raises InvalidChange without a reason, or for a way there is not.
    """
    said = one_line(reason, REASON_MAX)
    if to not in ORDER or advised not in ORDER or to == advised:
        raise InvalidChange(_("Choose another way than the recommended one."))
    if not said:
        raise InvalidChange(_("Say why you choose another way."))
    with changing(ticket, by=by) as change:
        change.record(
            EventKind.CHANNEL_ADVISED,
            to={"value": to, "label": str(NAMES[to])},
            advised={"value": advised, "label": str(NAMES[advised])},
            reason=said,
        )
    return change.ticket
