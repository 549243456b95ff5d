"""What a question costs, and how much of that no article covers: the sums of twelve weeks, and the rank they give."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from knowledgebase.models.radar import Question
from knowledgebase.radar.counting import since

SEARCHES_A_CONTACT = 10  # searches without a hit that weigh as much as one contact: most of them end there
# A contact's handling time where none of the last twelve weeks was timed at all.
SECONDS_OTHERWISE = 300.0

# By question: contacts and searches; contacts whose time is known, and it; those that a wrap-up or an article that was
# used tells of, and how many of them no article covered. Where the time is unknown the channel's median stands in.
_SUMS = """
WITH seen AS MATERIALIZED (
    SELECT question_id, source, channel, weight, seconds, knowledge, article_id
      FROM knowledgebase_radarcontact WHERE at >= %(since)s AND at <= %(now)s AND question_id IS NOT NULL
), usual AS MATERIALIZED (
    SELECT channel, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS seconds
      FROM seen WHERE seconds > 0 GROUP BY channel
), usual_of_all AS MATERIALIZED (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS seconds FROM seen WHERE seconds > 0
)
SELECT question_id,
       coalesce(sum(weight) FILTER (WHERE source <> 'search'), 0),
       coalesce(sum(weight) FILTER (WHERE source = 'search'), 0),
       coalesce(sum(weight * coalesce(nullif(seen.seconds, 0), usual.seconds, usual_of_all.seconds, %(otherwise)s))
                FILTER (WHERE source <> 'search'), 0),
       coalesce(sum(weight) FILTER (WHERE source <> 'search' AND (knowledge <> '' OR article_id IS NOT NULL)), 0),
       coalesce(sum(weight) FILTER (WHERE source <> 'search' AND knowledge IN ('no', 'wrong')), 0)
  FROM seen LEFT JOIN usual USING (channel) CROSS JOIN usual_of_all
 WHERE %(among)s::bigint[] IS NULL OR question_id = ANY(%(among)s) GROUP BY question_id
"""
_WRITE = """
UPDATE knowledgebase_question AS question
   SET contacts = new.contacts, seconds = new.seconds, gap = new.gap, rank = new.rank
  FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::float8[], %s::float8[])
       AS new (id, contacts, seconds, gap, rank)
 WHERE question.id = new.id
   AND (question.contacts, question.seconds, question.gap, question.rank)
       IS DISTINCT FROM (new.contacts, new.seconds, new.gap, new.rank)
"""


@dataclass(frozen=True, slots=True)
class Sums:
    """Of twelve weeks. seconds: of the contacts; told: contacts of which is known whether an article covered them."""

    contacts: int = 0
    searches: int = 0
    seconds: float = 0.0
    told: int = 0
    uncovered: int = 0


def gap_of(sums: Sums, *, is_answered: bool) -> float:
    """Return the share that no article covered, 0 to 1.

    One contact more is thought of than was told: uncovered as long as no article answers the question, covered when one
    does. So a question nobody has wrapped up yet has a gap of 1 until it is answered, and 0 from then on. Searches
    without a hit are uncovered, ten of them as one contact.
    """
    searches = sums.searches / SEARCHES_A_CONTACT
    return (sums.uncovered + searches + (0 if is_answered else 1)) / (sums.told + searches + 1)


def rank_of(sums: Sums, gap: float) -> float:
    """Return volume x handling time x gap: the hours of twelve weeks that an article could spare."""
    usual = sums.seconds / sums.contacts if sums.contacts else SECONDS_OTHERWISE
    return (sums.contacts + sums.searches / SEARCHES_A_CONTACT) * usual * gap / 3600


def rank_questions(now: datetime, among: Collection[int] | None = None) -> int:
    """Work out contacts, seconds, gap and rank of questions that lead nowhere else; returns of how many. None: of all.

    Of the twelve weeks that pages count (counting.since). One statement writes those that have changed.
    """
    sums = _sums(now, among)
    rows = Question.objects.filter(merged_into=None).order_by("pk").values_list("pk", "answered_at")
    if among is not None:
        rows = rows.filter(pk__in=among)
    return _write((pk, answered is not None, sums.get(pk, Sums())) for pk, answered in rows.iterator())


def _sums(now: datetime, among: Collection[int] | None) -> Mapping[int, Sums]:
    asked: dict[str, Any] = {
        "since": since(today=timezone.localdate(now)),
        "now": now,
        "otherwise": SECONDS_OTHERWISE,
        "among": None if among is None else list(among),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, asked)
        return {
            pk: Sums(int(contacts), int(searches), float(seconds), int(told), int(uncovered))
            for pk, contacts, searches, seconds, told, uncovered in cursor.fetchall()
        }


def _write(questions: Iterable[tuple[int, bool, Sums]]) -> int:
    rows = []
    for pk, is_answered, sums in questions:
        gap = gap_of(sums, is_answered=is_answered)
        rows.append((pk, sums.contacts, round(sums.seconds), gap, rank_of(sums, gap)))
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_WRITE, [list(column) for column in zip(*rows, strict=True)])
    return len(rows)
