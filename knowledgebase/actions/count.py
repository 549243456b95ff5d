"""Counting what readers read and look for: a figure a day, nothing about who it was. One statement each."""

import re
from datetime import date

from django.db import connection
from django.utils import timezone

from knowledgebase.models.statistics import WORDS_MAX
from servicedesk.lib import identity_numbers
from servicedesk.lib.text import one_line

_VIEW = """
    INSERT INTO knowledgebase_viewsofday (translation_id, day, count) VALUES (%s, %s, 1)
    ON CONFLICT (translation_id, day) DO UPDATE SET count = knowledgebase_viewsofday.count + 1
"""
_SEARCH = """
    INSERT INTO knowledgebase_searchesofday (day, language, words, searches, without_hits, clicks, hits)
    VALUES (%(day)s, %(language)s, %(words)s, 1, %(without)s, 0, %(hits)s)
    ON CONFLICT (day, language, words) DO UPDATE SET
        searches = knowledgebase_searchesofday.searches + 1,
        without_hits = knowledgebase_searchesofday.without_hits + EXCLUDED.without_hits,
        hits = EXCLUDED.hits
    RETURNING id
"""
# What could be a person: an address, a number of six figures or more however it is grouped, or a plot of land with its
# own number is none. A year or a price has fewer figures.
_MAIL = re.compile(r"\S@\S")
_NUMBER = re.compile(r"[0-9](?:[ \u00a0./+()-]{0,2}[0-9]){5,}")


def count_view(translation_id: int) -> None:
    """Somebody read the article."""
    with connection.cursor() as cursor:
        cursor.execute(_VIEW, [translation_id, timezone.localdate()])


def count_search(text: str, *, language: str, hits: int) -> int | None:
    """Somebody looked for text and was shown so many hits. Returns the row, or None when it was not written.

    What may say who somebody is (an identity number, an e-mail address, a telephone number) is never written.
    """
    words = normal_words(text)
    if not words or names_somebody(words):
        return None
    values: dict[str, str | int | date] = {
        "day": timezone.localdate(),
        "language": language[:5],
        "words": words,
        "without": int(hits == 0),
        "hits": hits,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, values)
        row = cursor.fetchone()
    return int(row[0])


def count_click(search_id: int) -> None:
    """What the search found was followed."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE knowledgebase_searchesofday SET clicks = clicks + 1 WHERE id = %s", [search_id])


def normal_words(text: str) -> str:
    """Small letters, one blank between words, at most WORDS_MAX characters."""
    return one_line(text, WORDS_MAX).lower()


def names_somebody(text: str) -> bool:
    """Whether it holds what may say who somebody is."""
    return bool(_MAIL.search(text) or _NUMBER.search(text) or identity_numbers.find(text))
