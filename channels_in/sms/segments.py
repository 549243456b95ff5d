"""How many parts an SMS is sent in, which is what it costs. Pure.

Characters of 3GPP TS 23.038 (the GSM 7-bit alphabet) take seven bits each, those of its extension twice as much; a
single other character, such as č or 🙂, makes the whole text UCS-2 with sixteen bits. A text in several parts gives
some room in each to their order (TS 23.040, 9.2.3.24.1).
"""

from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
GSM_SINGLE, GSM_PART = 160, 153  # septets
UCS_SINGLE, UCS_PART = 70, 67  # units of sixteen bits


@dataclass(frozen=True, slots=True)
class Segments:
    """is_wide: UCS-2. units: septets or sixteen-bit units. left: how many more fit into the last part."""

    is_wide: bool
    units: int
    parts: int
    left: int


def segments(text: str) -> Segments:
    """Count a text as it leaves. An empty text has no part.

    >>> segments("Hej Åsa!")
    Segments(is_wide=False, units=8, parts=1, left=152)
    >>> segments("Bures 🙂").parts, segments("č" * 71).parts, segments("€" * 80).units
    (1, 2, 160)
    """
    sizes = [1 if char in BASIC else 2 if char in EXTENSION else 0 for char in text]
    is_wide = 0 in sizes
    if is_wide:
        sizes = [2 if ord(char) > 0xFFFF else 1 for char in text]
    single, part = (UCS_SINGLE, UCS_PART) if is_wide else (GSM_SINGLE, GSM_PART)
    units = sum(sizes)
    if units <= single:
        return Segments(is_wide, units, int(units > 0), single - units)
    parts, used = _filled(sizes, part)
    return Segments(is_wide, units, parts, part - used)


def _filled(sizes: list[int], part: int) -> tuple[int, int]:
    """How many parts they fill, and how much of the last: what takes two places is never cut in half."""
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:
            parts, used = parts + 1, 0
        used += size
    return parts, used
