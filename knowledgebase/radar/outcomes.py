"""What came of contacts, as it stands now: said when their tickets were solved, how long they took, what was used."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

STEP = 5000  # contacts

_STEPS = """
SELECT id FROM knowledgebase_radarcontact WHERE ticket_id IS NOT NULL AND at >= %s ORDER BY id
"""
# The latest wrap-up, the time of the call or visit shared by what was asked in it, and the article that was used: one
# that was named when the ticket was solved before one that was sent.
_TAKE_UP = """
UPDATE knowledgebase_radarcontact AS contact
   SET knowledge = new.knowledge, seconds = new.seconds, article_id = new.article_id,
       department_id = new.department_id, changed_at = %(now)s
  FROM (
    SELECT contact.id, team.department_id, coalesce(wrapped.knowledge, '') AS knowledge,
           coalesce(timed.seconds, contact.seconds) AS seconds, used.article_id
      FROM knowledgebase_radarcontact AS contact
      JOIN tickets_ticket AS ticket ON ticket.id = contact.ticket_id
      JOIN people_team AS team ON team.id = ticket.team_id
      LEFT JOIN LATERAL (
           SELECT knowledge FROM tickets_wrapup WHERE ticket_id = ticket.id ORDER BY solved_at DESC LIMIT 1
           ) AS wrapped ON TRUE
      LEFT JOIN LATERAL (
           SELECT log.seconds / (SELECT count(*) FROM tickets_loggedquestion WHERE log_id = log.id) AS seconds
             FROM tickets_loggedquestion AS logged JOIN tickets_contactlog AS log ON log.id = logged.log_id
            WHERE logged.message_id = contact.source_id::bigint AND log.seconds > 0
           ) AS timed ON TRUE
      LEFT JOIN LATERAL (
           SELECT translation.article_id
             FROM knowledgebase_articleuse AS use
             JOIN knowledgebase_translation AS translation ON translation.id = use.translation_id
            WHERE use.ticket_id = ticket.id AND (use.message_id IS NOT NULL OR use.kind IN ('wrap_up', 'read_out'))
            ORDER BY use.kind = 'wrap_up' DESC, use.created_at DESC LIMIT 1
           ) AS used ON TRUE
     WHERE contact.id = ANY(%(ids)s)
  ) AS new
 WHERE contact.id = new.id
   AND (contact.knowledge, contact.seconds, contact.article_id, contact.department_id)
       IS DISTINCT FROM (new.knowledge, new.seconds, new.article_id, new.department_id)
"""


def take_up(since: datetime) -> int:
    """Bring the contacts since then up to date, step by step; returns how many had changed."""
    changed = 0
    with connection.cursor() as cursor:
        cursor.execute(_STEPS, [since])
        ids = [pk for (pk,) in cursor.fetchall()]
        for start in range(0, len(ids), STEP):
            cursor.execute(_TAKE_UP, {"ids": ids[start : start + STEP], "now": timezone.now()})
            changed += cursor.rowcount
    return changed
