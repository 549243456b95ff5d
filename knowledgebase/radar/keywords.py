"""Words in which citizens ask, for search to find the answer by: only such as several people wrote."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledgebase.actions.count import names_somebody
from knowledgebase.models import Question, RadarContact
from knowledgebase.models.article import TAG_MAX
from knowledgebase.radar.counting import since
from knowledgebase.radar.impersonal import without_people
from knowledgebase.search_terms import SMALL_TALK, words_in

READ_MAX = 2000  # contacts
WORDS, PHRASES = 8, 4
PEOPLE_LEAST = 3  # who wrote a word, or searched for a phrase: what only one wrote may be who they are
SHARE_LEAST = 0.15  # of all contacts, that a word stands in
_NOTED = frozenset({"samtal", "besök", "inringare"})  # how agents begin what they note
_SHORTEST = 4
_TOKEN = re.compile(r"[^\W_]+")


class Asked(NamedTuple):
    words: str
    source: str
    weight: int


def asked_in(question: Question) -> list[Asked]:
    """Return how people put it in Swedish in the last 12 weeks, the nearest first; one query."""
    rows = RadarContact.objects.filter(question=question, at__gte=since(), language__in=["", "sv"])
    rows = rows.exclude(ticket__is_confidential=True).exclude(ticket__requester__is_protected=True)
    rows = rows.order_by("-nearness", "-pk")
    return [Asked(*row) for row in rows.values_list("words", "source", "weight")[:READ_MAX]]


def keywords(asked: Sequence[Asked], *, without: str = "", names: frozenset[str] = frozenset()) -> list[str]:
    """Return what was searched for in vain, then the words most people asked with; small letters, each once. Pure.

    without: a text whose words need not be said again. names: words that are none.
    """
    known = set(words_in(without)) | SMALL_TALK | _NOTED | names
    phrases = _phrases([one for one in asked if one.source == RadarContact.Source.SEARCH], names)
    words = _words([one.words for one in asked if one.source != RadarContact.Source.SEARCH], known)
    return list(dict.fromkeys([*phrases, *words]))


def _phrases(searches: Iterable[Asked], names: frozenset[str]) -> list[str]:
    times: Counter[str] = Counter()
    for one in searches:
        times[one.words.lower()] += one.weight
    fit = (
        (phrase, count)
        for phrase, count in times.most_common()
        if count >= PEOPLE_LEAST and len(phrase) <= TAG_MAX and not names_somebody(phrase)
    )
    return [phrase for phrase, _count in fit if not any(_is_name(word, names) for word in words_in(phrase))][:PHRASES]


def _words(texts: Sequence[str], known: set[str] | frozenset[str]) -> list[str]:
    """The commonest, one of each stem: what begins with another one of them says no more."""
    least = max(PEOPLE_LEAST, SHARE_LEAST * len(texts))
    # Somebody wrote it with a small letter: no name.
    small = {word for text in texts for token in _TOKEN.findall(text) if token[0].islower() for word in words_in(token)}
    people: defaultdict[str, int] = defaultdict(int)
    for text in texts:
        for word in set(words_in(text)):
            people[word] += 1
    common = sorted(
        (word for word, many in people.items() if many >= least and word in small and _is_telling(word, known)),
        key=lambda word: (-people[word], word),
    )
    kept: list[str] = []
    for word in common:
        if not any(word.startswith(one[:-1]) or one.startswith(word[:-1]) for one in kept):
            kept.append(word)
    return [word for word in kept if not _is_name(word, frozenset())][:WORDS]


def _is_name(word: str, names: frozenset[str]) -> bool:
    """Of somebody who works here, or a common given name."""
    return word in names or word.capitalize() not in without_people(f"Den {word.capitalize()} är", language="sv")


def _is_telling(word: str, known: set[str] | frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and word not in known and not any(sign.isdigit() for sign in word)
