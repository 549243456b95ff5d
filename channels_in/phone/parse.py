"""An event of a call as the provider's body, understood. Pure; which step it tells of is beside the body."""

from collections.abc import Callable
from datetime import datetime

from channels_in.phone import elks, exchange, twilio
from channels_in.phone.fields import NoCall
from channels_in.phone.told import Told

# Body, step, id of the call we made, when it came.
_READERS: dict[str, Callable[[bytes, str, int | None, datetime], Told]] = {
    "46elks": elks.read,
    "twilio": twilio.read,
    "signed": exchange.read,
}


def parse(body: bytes, *, provider: str, step: str, ours: int | None, came_at: datetime) -> Told:
    """Raises NoCall."""
    read = _READERS.get(provider)
    if read is None:
        raise NoCall("nobody knows who told it")
    return read(body, step, ours, came_at)
