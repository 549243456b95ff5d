"""Full-text search over tickets, messages, notes, contacts, numbers and tags.

PostgreSQL keeps the words (generated columns in the Swedish configuration). The newest matches are ranked: all of
them for most words, and for a common one, where ranking everything would take seconds, the latest NEWEST.
Visibility is part of the query, before anything is counted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from servicedesk.lib.text import clean
from servicedesk.people.access import Viewer, access_of
from servicedesk.people.models import Contact
from tickets.models import MessageKind, Ticket
from tickets.queries import contacts_visible_to, tickets_visible_to, visible

QUERY_MAX = 200
NEWEST = 100  # messages, and as many subjects, that are ranked: with more matches than that the newest
CANDIDATES = 2000  # contacts looked at before it is asked which of them the viewer may see
_WORD = re.compile(r"[\w@.+\-]+", re.UNICODE)
_NUMBER = re.compile(r"^#?\s*(\d[\d\s\u00a0]{0,15})$")
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


def search_tickets(viewer: Viewer, text: str, *, limit: int = 25, contacts: Sequence[Contact] | None = None) -> Found:
    """Return at most limit tickets the viewer may see, best first.

    contacts is what search_contacts() found for the same text, when the caller has asked already.
    """
    text = clean(text)[:QUERY_MAX].strip()
    query = prefix_query(text)
    if not query and not _NUMBER.match(text):
        return Found()
    if contacts is None:
        contacts = search_contacts(viewer, text)
    ids, count, is_more = _ranked_ids(viewer, text, query, limit, contacts)
    tickets = Ticket.objects.select_related("requester", "assignee", "team").defer("search").in_bulk(ids)
    headlines = _headlines(viewer, ids, query)
    hits = [Hit(tickets[pk], headlines.get(pk, mark_safe(""))) for pk in ids if pk in tickets]
    return Found(hits=hits, count=count, is_more=is_more)


def exact_number(text: str) -> int | None:
    """Return the number when the text is nothing but one: 104233, #104 233."""
    match = _NUMBER.match(text.strip())
    return int(re.sub(r"\D", "", match[1])) if match else None


def prefix_query(text: str) -> str:
    """Return text as a tsquery: every word must be there, the last one may be only begun. "" without words.

    >>> prefix_query("sopor åkerv")
    "'sopor' & 'åkerv':*"
    """
    words = [word.replace("'", "").replace("\\", "") for word in _WORD.findall(text)][:12]
    words = [word for word in words if word.strip("-.+@_")]
    if not words:
        return ""
    return " & ".join([f"'{word}'" for word in words[:-1]] + [f"'{words[-1]}':*"])


def _ranked_ids(
    viewer: Viewer, text: str, query: str, limit: int, contacts: Sequence[Contact]
) -> tuple[list[int], int, bool]:
    number = _NUMBER.match(text)
    first = _by_number(viewer, number[1]) if number else []
    scores: dict[int, float] = {}
    is_more = False
    if query:
        scores, is_more = _by_words(viewer, query)
        for pk in _by_contact(viewer, contacts):
            scores[pk] = scores.get(pk, 0.0) + 0.5
    ranked = first + [pk for pk in sorted(scores, key=lambda pk: (-scores[pk], -pk)) if pk not in first]
    return ranked[:limit], len(ranked), is_more


def _by_number(viewer: Viewer, digits: str) -> list[int]:
    number = int(re.sub(r"\D", "", digits))
    return list(tickets_visible_to(viewer).filter(number=number).values_list("pk", flat=True))


def _by_words(viewer: Viewer, query: str) -> tuple[dict[int, float], bool]:
    """Scores by ticket id: ts_rank of the best row, the subject counting double, newer before older."""
    access = access_of(viewer)
    try:
        seen_sql, seen = Ticket.objects.filter(visible(access)).order_by().values("pk").query.sql_with_params()
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


def _by_contact(viewer: Viewer, contacts: Sequence[Contact]) -> list[int]:
    if not contacts:
        return []
    tickets = tickets_visible_to(viewer).filter(requester__in=contacts).order_by("-updated_at")
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
