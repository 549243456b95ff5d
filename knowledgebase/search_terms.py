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
SENTENCES_MAX, SENTENCE_MAX = 12, 240
_GRAM = 4
_JOINED = re.compile(r"\b(\w)-(?=\w)")  # e-tjänst, e-post: also written without
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_FAREWELL = re.compile(
    r"^\s*(?:(?:med\s+)?(?:vänlig|bästa|varma|trevlig)\w*\s+häls\w*|m?vh\b|hälsningar\b|häls\.|vänligen\b"
    r"|(?:kind|best|warm)\s+regards|regards\b|sincerely\b|yours\b|ystävällisin\b|terveisin\b)",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"\d[\d \u00a0-]{3,}\d")  # 0980-31 92 00: found with and without its blanks
_SHORT_NUMBER = 5  # digits: a year, a house; a longer one is found by parts of it
# Letters that Swedish knows from names only; å, ä, ö tell words apart and stay.
_FOLDED = str.maketrans("éèêëáàâúùíìóòçñ", "eeeeaaauuiioocn")
# Words that say nothing about what a question is about.
_SWEDISH = """all alla allt allting att av bara behöver behövs besked blev bli blir bor borde bra bör dag dags
    de dem den denna det detta dig din dina dit ditt dock dom du då där efter eftersom egen eller en enligt er
    era ert ett ev fick finns fram fråga frågor från få får för före ge ger gick gjort god gärna gör göra ha
    hade hallå han hans har hej hejsan helt henne hennes heter hit hjälp hjälpa hjälpen hon hos hur hälsningar
    här i ibland icke idag ifall igår imorgon in inga ingen inget innan inom inte jag ju kan kanske kom kommer
    kunde kunna lite man med medan mellan men mer mig min mina mitt mot mvh mycket måste ni nog nu nya nå någon
    något några nås när nästa och också om oss prata pratade på redan ringa ringde ringt samma sedan sen sig sin
    sina sitt själv ska skall skulle snarast snälla som svar svara så sådan tack tacksam tar till tjena under
    undrade undrar upp ut utan vad var vara varför varit varje vem vet vi vid vilka vilken vilket vill visst vår
    våra vårt vänligen å än ändå ännu är över"""
_ENGLISH = """a about am an and any are as at be been but by can could did do does for from get had has have hello
    how i if in into is it its know me my need no not of on or our please should so some thank thanks that the their
    them there they this to up us was we what when where which who why will with would you your"""
# What a mail tells of itself and its writer. In a search box they may be what is asked: "öppet lördag".
_SMALL_TALK = """dagarna enklast fredag fredags förra försökt förväg hemsida hemsidan hinner hitta hittar hoppas imorse
    innan kring kväll kvällen lördag lördags läst måndag måndags morgonen mobil mobilen mobilnummer nummer nås når
    onsdag onsdags person personen resa resten sida sidan söndag söndags telefon telefonen tisdag tisdags torsdag
    torsdags trevlig trevligt tyvärr tänkte undrade uppskattar vardagar vecka veckan webbplats webbplatsen länge"""
STOP_WORDS = frozenset(f"{_SWEDISH} {_ENGLISH}".split())


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters, each at most WORD_MAX long."""
    plain = unicodedata.normalize("NFKC", clean(text)).lower().translate(_FOLDED)
    numbers = (re.sub(r"\D", "", number) for number in _NUMBER.findall(plain))
    return [word[:WORD_MAX] for word in (*_WORD.findall(_JOINED.sub(r"\1", plain)), *numbers)]


SMALL_TALK = STOP_WORDS | frozenset(_SMALL_TALK.split())


def telling_words(text: str, without: frozenset[str] = STOP_WORDS) -> list[str]:
    """Return the words that say what a text is about, each once; all its words when none does."""
    words = list(dict.fromkeys(words_in(text)))
    return [word for word in words if word not in without] or words


def sentences_in(text: str) -> list[str]:
    """Return the sentences that say what a whole text is about, at most SENTENCES_MAX; nothing below a farewell.

    A mail asks in one of its sentences; the others, with names and days in them, would drown it.
    """
    farewell = _FAREWELL.search(text)
    body = text[: farewell.start()] if farewell else text
    found = [piece[:SENTENCE_MAX].strip() for piece in _SENTENCE.split(body)]
    telling = [one for one in found if any(word not in SMALL_TALK for word in words_in(one))]
    return telling[:SENTENCES_MAX]


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
