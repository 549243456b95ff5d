"""The colour of the chat window: never one on which text cannot be read."""

from collections.abc import Iterable

from servicedesk.lib.contrast import TEXT_MIN, WHITE, contrast, is_colour

OURS = "#155a70"  # the product's own, when no other can be read


def readable(wanted: Iterable[str]) -> dict[str, str]:
    """{"accent", "on_accent"}: the first of the colours that white can be read on, and that can be read on white."""
    colours = (colour.lower() for colour in wanted)
    good = (colour for colour in colours if is_colour(colour) and contrast(colour, WHITE) >= TEXT_MIN)
    return {"accent": next(good, OURS), "on_accent": WHITE}
