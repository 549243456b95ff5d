"""Variables in text, as {name}: only names somebody has allowed are filled in, and nothing in them is run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """text with what could be filled in; unknown and empty name what still stands there, each once."""

    text: str
    unknown: tuple[str, ...] = ()  # no such variable
    empty: tuple[str, ...] = ()  # a variable that has no value here

    @property
    def is_whole(self) -> bool:
        return not self.unknown and not self.empty


def variables(text: str) -> tuple[str, ...]:
    """Return the names that stand in the text, each once, in order."""
    return tuple(dict.fromkeys(_VARIABLE.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Replace {name} by values[name], once: a value that looks like a variable is left as it is."""
    names = variables(text)
    return Filled(
        _VARIABLE.sub(lambda match: values.get(match[1]) or match[0], text),
        unknown=tuple(name for name in names if name not in values),
        empty=tuple(name for name in names if name in values and not values[name]),
    )
