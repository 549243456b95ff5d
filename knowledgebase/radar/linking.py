"""Questions whose contacts were answered with an article are linked to it: agents have said so."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from knowledgebase.models import Article, Question
from knowledgebase.radar.counting import since
from knowledgebase.radar.deeds import link

SHARE = 0.5  # of the contacts of twelve weeks of which is known how they were answered
LEAST = 3  # contacts answered with the article

# Open questions whom no person has linked or unlinked, with the article used most and how much of what is known it is.
_USED = """
WITH used AS (
    SELECT question_id, article_id, sum(weight) FILTER (WHERE knowledge <> 'wrong') AS times,
           sum(sum(weight)) OVER (PARTITION BY question_id) AS told
      FROM knowledgebase_radarcontact
     WHERE at >= %(since)s AND question_id IS NOT NULL AND source <> 'search'
       AND (knowledge <> '' OR article_id IS NOT NULL)
     GROUP BY question_id, article_id
)
SELECT DISTINCT ON (used.question_id) used.question_id, used.article_id
  FROM used JOIN knowledgebase_question AS question ON question.id = used.question_id
 WHERE used.article_id IS NOT NULL AND used.times >= %(least)s AND used.times >= %(share)s * used.told
   AND question.state = 'open' AND question.article_id IS NULL AND question.merged_into_id IS NULL
   AND NOT EXISTS (SELECT FROM knowledgebase_questionevent AS event
                    WHERE event.question_id = question.id AND event.kind = 'linked' AND event.agent_id IS NOT NULL)
 ORDER BY used.question_id, used.times DESC, used.article_id
"""


def link_articles(now: datetime) -> int:
    """Link the questions that agents answer with an article; returns how many."""
    with connection.cursor() as cursor:
        told: dict[str, Any] = {"since": since(today=timezone.localdate(now)), "least": LEAST, "share": SHARE}
        cursor.execute(_USED, told)
        found = dict(cursor.fetchall())
    articles = Article.objects.in_bulk(set(found.values()))
    for question in Question.objects.filter(pk__in=found).order_by("pk"):
        link(question, articles[found[question.pk]], by=None)
    return len(found)
