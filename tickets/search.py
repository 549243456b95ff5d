"""Search over tickets: words in subjects, messages, notes, tags and names; numbers; operators (search_words.py).

PostgreSQL keeps the words (generated columns in the Swedish configuration). First come tickets where one message or
the subject has all the words, ranked; then those where they are spread over the ticket. The newest matches are ranked:
all of them for most words, and for a common one, where ranking everything would take seconds, the latest NEWEST.
Visibility and operators are part of the query, before anything is counted.
"""

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from servicedesk.lib.text import clean
from servicedesk.people.access import Access, Viewer, access_of
from servicedesk.people.models import Contact
from tickets.matching import matching, said
from tickets.models import MessageKind, Ticket
from tickets.queries import contacts_visible_to, visible
from tickets.search_spread import spread_ids
from tickets.search_values import EVERYTHING, resolve
from tickets.search_words import QUERY_MAX, Query, exact_number, parse

NEWEST = 100  # messages, and as many subjects, that are ranked: with more matches than that the newest
CANDIDATES = 2000  # contacts looked at before it is asked which of them the viewer may see
MOST_LISTED = 1000  # tickets found by operators alone that are counted
SPREAD_SCORE = 0.001  # below everything that has all words in one place
# Characters no text of ours contains: what they enclose is a hit.
_START, _END = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Hit:
    ticket: Ticket
    headline: SafeString  # words of the message or subject with <mark> round the hits


@dataclass(frozen=True, slots=True)
class Found:
    hits: list[Hit] = field(default_factory=list)
    count: int = 0
    is_more: bool = False  # there are more than count
    problems: tuple[str, ...] = ()  # what of the search was not understood, in words; then nothing is searched
    next_cursor: str = ""  # "" on the last page


class SearchCursorError(ValueError):
    """The cursor was not made by us."""


def search_tickets(
    viewer: Viewer, text: str, *, limit: int = 25, contacts: Sequence[Contact] | None = None, cursor: str = ""
) -> Found:
    """Return at most limit tickets the viewer may see, best first, after those the cursor has seen.

    contacts is what search_contacts() found for the same words, when the caller has asked already.
    Raises SearchCursorError.
    """
    query = parse(text)
    if not query:
        return Found(problems=tuple(str(one) for one in query.problems))
    resolved = resolve(query, viewer)
    if resolved.problems:
        return Found(problems=resolved.problems)
    access, today = access_of(viewer), timezone.localdate()
    among = visible(access)
    if resolved.wanted != EVERYTHING:
        among &= matching(resolved.wanted, access, today)
    for conditions in resolved.unwanted:
        among &= ~matching(conditions, access, today)
    for word in query.without:
        among &= ~said(word, access)
    if query.numbers:
        among &= Q(number__in=query.numbers)
    if contacts is None and query.words:
        contacts = search_contacts(viewer, query.plain)
    scores, is_more = _scores(query, access, among, contacts or [])
    ranked = sorted(scores.items(), key=lambda item: (-item[1], -item[0]))
    rest = [item for item in ranked if (-item[1], -item[0]) > _after(cursor)] if cursor else ranked
    return _found(viewer, query, rest, limit, len(ranked), is_more)


def _found(viewer: Viewer, query: Query, rest: list[tuple[int, float]], limit: int, count: int, is_more: bool) -> Found:
    ids = [pk for pk, _score in rest[:limit]]
    tickets = Ticket.objects.select_related("requester", "assignee", "team").defer("search").in_bulk(ids)
    headlines = _headlines(viewer, ids, " | ".join(query.words))
    hits = [Hit(tickets[pk], headlines.get(pk, mark_safe(""))) for pk in ids if pk in tickets]
    return Found(hits, count, is_more, next_cursor=_cursor(*rest[limit - 1]) if len(rest) > limit else "")


def _cursor(pk: int, score: float) -> str:
    return base64.urlsafe_b64encode(json.dumps([score, pk]).encode()).decode().rstrip("=")


def _after(cursor: str) -> tuple[float, int]:
    """Where the page before ended, as (-score, -id)."""
    try:
        score, pk = json.loads(base64.urlsafe_b64decode((cursor[:200] + "=" * (-len(cursor) % 4)).encode("ascii")))
        return -float(score), -int(pk)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise SearchCursorError from error


def _scores(query: Query, access: Access, among: Q, contacts: Sequence[Contact]) -> tuple[dict[int, float], bool]:
    """A score for every ticket that is found, and whether there are more than those."""
    if not query.words:
        found = Ticket.objects.filter(among).order_by("-updated_at", "-id").values_list("pk", flat=True)
        listed = list(found[: MOST_LISTED + 1])
        # The newest first, as a score that keeps the order.
        scores = {pk: float(MOST_LISTED - place) for place, pk in enumerate(listed[:MOST_LISTED])}
        return scores, len(listed) > MOST_LISTED
    scores, is_more = _by_words(access, " & ".join(query.words), among)
    if len(query.words) > 1 and not is_more:
        spread, is_more = spread_ids(access, query.words, among)
        scores |= {pk: SPREAD_SCORE for pk in spread if pk not in scores}
    for pk in _by_contact(among, contacts):
        scores[pk] = scores.get(pk, 0.0) + 0.5
    number = exact_number(query.plain)
    for pk in Ticket.objects.filter(among, number=number).values_list("pk", flat=True) if number is not None else ():
        scores[pk] = 1000.0
    return scores, is_more


def _by_words(access: Access, query: str, among: Q) -> tuple[dict[int, float], bool]:
    """Scores by ticket id: ts_rank of the best row, the subject counting double, newer before older."""
    try:
        seen_sql, seen = Ticket.objects.filter(among).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # somebody who sees no team at all
        return {}, False
    notes = "" if access.may_see_notes else f"AND m.kind = '{MessageKind.MESSAGE.value}'"
    words = "to_tsquery('pg_catalog.swedish', %s)"
    with connection.cursor() as cursor:
        # The words stand in the statement itself: the planner knows how common they are, and walks the newest rows
        # for a common word but gathers all rows of a rare one (docs/performance.md).
        cursor.execute(
            f"""
            WITH said AS (
                SELECT m.ticket_id, ts_rank(m.search, {words}) AS score FROM (
                    SELECT m.ticket_id, m.search FROM tickets_message m
                     WHERE m.search @@ {words} {notes} AND m.ticket_id IN ({seen_sql})
                     ORDER BY m.created_at DESC, m.id DESC LIMIT {NEWEST}) AS m),
            named AS (
                SELECT t.id AS ticket_id, 2 * ts_rank(t.search, {words}) + 0.1 AS score FROM (
                    SELECT t.id, t.search FROM tickets_ticket t
                     WHERE t.search @@ {words} AND t.id IN ({seen_sql})
                     ORDER BY t.updated_at DESC, t.id DESC LIMIT {NEWEST}) AS t)
            SELECT found.ticket_id, max(found.score), (SELECT count(*) FROM said), (SELECT count(*) FROM named)
              FROM (SELECT * FROM said UNION ALL SELECT * FROM named) AS found
             GROUP BY found.ticket_id ORDER BY 2 DESC, 1 DESC""",  # noqa: S608 -- the ORM's own SQL
            [query, query, *seen, query, query, *seen],
        )
        rows = cursor.fetchall()
    is_more = bool(rows) and (rows[0][2] >= NEWEST or rows[0][3] >= NEWEST)
    return {row[0]: float(row[1]) for row in rows}, is_more


def _by_contact(among: Q, contacts: Sequence[Contact]) -> list[int]:
    if not contacts:
        return []
    tickets = Ticket.objects.filter(among, requester__in=contacts).order_by("-updated_at")
    return list(tickets.values_list("pk", flat=True)[:100])


def search_contacts(viewer: Viewer, text: str) -> list[Contact]:
    """Return at most 20 visible contacts whose name or address begins with, contains or nearly is the text."""
    text = clean(text)[:QUERY_MAX].strip()
    if len(text) < 3:
        return []
    ids = _contact_ids(text)
    return list(contacts_visible_to(viewer).filter(pk__in=ids)[:20]) if ids else []


def _contact_ids(text: str) -> list[int]:
    """Candidates, the likest names first; who may see them is asked afterwards."""
    like = "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"
    digits = re.sub(r"[\s\-()+]", "", text)
    # A number is kept as +46701740605 and asked for as 070-174 06 05.
    phone = f"%{digits.lstrip('0')}%" if digits.isdigit() and len(digits) >= 5 else like.lower()
    # Of an address nearly right only the part before @ tells people apart.
    local = text.lower().partition("@")[0] if "@" in text else ""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT id FROM (
                 (SELECT id, similarity(name, %(text)s) AS score FROM people_contact
                   WHERE merged_into_id IS NULL AND (name ILIKE %(like)s OR %(text)s <%% name)
                   ORDER BY 2 DESC LIMIT %(most)s)
                 UNION ALL
                 (SELECT contact_id, 1 FROM people_contactaddress
                   WHERE value LIKE lower(%(like)s) OR value LIKE %(phone)s LIMIT %(most)s)
                 UNION ALL
                 (SELECT contact_id, 0.5 FROM people_contactaddress
                   WHERE %(local)s <> '' AND %(local)s <%% value
                     AND similarity(%(local)s, split_part(value, '@', 1)) >= 0.5 LIMIT %(most)s)) AS found
               GROUP BY id ORDER BY max(score) DESC LIMIT %(most)s""",
            {"text": text, "like": like, "phone": phone, "local": local, "most": CANDIDATES},
        )
        return [row[0] for row in cursor.fetchall()]


def _headlines(viewer: Viewer, ids: list[int], query: str) -> dict[int, SafeString]:
    if not ids or not query:
        return {}
    notes = "" if access_of(viewer).may_see_notes else f"AND m.kind = '{MessageKind.MESSAGE.value}'"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT DISTINCT ON (m.ticket_id) m.ticket_id,
                   ts_headline('pg_catalog.swedish', left(m.body, 4000), q.words,
                               'StartSel={_START}, StopSel={_END}, MaxWords=24, MinWords=12, MaxFragments=1')
              FROM tickets_message m, (SELECT to_tsquery('pg_catalog.swedish', %s) AS words) AS q
             WHERE m.ticket_id = ANY(%s) AND m.search @@ q.words {notes}
             ORDER BY m.ticket_id, ts_rank(m.search, q.words) DESC""",  # noqa: S608 -- only constants are put in
            [query, ids],
        )
        return {ticket_id: marked(headline) for ticket_id, headline in cursor.fetchall()}


def marked(headline: str) -> SafeString:
    """Escape a headline and turn its private marks into <mark>."""
    safe = str(escape(headline)).replace(_START, "<mark>").replace(_END, "</mark>")
    return mark_safe(safe)
