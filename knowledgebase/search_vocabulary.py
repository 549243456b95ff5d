"""The words of the articles somebody may read: proposed while they type, and taken for what was misspelt.

Words come from what readers see of texts this viewer may read, so that no hint tells of an article they may not.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from knowledgebase.models import Translation
from knowledgebase.search_terms import TYPED_MAX, words_in
from servicedesk.lib.text import clean

SHORTEST_MENDED = 5  # letters; a shorter word is near to too many others
_LONG = 9  # letters: such a word may have two slips
_ALIKE = 0.3  # trigrams, to be looked at more closely
_LOOKED_AT = 30


def complete(among: QuerySet[Translation], typed: str, *, limit: int = 8) -> list[str]:
    """Return the typed words with the last one completed, what most texts have first."""
    words = words_in(clean(typed[:TYPED_MAX]))
    if not words or len(words[-1]) < 2 or typed[-1:].isspace():
        return []
    found = _words(
        among, "term LIKE %s", [f"{words[-1]}%"], "cardinality(translations) DESC, length(term), term", limit
    )
    return [" ".join([*words[:-1], one]) for one in found]


def mended(among: QuerySet[Translation], words: Sequence[str]) -> list[str]:
    """Return the words, those that no text has replaced by the nearest that one has; the others as they are."""
    asked = [word for word in words if len(word) >= SHORTEST_MENDED and not word.isdigit()]
    if not asked:
        return list(words)
    known = set(_words(among, "term = ANY(%s)", [asked], "term", len(asked)))
    better = {word: _nearest(among, word) for word in asked if word not in known}
    return list(dict.fromkeys(better.get(word) or word for word in words))


def _nearest(among: QuerySet[Translation], word: str) -> str:
    """The word that begins alike and is a slip away; "" when there is none, or when some word begins with this one."""
    alike = _words(
        among, f"term %% %s AND similarity(term, %s) >= {_ALIKE}", [word, word],
        "similarity(term, %s) DESC, cardinality(translations) DESC, term", _LOOKED_AT, [word],
    )  # fmt: skip
    if any(one.startswith(word) for one in alike):  # it is not finished
        return ""
    most = 1 if len(word) < _LONG else 2
    same = [one for one in alike if one[0] == word[0]]
    near = [(slips, at, one) for at, one in enumerate(same) if (slips := slips_between(word, one, most)) <= most]
    return min(near)[2] if near else ""


def slips_between(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, put in, changed or swapped with their neighbour; most + 1 for more.

    >>> slips_between("byglov", "bygglov", 2), slips_between("sotp", "stop", 2)
    (1, 1)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def _words(
    among: QuerySet[Translation], condition: str, values: Sequence[Any], order: str, limit: int,
    order_values: Sequence[Any] = (),
) -> list[str]:  # fmt: skip
    """Words of which at least one of these texts has each, in that order."""
    try:
        seen, parameters = among.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT term FROM knowledgebase_indexedterm AS t
             WHERE kind = 'word' AND {condition}
               AND EXISTS (SELECT 1 FROM ({seen}) AS seen(id) WHERE seen.id = ANY(t.translations))
             ORDER BY {order} LIMIT %s""",  # noqa: S608 -- the ORM's own SQL and constants
            [*values, *parameters, *order_values, limit],
        )
        return [row[0] for row in cursor.fetchall()]
