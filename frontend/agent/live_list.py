"""The lists that agents' pages show, read for their sockets: all of them at once, each with its own agent's rights.

The same functions as a page's (rows, rail), so what comes by the socket is what the page would fetch.
"""

from collections.abc import Iterable, Mapping, Sequence
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
from tickets.first_rows import FirstRows, List, first_rows
from tickets.models import Ticket
from tickets.queues import IN_A_ROW
from tickets.rail import is_cheap
from tickets.row_marks import RowMarks, marks_of_each

MOST_ROWS = 5  # that one answer brings; where more has changed the list is fetched whole


class LiveLists(ListReader):
    """What chat asks for (chat/lists.py)."""

    def lists(self, asks: Sequence[ListAsk]) -> list[ListAnswer | None]:
        """Four queries in all, and one for each saved queue among them."""
        wanted = {query: asked(QueryDict(query)) for query in {ask.shown.query for ask in asks}}
        # What would walk further than the unfinished tickets is left to whoever looks at it.
        shown = [_Shown(ask, wanted[ask.shown.query]) for ask in asks]
        found = first_rows([one.place for one in shown if one.is_cheap], PAGE_SIZE)
        return _answers([(one, found.get(one.place) if one.is_cheap else None) for one in shown])

    def counts(self, agents: Sequence[Agent]) -> list[Counts]:
        """One query for each agent."""
        return [_counts(agent) for agent in agents]


@dataclass(frozen=True, slots=True)
class _Shown:
    ask: ListAsk
    wanted: Asked

    @property
    def place(self) -> List:
        return List(access_of(self.ask.agent), self.wanted.conditions, self.wanted.sort)

    @property
    def is_cheap(self) -> bool:
        return is_cheap(self.wanted.conditions)

    def missing(self, found: FirstRows) -> list[int]:
        """Numbers of rows the page does not have as they are now."""
        held = self.ask.held
        return [] if held is None else [number for number, mark in found.rows if held.get(number) != mark]


def _answers(found: Sequence[tuple[_Shown, FirstRows | None]]) -> list[ListAnswer | None]:
    missing = [one.missing(rows) if rows is not None else [] for one, rows in found]
    small = [numbers if len(numbers) <= MOST_ROWS else [] for numbers in missing]
    tickets = _read({number for numbers in small for number in numbers})
    marks = _marks(
        [one.ask.agent for one, _rows in found], [[tickets[number] for number in numbers] for numbers in small]
    )
    answers: list[ListAnswer | None] = []
    for (one, rows), numbers in zip(found, missing, strict=True):
        if rows is None or len(numbers) > MOST_ROWS:
            answers.append(None)
            continue
        written = _written(one, [tickets[number] for number in numbers], marks)
        answers.append(ListAnswer(rows.rows, rows.next_cursor, written))
    return answers


def _read(numbers: Iterable[int]) -> Mapping[int, Ticket]:
    """What rows say of these tickets. They are handed only to agents in whose own list they were found, in the same
    snapshot: who may see what is decided there (tickets.first_rows)."""
    if not (numbers := list(numbers)):
        return {}
    rows = Ticket.objects.filter(number__in=numbers).select_related("requester", "assignee").only(*IN_A_ROW)
    return {ticket.number: ticket for ticket in rows}


def _marks(agents: Sequence[Agent], rows: Sequence[list[Ticket]]) -> Mapping[int, RowMarks]:
    """Each agent's own marks; the same agent may have several pages."""
    by_agent: dict[int, set[Ticket]] = {}
    for agent, tickets in zip(agents, rows, strict=True):
        by_agent.setdefault(agent.pk, set()).update(tickets)
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
