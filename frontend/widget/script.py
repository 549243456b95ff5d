"""The chat window as one script: its parts put together, with their style and the Swedish words.

The parts are ES modules in static/frontend/js/widget/, which import one another by name. Here they stand one after the
other in one function, so they share one set of names: two parts may not give the same name to two things. There is no
bundler: imports go, and what is left is made shorter by frontend.widget.shrinking.
"""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from frontend.bundles import STATIC
from frontend.widget.shrinking import short_strings, shrink
from frontend.widget.tokens import tokens_of

PARTS = STATIC / "js" / "widget"
TEXTS = Path(__file__).resolve().parent / "texts"
LANGUAGES = frozenset(path.stem for path in TEXTS.glob("*.json"))
# In this order: what a part takes from another comes before it.
ORDER = (
    *("home", "words", "dom", "look", "keep", "line", "talk", "files", "composer", "log"),
    *("opening", "waiting", "ending", "head", "chatting", "frame", "main"),
)
# Properties of our own objects: no browser, frame or JSON knows them by these names.
OWN = """
    acked addressOf afresh afterStart again arrived ask asked badge banner blink build closed element escape facts
    fault fields fresh give head hear isAtEnd isHistory isKept isOpen isRated isSeen isUp launcher leave log mark
    marked mine minimise offline onSession opened part readTo release request rest retry said say seen sentAt show
    shut speak stay talk talkPage tell toEnd tries turn update wanted wishFor words write
"""
LEVEL = 9  # gzip; once at the start of a process

_KEY = re.compile(r'([{,])"(\w+)":')  # a key of JSON that JavaScript takes without its quotes
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@dataclass(frozen=True)
class Packed:
    """What is sent: the same text plain and compressed, and the tag both go by."""

    text: bytes
    gzipped: bytes
    etag: str


@lru_cache(maxsize=1)
def packed() -> Packed:
    """The script, put together once in each process."""
    return pack(script())


@lru_cache(maxsize=8)
def packed_words(language: str) -> Packed:
    """The words of one language as JSON. FileNotFoundError for a language there is none of."""
    return pack(words(language))


def pack(text: str) -> Packed:
    plain = text.encode()
    return Packed(plain, gzip.compress(plain, LEVEL, mtime=0), hashlib.sha256(plain).hexdigest()[:32])


def script() -> str:
    """The whole script as text."""
    swedish = _KEY.sub(r"\1\2:", words("sv"))
    given = f"let TEXTS={swedish},STYLE={json.dumps(style(), ensure_ascii=False)};"
    return f'(()=>{{"use strict";{given}{shrink(source(), frozenset(OWN.split()), short_keys())}}})();\n'


def part(name: str) -> str:
    """One part as it stands in the script."""
    text = (PARTS / f"{name}.js").read_text(encoding="utf-8")
    return _EXPORT.sub("", _IMPORT.sub("", text))


def words(language: str) -> str:
    """The words of a language as JSON, under the short names that the script has for them."""
    short = short_keys()
    return json.dumps(
        {short.get(key, key): text for key, text in texts(language).items()}, ensure_ascii=False, separators=(",", ":")
    )


def texts(language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((TEXTS / f"{language}.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def short_keys() -> dict[str, str]:
    """Short names for the words whose name stands in the script only where they are asked for by it: t("name")."""
    return short_strings(source(), asked_by="t", among=frozenset(texts("sv")))


def source() -> str:
    return "".join(part(name) for name in ORDER)


def style() -> str:
    """The window's style with the tokens it uses."""
    text = re.sub(r"/\*.*?\*/", "", (PARTS / "window.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return _tight(tokens_of(text) + text)


def _tight(css: str) -> str:
    one_line = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,>])\s*|(?<=:)\s+", lambda found: found[1] or "", one_line).replace(";}", "}")
