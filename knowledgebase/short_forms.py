"""The same answer for SMS and social media, proposed from the short answer. Pure.

An SMS holds 160 characters of the GSM alphabet (3GPP TS 23.038; some count as two), of other text 70. Swedish fits
the GSM alphabet; typographic signs that do not are written with plain ones rather than making three SMS of one.
"""

import re

from knowledgebase.models.revision import SMS_MAX, SOCIAL_MAX, RenderingKind

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("\f^{}\\[~]|€")
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "”": '"', "“": '"', "’": "'", "‘": "'", "…": "...", "\u00a0": " ", "\u202f": " "}
    | {"•": "-", "»": '"', "«": '"', "\t": " "}
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_SPACE = re.compile(r"\s+")
_MOST = {RenderingKind.SMS: SMS_MAX, RenderingKind.SOCIAL: SOCIAL_MAX}


def length_of(kind: str, text: str) -> int:
    """Return how much of the room the text takes: for SMS in characters of the network, else as people count."""
    if kind != RenderingKind.SMS:
        return len(text)
    if is_gsm(text):
        return sum(2 if char in _GSM_TWICE else 1 for char in text)
    return len(text.encode("utf-16-le")) // 2


def fits(kind: str, text: str) -> bool:
    """Whether it is within 160 (SMS) or 280 (social media)."""
    return length_of(kind, text) <= _MOST[RenderingKind(kind)]


def is_gsm(text: str) -> bool:
    return all(char in _GSM or char in _GSM_TWICE for char in text)


def normal(kind: str, text: str) -> str:
    """Return text on one line; for SMS with plain signs where that makes it fit the GSM alphabet."""
    line = _SPACE.sub(" ", text).strip()
    plain = line.translate(_PLAIN)
    return plain if kind == RenderingKind.SMS and is_gsm(plain) else line


def propose(kind: str, short_answer: str) -> str:
    """Return the short answer as it fits: whole, else its first sentences, else its first words with an ellipsis."""
    text = normal(kind, short_answer)
    if fits(kind, text):
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    whole = [text[:end] for end in ends if fits(kind, text[:end])]
    if whole:
        return whole[-1]
    dots = "..." if kind == RenderingKind.SMS else "…"
    words = text.split(" ")
    while words and not fits(kind, " ".join(words) + dots):
        words.pop()
    return " ".join(words).rstrip(",;:-–") + dots if words else ""
