"""What stands in for the details in a scenario's texts: ``{street}``, ``{tomorrow}``, ``[one|or the other]``.

Places and people are the same through a whole ticket; days are counted from the entry they stand in.
An unknown placeholder raises KeyError, so that a misspelling is found by the tests and not by a citizen.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from servicedesk.demo.content.calendar import (
    month_name,
    spoken_day,
    spoken_last,
    working_day_after,
    working_day_before,
)
from servicedesk.demo.content.shapes import Contact, Scenario

ROADS = [
    "Storgatan",
    "Torggatan",
    "Kvarngatan",
    "Kyrkogatan",
    "Skolgatan",
    "Hamngatan",
    "Verkstadsgatan",
    "Lasarettsgatan",
    "Björkallén",
    "Ringvägen",
    "Strandvägen",
    "Norrstrandsvägen",
    "Fjällvägen",
    "Timmervägen",
    "Sågverksvägen",
    "Åkervägen",
    "Älvgatan",
    "Rönnstigen",
]
SCHOOLS = ("Norrstrandsskolan", "Kvarnskolan", "Storådalens skola", "Bergaskolan")
PRESCHOOLS = ("Blåbärets förskola", "Älvens förskola", "Norrskenets förskola", "Kottens förskola")
AREAS = ("Norrstrand", "Södra hamnen", "Storådalen", "Hammarbacken", "Centrum")

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s|\n)$")


def ticket_values(rng: Random, contact: Contact, when: datetime) -> dict[str, str]:
    """The values that stay the same through a ticket begun at the local moment ``when``."""
    return {
        "first": contact.signs,
        "name": contact.name,
        "street": contact.street,
        "child": contact.child,
        "road": rng.choice(ROADS),
        "school": rng.choice(SCHOOLS),
        "preschool": rng.choice(PRESCHOOLS),
        "area": rng.choice(AREAS),
        "lamp": str(rng.randint(104, 988)),
        "n": str(rng.randint(2, 9)),
        "invoice": str(rng.randint(410200, 489900)),
        "dnr": f"BYGG {when.year}-{rng.randint(101, 899):06d}",
    }


def day_values(when: datetime, language: str) -> dict[str, str]:
    """The days and hours as one would say them at the local moment ``when``."""
    day = when.date()
    return {
        "now": f"{when:%H.%M}",
        "soon": str((when + timedelta(minutes=149)).hour),
        "today": f"{day.day} {month_name(day)} {day.year}",
        "tomorrow": spoken_day(working_day_after(day), language),
        "later": spoken_day(working_day_after(day, 6), language),
        "fortnight": spoken_day(working_day_after(day, 14), language),
        "last": spoken_last(working_day_before(day)),
        "last_month": month_name(day.replace(day=1) - timedelta(days=1)),
    }


def choose(text: str, rng: Random) -> str:
    """``text`` with one alternative of each ``[one|other]``."""
    return _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text).strip()


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its placeholders filled in, with a capital letter where a sentence begins."""

    def value(found: re.Match[str]) -> str:
        word = values[found[1]]
        return word[:1].upper() + word[1:] if _SENTENCE_START.search(text, 0, found.start()) else word

    return _PLACEHOLDER.sub(value, text)


def placeholders_in(scenario: Scenario) -> frozenset[str]:
    """The names of all placeholders a scenario uses."""
    texts = (scenario.subject, *(entry.text for entry in scenario.thread))
    return frozenset(name for text in texts for name in _PLACEHOLDER.findall(text))
