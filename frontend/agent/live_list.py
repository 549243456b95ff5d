"""The lists that agents' pages show, read for their sockets: all of them at once, each with its own agent's rights.

The same functions as a page's (rows, rail), so what comes by the socket is what the page would fetch.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone, translation

from chat.lists import Counts, ListAnswer, ListAsk, ListReader
from frontend.agent.queue import PAGE_SIZE
from frontend.agent.queue_filter import Asked, asked
from frontend.agent.rows import Look, rows_html
from frontend.nav import entries_for
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.first_rows import FirstRows, List, Row, first_rows, places_in
from tickets.models import Ticket
from tickets.queues import IN_A_ROW
from tickets.rail import is_cheap
from tickets.row_marks import RowMarks, marks_of_each

MOST_ROWS = 5  # that one answer brings; where more has changed the list is fetched whole


class LiveLists(ListReader):
    """What chat asks for (chat/lists.py)."""

    def lists(self, asks: Sequence[ListAsk]) -> list[ListAnswer | None]:
        """At most six queries in all, and one for each saved queue among them."""
        wanted = {query: asked(QueryDict(query)) for query in {ask.shown.query for ask in asks}}
        shown = [_Shown(ask, wanted[ask.shown.query]) for ask in asks]
        return _answers(shown, _now([one for one in shown if one.is_told]))

    def counts(self, agents: Sequence[Agent]) -> list[Counts]:
        """One query for each agent."""
        return [_counts(agent) for agent in agents]


@dataclass(frozen=True, slots=True)
class _Held:
    """What a page was told, and as whose list: when the rights are others now it is read anew."""

    place: List
    rows: FirstRows
    protected: frozenset[int]  # numbers of tickets whose rows name nobody

    def mark(self, row: Row) -> str:
        return f"{row.version}p" if row.number in self.protected else str(row.version)

    @property
    def marks(self) -> dict[int, str]:
        return {row.number: self.mark(row) for row in self.rows.rows}


@dataclass(frozen=True, slots=True)
class _Shown:
    ask: ListAsk
    wanted: Asked

    @property
    def place(self) -> List:
        return List(access_of(self.ask.agent), self.wanted.conditions, self.wanted.sort)

    @property
    def is_told(self) -> bool:
        """What would walk further than the unfinished tickets is left to whoever looks at it."""
        return is_cheap(self.wanted.conditions)

    @property
    def held(self) -> _Held | None:
        held = self.ask.held
        return held if isinstance(held, _Held) else None


def _now(shown: Sequence[_Shown]) -> dict[int, FirstRows]:
    """What stands in each list now, by id() of what is shown. Lists that are known are asked of the changed tickets
    alone; those where that is not enough are read anew."""
    known = [one for one in shown if one.held and one.held.place == one.place and len(one.ask.changed) <= MOST_ROWS]
    numbers = {number for one in known for number in one.ask.changed}
    places = places_in([one.place for one in known], numbers)
    found: dict[int, FirstRows] = {}
    for one in known:
        rows = places[one.place]
        after = one.held.rows.after({number: rows.get(number) for number in numbers}) if one.held else None
        if after is not None:
            found[id(one)] = after
    rest = [one for one in shown if id(one) not in found]
    fresh = first_rows([one.place for one in rest], PAGE_SIZE)
    return found | {id(one): fresh[one.place] for one in rest}


def _answers(shown: Sequence[_Shown], now: Mapping[int, FirstRows]) -> list[ListAnswer | None]:
    protected = _protected({row.number for rows in now.values() for row in rows.rows})
    held = {key: _Held(one.place, now[key], protected) for one in shown if (key := id(one)) in now}
    missing = {key: _missing(one, held[key]) for one in shown if (key := id(one)) in held}
    small = {key: numbers for key, numbers in missing.items() if len(numbers) <= MOST_ROWS}
    tickets = _read({number for numbers in small.values() for number in numbers})
    marks = _marks({id(one): one.ask.agent for one in shown}, small, tickets)
    answers: list[ListAnswer | None] = []
    for one in shown:
        numbers = small.get(id(one))
        if numbers is None:
            answers.append(None)
            continue
        mine = held[id(one)]
        written = _written(one, [tickets[number] for number in numbers], marks)
        answers.append(ListAnswer(tuple(mine.marks.items()), mine.rows.next_cursor, written, mine))
    return answers


def _missing(one: _Shown, now: _Held) -> list[int]:
    """Numbers of rows the page does not have as they are now."""
    if one.held is None:
        return []
    had = one.held.marks
    return [number for number, mark in now.marks.items() if had.get(number) != mark]


def _protected(numbers: Collection[int]) -> frozenset[int]:
    """The tickets among them whose requester's identity is protected by now: their names leave every screen."""
    if not numbers:
        return frozenset()
    found = Ticket.objects.filter(number__in=numbers, requester__is_protected=True)
    return frozenset(found.values_list("number", flat=True))


def _read(numbers: Iterable[int]) -> Mapping[int, Ticket]:
    """What rows say of these tickets. They are handed only to agents in whose own list they were found, in the same
    snapshot: who may see what is decided there (tickets.first_rows)."""
    if not (numbers := list(numbers)):
        return {}
    rows = Ticket.objects.filter(number__in=numbers).select_related("requester", "assignee").only(*IN_A_ROW)
    return {ticket.number: ticket for ticket in rows}


def _marks(
    agents: Mapping[int, Agent], small: Mapping[int, list[int]], tickets: Mapping[int, Ticket]
) -> Mapping[int, RowMarks]:
    """Each agent's own marks; the same agent may have several pages."""
    by_agent: dict[int, set[Ticket]] = {}
    for key, numbers in small.items():
        by_agent.setdefault(agents[key].pk, set()).update(tickets[number] for number in numbers)
    return marks_of_each(by_agent)


def _written(one: _Shown, tickets: list[Ticket], marks: Mapping[int, RowMarks]) -> dict[int, str]:
    if not tickets:
        return {}
    agent_id = one.ask.agent.pk
    look = Look(
        query=one.wanted.query,
        current="",
        viewer_id=agent_id,
        columns=one.wanted.columns,
        marks=marks[agent_id],
        sort=one.wanted.sort,
        now=timezone.now(),
    )
    with translation.override(one.ask.shown.language):
        return {ticket.number: rows_html([ticket], look) for ticket in tickets}


def _counts(agent: Agent) -> Counts:
    mine, entries = entries_for(agent)
    return Counts(mine, tuple((entry.url, entry.shown_count) for entry in entries))
