"""The words of an RTF text (RTF 1.9.1), for mail that has its text in no other form. One pass, whatever it holds.

Looks, pictures, tables of fonts and what stands in "ignore this if you do not know it" groups are left out.
"""

import re
from dataclasses import dataclass, field

from channels_in.email.parsing.charsets import decode

TEXT_MAX = 1_000_000  # characters
DEPTH_MAX = 200  # groups inside each other; deeper ones are read as one
_TOKENS = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]{1,4096})", re.DOTALL
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore listtable listoverridetable rsidtbl generator "
    b"header footer headerl headerr footerl footerr xmlnstbl fldinst bkmkstart bkmkend".split()
)
_WORDS = {
    b"par": "\n",
    b"line": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"row": "\n",
    b"cell": "\t",
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}
_SIGNS = {b"~": "\xa0", b"_": "-", b"\n": "\n", b"\r": "\n"}


@dataclass(slots=True)
class _Reading:
    """skips: for each open group whether it is left out. after: characters that stand for the last \\u once more."""

    codec: str = "cp1252"
    skips: list[bool] = field(default_factory=lambda: [False])
    instead: list[int] = field(default_factory=lambda: [1])
    after: int = 0
    held: bytearray = field(default_factory=bytearray)  # bytes of the code page, decoded together
    out: list[str] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.flush()
        self.out.append(text)

    def flush(self) -> None:
        if self.held:
            self.out.append(_decoded(bytes(self.held), self.codec))
            self.held.clear()


def _decoded(data: bytes, codec: str) -> str:
    return data.decode("cp1252", "replace") if codec == "cp1252" else decode(data, codec)[0]


def rtf_text(rtf: bytes) -> str:
    """Return the text, "" when it is none. Raises nothing."""
    if not rtf.lstrip().startswith(b"{\\rtf"):
        return ""
    reading = _Reading()
    for token in _TOKENS.finditer(rtf):
        word, number, code, sign, brace, plain = token.groups()
        if brace:
            _group(reading, brace)
        elif sign == b"*":
            reading.skips[-1] = True
        elif word:
            _word(reading, word, number)
        elif not reading.skips[-1]:
            _text(reading, code, sign, plain)
    reading.flush()
    return _tidy("".join(reading.out)[:TEXT_MAX])


def _group(reading: _Reading, brace: bytes) -> None:
    reading.after = 0
    if brace == b"{" and len(reading.skips) < DEPTH_MAX:
        reading.skips.append(reading.skips[-1])
        reading.instead.append(reading.instead[-1])
    elif brace == b"}" and len(reading.skips) > 1:
        reading.skips.pop()
        reading.instead.pop()


def _word(reading: _Reading, word: bytes, number: bytes | None) -> None:
    value = int(number) if number else 0
    if word in _SKIPPED:
        reading.skips[-1] = True
    elif word == b"ansicpg":
        reading.codec = f"cp{value}"
    elif word == b"uc":
        reading.instead[-1] = max(0, min(value, 10))
    elif reading.skips[-1]:
        return
    elif word == b"u":
        reading.put(_unit(value))
        reading.after = reading.instead[-1]
    elif word in _WORDS:
        reading.put(_WORDS[word])


def _unit(value: int) -> str:
    """One unit of UTF-16; halves of a pair are put together at the end."""
    return chr(value % 0x10000) if value % 0x10000 else ""


def _text(reading: _Reading, code: bytes | None, sign: bytes | None, plain: bytes | None) -> None:
    if sign is not None:
        if sign in (b"\\", b"{", b"}"):
            reading.held += sign
        else:
            reading.put(_SIGNS.get(sign, ""))
        return
    data = bytes.fromhex(code.decode()) if code else plain or b""
    left_out = min(reading.after, len(data))
    reading.after -= left_out
    reading.held += data[left_out:]


def _tidy(text: str) -> str:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\x00", "")
    return re.sub(r"\n{3,}", "\n\n", whole).strip()
