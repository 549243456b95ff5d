"""What people ask, from all doors, once each and without who they are. Then what came of it, and what must go again.

Nothing is locked that agents need: tickets are read in short steps, and every step is written by itself, so that one
that is stopped goes on where it was.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from knowledgebase.models import SearchesOfDay, SettledSearch
from knowledgebase.models.radar import RadarContact
from knowledgebase.radar.outcomes import take_up
from knowledgebase.radar.sources import search_at, search_id, source_of
from knowledgebase.radar.withdrawing import withdraw
from knowledgebase.radar.words import READ_MAX, words_of

HISTORY = timedelta(weeks=26)  # that are looked at, the first time and ever: older questions are not today's
AGAIN = timedelta(days=2)  # before the newest that is known: what was committed late, searches of a day not over
STEP = 1000  # tickets
_SEARCH = RadarContact.Source.SEARCH
_SAID = [one for one in RadarContact.Source.values if one != _SEARCH]
_SHORT = 3  # words below which the subject is read too
_SHORTEST = 3  # letters of a search that says anything

# The next tickets after a place in time, and what was asked first on each: from outside, on a ticket that counts.
_TICKETS = """
SELECT ticket.id, ticket.created_at, ticket.subject, team.department_id, said.*
  FROM (SELECT * FROM tickets_ticket
         WHERE (created_at, id) > (%(at)s, %(id)s) AND created_at <= %(now)s
         ORDER BY created_at, id LIMIT %(step)s) AS ticket
  JOIN people_team AS team ON team.id = ticket.team_id
  JOIN people_contact AS requester ON requester.id = ticket.requester_id
  LEFT JOIN LATERAL (
       SELECT message.id, left(message.body, %(read)s), message.language, message.channel, message.created_at,
              message.direction = 'in' AND NOT message.is_automatic
              AND NOT ticket.is_confidential AND NOT requester.is_protected AND ticket.merged_into_id IS NULL
              AND author.is_protected IS NOT TRUE AS counts
         FROM tickets_message AS message LEFT JOIN people_contact AS author ON author.id = message.contact_id
        WHERE message.ticket_id = ticket.id AND message.kind = 'message'
        ORDER BY message.created_at, message.id LIMIT 1) AS said ON TRUE
 ORDER BY ticket.created_at, ticket.id
"""
# What was noted of calls and visits; those that began a ticket are found there under the same name.
_LOGGED = """
SELECT ticket.id, message.created_at, '', team.department_id,
       message.id, left(message.body, %(read)s), message.language, message.channel, message.created_at, TRUE
  FROM tickets_contactlog AS log
  JOIN tickets_loggedquestion AS logged ON logged.log_id = log.id
  JOIN tickets_message AS message ON message.id = logged.message_id AND message.direction = 'in'
  JOIN tickets_ticket AS ticket ON ticket.id = logged.ticket_id
  JOIN people_team AS team ON team.id = ticket.team_id
  JOIN people_contact AS requester ON requester.id = ticket.requester_id
  JOIN people_contact AS caller ON caller.id = log.contact_id
 WHERE log.created_at >= %(since)s AND log.created_at <= %(now)s AND NOT ticket.is_confidential
   AND NOT requester.is_protected AND NOT caller.is_protected AND ticket.merged_into_id IS NULL
"""


class _Asked(NamedTuple):
    ticket_id: int
    ticket_at: datetime
    subject: str
    department_id: int | None
    message_id: int | None
    body: str
    language: str
    channel: str
    at: datetime
    counts: bool | None


def collect(since: datetime | None = None) -> int:
    """Write the contacts that are new since then, None: since the last time; returns how many.

    Bring all of HISTORY up to date with wrap-ups, handling times, articles and departments, and take away what has
    become confidential, protected or part of another ticket.
    """
    now = timezone.now()
    begin = max(since or _last_time(), now - HISTORY)
    withdraw()
    new = sum(_write(step) for step in _first_messages(begin, now))
    new += _write(_rows(_LOGGED, {"since": begin, "now": now}))
    new += _searches(begin)
    take_up(now - HISTORY)
    return new


def _last_time() -> datetime:
    rows = RadarContact.objects.exclude(ticket=None).order_by("-at", "-id").values_list("at", flat=True)
    newest = rows.first()
    return newest - AGAIN if newest else datetime.min.replace(tzinfo=timezone.get_default_timezone())


def _first_messages(begin: datetime, now: datetime) -> Iterator[list[_Asked]]:
    at, last = begin, 0
    while step := _rows(_TICKETS, {"at": at, "id": last, "now": now, "step": STEP}):
        at, last = step[-1].ticket_at, step[-1].ticket_id
        yield step


def _rows(sql: str, told: dict[str, datetime | int]) -> list[_Asked]:
    with connection.cursor() as cursor:
        cursor.execute(sql, told | {"read": READ_MAX})
        return [_Asked(*row) for row in cursor.fetchall()]


def _write(asked: Sequence[_Asked]) -> int:
    """Write those that ask something and are not there yet; returns how many."""
    counting = [one for one in asked if one.counts and one.message_id is not None]
    names = [str(one.message_id) for one in counting]
    said = RadarContact.objects.filter(source__in=_SAID, source_id__in=names)
    known = set(said.values_list("source_id", flat=True))
    rows = [_contact(one) for one in counting if str(one.message_id) not in known]
    made = RadarContact.objects.bulk_create((row for row in rows if row.words), ignore_conflicts=True, batch_size=STEP)
    return len(made)


def _contact(one: _Asked) -> RadarContact:
    return RadarContact(
        source=source_of(one.channel),
        source_id=str(one.message_id),
        ticket_id=one.ticket_id,
        channel=one.channel,
        department_id=one.department_id,
        at=one.at,
        words=_words(one),
        language=one.language,
    )


def _words(one: _Asked) -> str:
    """What is asked; of a text that hardly says anything with its subject, where it may all be."""
    words = words_of(one.body, language=one.language)
    if one.subject and len(words.split()) < _SHORT and one.subject.strip(" .") not in one.body:
        return words_of(f"{one.subject}\n\n{one.body}", language=one.language)
    return words


def _searches(begin: datetime) -> int:
    """Write the searches without a hit of each day that no editor has dealt with; returns how many are new.

    Those of a day that was not over are counted again.
    """
    rows = SearchesOfDay.objects.filter(day__gte=timezone.localdate(begin), without_hits__gt=0)
    settled = set(SettledSearch.objects.values_list("language", "words"))
    found = {
        search_id(row.language, row.day, row.words): row
        for row in rows.iterator()
        if (row.language, row.words) not in settled
    }
    known = dict(
        RadarContact.objects.filter(source=_SEARCH, source_id__in=list(found)).values_list("source_id", "weight")
    )
    for name in known.keys() & found.keys():
        if known[name] != found[name].without_hits:
            RadarContact.objects.filter(source=_SEARCH, source_id=name).update(weight=found[name].without_hits)
    made = (_search(name, row) for name, row in found.items() if name not in known)
    return len(RadarContact.objects.bulk_create((one for one in made if len(one.words) >= _SHORTEST), batch_size=STEP))


def _search(name: str, row: SearchesOfDay) -> RadarContact:
    return RadarContact(
        source=_SEARCH,
        source_id=name,
        at=search_at(row.day),
        weight=row.without_hits,
        words=words_of(row.words, language=row.language),
        language=row.language,
    )
