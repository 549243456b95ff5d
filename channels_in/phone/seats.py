"""At which phone an agent sits: stated by themselves, or by an administrator. A phone is one agent's at a time."""

from django.db import transaction

from channels_in.accounts import Refused
from channels_in.models import PhoneSeat
from channels_in.phone.lines import seat_number
from servicedesk.lib.addresses import AddressError
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent


def take_seat(agent: Agent, number: str, *, by: Agent) -> PhoneSeat | None:
    """Say where the agent sits; "" for nowhere. Whoever sat there before sits there no longer. Raises Refused."""
    with transaction.atomic():
        before = PhoneSeat.objects.select_for_update().filter(agent=agent).first()
        if not number.strip():
            if before is not None:
                before.delete()
                record("phone_seat.left", by=by, about=agent)
            return None
        try:
            number = seat_number(number)
        except AddressError as error:
            raise Refused("number", str(error)) from error
        if before is not None and before.number == number:
            return before
        PhoneSeat.objects.filter(number=number).exclude(agent=agent).delete()
        row, _is_new = PhoneSeat.objects.update_or_create(agent=agent, defaults={"number": number})
        record("phone_seat.taken", by=by, about=agent)
    return row
