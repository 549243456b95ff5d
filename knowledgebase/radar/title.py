"""What a draft is called: the question as somebody put it, without a name or number that is only theirs. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from knowledgebase.models.revision import QUESTION_MAX
from knowledgebase.radar.impersonal import without_people
from knowledgebase.radar.sentences import may_begin, names_street, sentences_of
from knowledgebase.search_terms import STOP_WORDS

WORDS_LEAST = 3  # of a sentence among others that does not ask
SAID_BY = 3  # contacts in which a name or number stands that may be said to everybody
_TOKEN = re.compile(r"[^\W_]+")
_NOTED = re.compile(r"(?:samtal|besök|telefon) (?:in|ut)\b|(?:samtal|besök),", re.I)  # how agents begin a note
_LETTERS = re.compile(r"[a-zåäö]{3}", re.I)
_BEFORE = r"(?:(?<!\w)(?:av|från|hos|i|längs|på|till|vid) )?"
_GAP = re.compile(r" (?=[,.!?])")


def title_of(candidates: Sequence[str], asked: Sequence[str], published: Collection[str] = ()) -> str:
    """Return the first candidate that can stand as it is, else the first without what cannot; "" for none.

    asked: how all put it. published: names and numbers, in small letters, that everybody may read already.
    """
    told = Counter(token for text in asked for token in {one.lower() for one in _TOKEN.findall(text)})
    small = {token for text in asked for token in _TOKEN.findall(text) if token[0].islower()}
    plain = [fit for one in candidates if (fit := _fitting(one))]
    for one in plain:
        if not _own(one, told, small, published):
            return one
    return _without(plain[0], _own(plain[0], told, small, published)) if plain else ""


def _fitting(text: str) -> str:
    """The sentence that asks, of at most QUESTION_MAX characters, without anything about people; "" for none."""
    every = sentences_of(text)
    found = [one for one in every if not _NOTED.match(one)]
    whole = [one for one in found if len(one.split()) >= WORDS_LEAST or len(every) == 1]
    asking = next((one for one in found if one.endswith("?")), whole[0] if whole else "")
    plain = without_people(asking, language="sv").replace("\n", " ").strip()
    if not _LETTERS.search(plain):
        return ""
    if len(plain) > QUESTION_MAX:
        plain = plain[:QUESTION_MAX].rpartition(" ")[0].rstrip(" ,;:–-")
    return plain[:1].upper() + plain[1:]


def _own(text: str, told: Counter[str], small: Collection[str], published: Collection[str]) -> list[str]:
    """The names and numbers in it that only few said."""
    found = []
    for place, token in enumerate(_TOKEN.findall(text)):
        word, is_number = token.lower(), any(sign.isdigit() for sign in token)
        is_plain = token[0].islower() or word in STOP_WORDS or (place == 0 and (word in small or may_begin(word)))
        is_known = word in published or told[word] >= SAID_BY or (is_number and len(word) == 1)
        if names_street(token) or (not is_known and (is_number or not is_plain)):
            found.append(token)
    return found


def _without(text: str, tokens: Sequence[str]) -> str:
    for token in tokens:
        text = re.sub(rf"{_BEFORE}(?<!\w){re.escape(token)}(?!\w)", " ", text, flags=re.IGNORECASE)
    plain = _GAP.sub("", " ".join(text.split())).strip(" ,;:–-")
    return plain[:1].upper() + plain[1:]
