"""Which way to answer an ongoing case by, in the order of the channel strategy, and why. Pure.

CH7: "Telefon är att föredra framför skriftväxling. När Mina sidor/mina meddelanden finns är den att föredra. Vid behov
av ett möte gör vi besök eller ber personen komma in."
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Way(StrEnum):
    """In exactly this order."""

    MY_PAGES = "my_pages"
    PHONE = "phone"
    WRITING = "writing"
    MEETING = "meeting"


NAMES: dict[str, str | Promise] = {
    Way.MY_PAGES: _("My pages"),
    Way.PHONE: _("Phone"),
    Way.WRITING: _("Writing"),
    Way.MEETING: _("A meeting"),
}


@dataclass(frozen=True, slots=True)
class Reachable:
    """What is known of the requester. has_my_pages: they use Mina sidor or Mina meddelanden."""

    has_my_pages: bool = False
    has_phone: bool = False
    has_writing: bool = False


ORDER = tuple(Way)


def advised_way(reachable: Reachable) -> Way:
    """The first way that is there; a meeting where none is.

    >>> advised_way(Reachable(has_phone=True, has_writing=True)).value
    'phone'
    """
    there = {Way.MY_PAGES: reachable.has_my_pages, Way.PHONE: reachable.has_phone, Way.WRITING: reachable.has_writing}
    return next((way for way in ORDER if there.get(way)), Way.MEETING)
