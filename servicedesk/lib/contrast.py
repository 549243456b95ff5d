"""How well two colours can be told apart, as WCAG 2.2 counts it (relative luminance, contrast ratio). Pure."""

import re

_COLOUR = re.compile(r"#[0-9a-f]{6}")
WHITE, BLACK = "#ffffff", "#000000"
TEXT_MIN = 4.5  # for text of ordinary size, level AA


def is_colour(text: str) -> bool:
    """Whether it is written as "#14566b"."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the ratio, 1.0 to 21.0, of two colours written as "#14566b".

    >>> round(contrast("#767676", WHITE), 2)
    4.54
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
