"""The design tokens that the chat window uses, taken from tokens.css: the one file with raw colours."""

import re
from collections.abc import Iterator

from frontend.bundles import STATIC

ROOT = ".root"  # where they hold in the window's shadow tree
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_USED = re.compile(r"var\((--[\w-]+)")
_RULE = re.compile(r"\s*([^{};]+)\{")
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+);?")
_CHOSEN = re.compile(r"(?<!:not\()\[data-")
_MIXES = "@supports (color: color-mix"


def tokens_of(css: str) -> str:
    """Rules that declare what css uses by var(), and what that in turn uses: light, dark and high contrast."""
    rules = list(_rules(_COMMENT.sub("", (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")), ()))
    values: dict[str, str] = {}
    for _, declarations in rules:
        for name, value in declarations:
            values[name] = f"{values.get(name, '')} {value}"
    wanted = _closure(set(_USED.findall(css)), values)
    together: dict[tuple[str, ...], dict[str, str]] = {}
    for around, declarations in rules:
        # The help centre's own choice of theme and density means nothing on another website.
        if not _CHOSEN.search(around[-1]):
            # Browsers that show the window mix colours: what is for others goes.
            conditions = tuple(one for one in around[:-1] if not one.startswith(_MIXES))
            together.setdefault(conditions, {}).update(declarations)
    return "".join(_written(conditions, values, wanted) for conditions, values in together.items())


def _closure(wanted: set[str], values: dict[str, str]) -> set[str]:
    while more := {name for one in wanted for name in _USED.findall(values.get(one, ""))} - wanted:
        wanted = wanted | more
    return wanted


def _written(conditions: tuple[str, ...], values: dict[str, str], wanted: set[str]) -> str:
    kept = "".join(f"{name}:{value};" for name, value in values.items() if name in wanted or name == "color-scheme")
    return f"{''.join(f'{one} {{' for one in conditions)}{ROOT}{{{kept}}}{'}' * len(conditions)}" if kept else ""


def _rules(css: str, around: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """Each rule as (conditions and selector from the outside in, declarations)."""
    at = 0
    while found := _RULE.match(css, at):
        end = _end_of_block(css, found.end())
        inner, here = css[found.end() : end], (*around, found[1].strip())
        if "{" in inner:
            yield from _rules(inner, here)
        else:
            yield here, [(name, value.strip()) for name, value in _DECLARATION.findall(inner)]
        at = end + 1


def _end_of_block(css: str, start: int) -> int:
    depth = 1
    for at in range(start, len(css)):
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if depth == 0:
            return at
    raise ValueError("tokens.css has a block without an end")
