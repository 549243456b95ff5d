"""How much strangers may send through the forms, instead of a captcha. Counted in the cache.

Wide enough for a library where forty people share one address, narrow enough that nobody can flood the queue or use
our acknowledgements to trouble others.
"""

import ipaddress
import logging
import time
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

from django.core.cache import cache

from channels_in.models import FieldKind
from channels_in.webform.answers import AnswersForm
from servicedesk.lib.ratelimit import allowed, hash_key

logger = logging.getLogger(__name__)
Given = ParamSpec("Given")
MINUTES, HOURS, DAYS = 60, 3600, 86_400  # seconds
TRIES_PER_PLACE = (120, 10 * MINUTES)  # times the button was pressed, errors included
SENT_PER_PLACE = ((30, 10 * MINUTES), (200, DAYS))
SENT_PER_ADDRESS = (10, HOURS)  # with the same e-mail address or phone number
SENT_IN_ALL = (2000, HOURS)
BYTES_PER_PLACE = 500 * 1024**2  # of files, a day
BYTES_IN_ALL = 10 * 1024**3  # of files, a day


def open_when_unknown(limit: Callable[Given, bool]) -> Callable[Given, bool]:
    """A cache that is down must not keep citizens out: then nothing is counted and everything is let in."""

    @wraps(limit)
    def checked(*args: Given.args, **kwargs: Given.kwargs) -> bool:
        try:
            return limit(*args, **kwargs)
        except Exception as error:
            logger.error("the limits of the forms cannot be counted: %s", type(error).__name__)
            return True

    return checked


def place_of(ip: str) -> str:
    """Return what counts as one sender: an IPv4 address, or the /64 an IPv6 subscriber has for themselves."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return "unknown"
    return (
        str(ipaddress.ip_network(f"{ip}/64", strict=False)) if address.version == 6 and "%" not in ip else str(address)
    )


@open_when_unknown
def may_try(ip: str) -> bool:
    """Count one press of the button. Returns whether it may be looked at."""
    most, seconds = TRIES_PER_PLACE
    return allowed("form-try", place_of(ip), most=most, seconds=seconds)


@open_when_unknown
def may_send(ip: str, filled: AnswersForm) -> bool:
    """Count one valid submission. Returns whether it may become a ticket."""
    place = place_of(ip)
    within = [allowed(f"form-place-{seconds}", place, most=most, seconds=seconds) for most, seconds in SENT_PER_PLACE]
    most, seconds = SENT_PER_ADDRESS
    within += [allowed("form-address", address, most=most, seconds=seconds) for address in _addresses(filled)]
    within.append(allowed("form-all", "all", most=SENT_IN_ALL[0], seconds=SENT_IN_ALL[1]))
    return all(within)


@open_when_unknown
def may_store(ip: str, sizes: Iterable[int]) -> bool:
    """Count the bytes of new files. Returns whether they may be stored."""
    size = sum(sizes)
    return not size or (_within(place_of(ip), size, BYTES_PER_PLACE) and _within("all", size, BYTES_IN_ALL))


def _within(who: str, size: int, most: int) -> bool:
    key = f"limit:form-bytes:{hash_key(who)}:{int(time.time() // DAYS)}"
    cache.add(key, 0, timeout=DAYS)
    try:
        return int(cache.incr(key, size)) <= most
    except ValueError:  # it ran out between the two calls
        return True


def _addresses(filled: AnswersForm) -> list[str]:
    kinds = (FieldKind.EMAIL, FieldKind.PHONE)
    return [value for row in filled.rows if row.kind in kinds and (value := filled.cleaned_data.get(row.key))]
