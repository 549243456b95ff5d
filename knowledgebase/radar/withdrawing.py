"""What must go again: contacts of tickets that have become confidential, and what was made of their words."""

from collections.abc import Collection

from django.db import connection, transaction

from knowledgebase.models.radar import Question, RadarContact
from knowledgebase.radar.naming import Example, name_of

WITHDRAW = "knowledgebase.withdraw"  # the job
_EXAMPLES = 20
_WITHDRAW = """
DELETE FROM knowledgebase_radarcontact AS contact
 USING tickets_ticket AS ticket JOIN people_contact AS requester ON requester.id = ticket.requester_id
 WHERE ticket.id = contact.ticket_id
   AND (ticket.is_confidential OR ticket.merged_into_id IS NOT NULL OR requester.is_protected
        OR contact.source_id IN (SELECT message.id::text FROM people_contact AS author
                                   JOIN tickets_message AS message ON message.contact_id = author.id
                                  WHERE author.is_protected)
        OR contact.source_id IN (SELECT logged.message_id::text FROM people_contact AS caller
                                   JOIN tickets_contactlog AS log ON log.contact_id = caller.id
                                   JOIN tickets_loggedquestion AS logged ON logged.log_id = log.id
                                  WHERE caller.is_protected))
RETURNING contact.question_id, contact.words
"""


@transaction.atomic  # killed in between, a question would be called by what is gone for good
def withdraw() -> int:
    """Take away the contacts whose ticket has become confidential or part of another, or whose requester protected.

    A question that was called by their words gets another name; one that nobody has worked with and that has no contact
    left goes too. Returns how many contacts there were.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WITHDRAW)
        gone: list[tuple[int | None, str]] = cursor.fetchall()
    said: dict[int, list[str]] = {}
    for question_id, words in gone:
        if question_id is not None:
            said.setdefault(question_id, []).append(words.casefold())
    for question in Question.objects.filter(pk__in=said, is_named=False).order_by("pk").defer("centre"):
        _call_otherwise(question, said[question.pk])
    return len(gone)


def _call_otherwise(question: Question, said: Collection[str]) -> None:
    left = RadarContact.objects.filter(question=question).order_by("-nearness", "-pk")
    examples = [Example(*row) for row in left.values_list("words", "nearness")[:_EXAMPLES]]
    if not examples and question.state == Question.State.OPEN and not question.merged.exists():
        question.delete()
    elif any(question.name.rstrip("…").casefold() in words for words in said):
        question.name = name_of(examples) or "–"
        question.save(update_fields=["name"])
