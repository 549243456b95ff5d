"""Texts taken apart for search: words, and their grams (four letters in a row). Pure.

Grams do for Swedish what stemming cannot: "bygglovsavgift" shares nine of its thirteen with "avgift för bygglov".
"""

import re
import unicodedata
from collections.abc import Iterable

from servicedesk.lib.text import clean

TYPED_MAX = 200  # characters of what is typed into a search box
ASKED_MAX = 2000  # characters of a whole text that are looked at
WORD_MAX = 40
_GRAM = 4
_JOINED = re.compile(r"\b(\w)-(?=\w)")  # e-tjänst, e-post: also written without
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d \u00a0-]{3,}\d")  # 0980-31 92 00: found with and without its blanks
_SHORT_NUMBER = 5  # digits: a year, a house; a longer one is found by parts of it
# Letters that Swedish knows from names only; å, ä, ö tell words apart and stay.
_FOLDED = str.maketrans("éèêëáàâúùíìóòçñ", "eeeeaaauuiioocn")
# Words that say nothing about what a question is about.
_SWEDISH = """all alla allt allting att av bara behöver behövs bli blir blev borde bra bör dag dags de dem den denna
    det detta dig din dina dit ditt dock dom där du då efter eftersom egen eller en enligt er era ert ett ev fick
    finns fram från får få för före gick ge ger gjort gör göra ha hade han hans har hej helt henne hennes hit hjälp
    hon hos hur här i ibland icke ifall in inga ingen inget innan inom inte jag ju kan kanske kom kommer kunde kunna
    lite man med medan mellan men mer mig min mina mitt mot mycket måste ni nog nu nya någon något några när nästa
    och också om oss på redan samma sedan sen sig sin sina sitt själv ska skall skulle snälla som så sådan tack
    tacksam tar till under upp ut utan vad var vara varför varit varje vem vet vi vid vilka vilken vilket vill visst
    vår våra vårt än ändå ännu är å över hälsningar mvh undrar fråga svar"""
_ENGLISH = """a about am an and any are as at be been but by can could did do does for from get had has have hello
    how i if in into is it its know me my need no not of on or our please should so some thank thanks that the their
    them there they this to up us was we what when where which who why will with would you your"""
STOP_WORDS = frozenset(f"{_SWEDISH} {_ENGLISH}".split())


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters, each at most WORD_MAX long."""
    plain = unicodedata.normalize("NFKC", clean(text)).lower().translate(_FOLDED)
    numbers = (re.sub(r"\D", "", number) for number in _NUMBER.findall(plain))
    return [word[:WORD_MAX] for word in (*_WORD.findall(_JOINED.sub(r"\1", plain)), *numbers)]


def telling_words(text: str) -> list[str]:
    """Return the words that say what a text is about, each once; all its words when none does."""
    words = list(dict.fromkeys(words_in(text)))
    return [word for word in words if word not in STOP_WORDS] or words


def grams_of(words: Iterable[str], *, unfinished: bool = False) -> list[str]:
    """Return the grams of these words, each once. unfinished: the last word may go on, so its end is no gram.

    >>> grams_of(["sopor", "2026"])
    [' sop', 'sopo', 'opor', 'por ', ' 2026 ']
    """
    found: dict[str, None] = {}
    last: list[str] = []
    for word in words:
        last = _grams(word)
        found |= dict.fromkeys(last)
    if unfinished and len(last) > 1:
        del found[last[-1]]
    return list(found)


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    if len(padded) <= _GRAM or (word.isdigit() and len(word) <= _SHORT_NUMBER):
        return [padded]
    return [padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1)]
