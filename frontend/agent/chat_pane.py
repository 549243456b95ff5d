"""One chat of the console: what was said, what one may do in it, and what one was writing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from chat.entries import entries_after
from chat.models import Availability, ChatHelper, ChatSession, ChatSkill, ChatState, Standing
from chat.names import first_name
from chat.queries import chats_visible_to
from frontend.agent.chat_log import LINES_MAX, Line, lines_of
from frontend.agent.chat_rows import visitor_name
from frontend.agent.chat_words import is_gone, language_word, waited
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.drafts import was_just_said
from tickets.actions.wrap_up import wrap_up_of
from tickets.models import Draft, Ticket

JUST_NOW = timedelta(seconds=20)
HERE_FOR = 45  # seconds after which a visitor whose page said nothing is not there


@dataclass(frozen=True, slots=True)
class Pane:
    """A chat as it is shown. speaks: in how many words which colleagues have its language."""

    session: ChatSession
    name: str
    lines: list[Line]
    drafts: Mapping[str, Draft]
    part: str  # agent, invited, supervising, or "" when one only looks
    helpers: list[ChatHelper]
    speaks: list[str]
    waited: str
    is_here: bool
    leads: bool = False  # the team whose chat it is
    has_older: bool = False
    wants_wrap_up: bool = False  # it has ended, the ticket is solved, and nobody has said what came of it
    asks_now: bool = False  # and that was just now

    @property
    def ticket(self) -> Ticket:
        return self.session.ticket

    @property
    def is_open(self) -> bool:
        return self.session.state in (ChatState.ACTIVE, ChatState.LEFT)

    @property
    def may_say(self) -> bool:
        return self.session.state == ChatState.ACTIVE and self.part in ("agent", ChatHelper.Part.INVITED)

    @property
    def is_active(self) -> bool:
        return self.session.state == ChatState.ACTIVE

    @property
    def may_supervise(self) -> bool:
        return self.leads and not self.part and self.session.state in (ChatState.ACTIVE, ChatState.WAITING)

    @property
    def may_invite(self) -> bool:
        return self.leads or self.may_say

    @property
    def is_mine(self) -> bool:
        return self.is_open and self.part == "agent"

    @property
    def is_waiting(self) -> bool:
        return self.session.state == ChatState.WAITING

    @property
    def foreign(self) -> str:
        """The language in words, when it is not ours."""
        return "" if self.session.language in ("sv", "") else language_word(self.session.language)

    @property
    def called(self) -> str:
        return called(self.session, self.name)

    @property
    def language(self) -> str:
        return language_word(self.session.language)

    @property
    def page_link(self) -> str:
        """Where they came from, if it is an address one may follow."""
        url = self.session.page_url
        return url if url.startswith(("https://", "http://")) else ""

    @property
    def reply(self) -> str:
        return self._text(Draft.Kind.REPLY)

    @property
    def note(self) -> str:
        return self._text(Draft.Kind.NOTE)

    def _text(self, kind: str) -> str:
        draft = self.drafts.get(kind)
        return draft.body if draft else ""


def called(session: ChatSession, name: str) -> str:
    """What one calls them in a line: the first name of a person who gave one."""
    return first_name(name) if name in (session.visitor_name, session.ticket.requester.name) else name


def chats_to_show(agent: Agent, ids: Iterable[int]) -> list[ChatSession]:
    """The chats with those ids that the agent may see, in that order. One query."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    rows = chats_visible_to(agent).filter(pk__in=wanted)
    found = {row.pk: row for row in rows.select_related("ticket__requester", "ticket__team", "inbox", "agent")}
    return [found[pk] for pk in wanted if pk in found]


def panes_of(sessions: list[ChatSession], agent: Agent, now: datetime) -> list[Pane]:
    """Read them together: helpers, drafts and languages in a query each, what was said in one for each chat."""
    helpers: dict[int, list[ChatHelper]] = {}
    for helper in ChatHelper.objects.filter(session__in=sessions).select_related("agent"):
        helpers.setdefault(helper.session_id, []).append(helper)
    drafts: dict[int, dict[str, Draft]] = {}
    for draft in Draft.objects.filter(agent=agent, ticket__in=[session.ticket_id for session in sessions]):
        drafts.setdefault(draft.ticket_id, {})[draft.kind] = draft
    speakers = _speakers({session.language for session in sessions}, agent, now)
    return [
        _pane(
            session,
            agent,
            now,
            helpers.get(session.pk, []),
            drafts.get(session.ticket_id, {}),
            speakers.get(session.language, []),
        )
        for session in sessions
    ]


def _pane(
    session: ChatSession,
    agent: Agent,
    now: datetime,
    helpers: list[ChatHelper],
    drafts: dict[str, Draft],
    speaks: list[str],
) -> Pane:
    after = max(0, session.last_seq - LINES_MAX)
    entries = entries_after(session, after, for_visitor=False)
    access = access_of(agent)
    name = visitor_name(session, access)
    kept = {
        kind: draft for kind, draft in drafts.items() if not was_just_said(session.ticket, by=agent, body=draft.body)
    }
    wants_wrap_up = (
        session.state == ChatState.ENDED and session.agent_id == agent.pk and _has_no_answers(session.ticket)
    )
    return Pane(
        session=session,
        name=name,
        lines=lines_of(entries, session, agent.name, called(session, name)),
        drafts=kept,
        part=_part(session, agent, helpers),
        helpers=helpers,
        speaks=speaks,
        waited=_waited(session, now),
        is_here=(now - session.visitor_seen_at).total_seconds() < HERE_FOR,
        leads=session.ticket.team_id in access.lead_teams,
        has_older=after > 0,
        wants_wrap_up=wants_wrap_up,
        asks_now=wants_wrap_up and session.ended_at is not None and now - session.ended_at < JUST_NOW,
    )


def _has_no_answers(ticket: Ticket) -> bool:
    return ticket.solved_at is not None and wrap_up_of(ticket) is None


def _part(session: ChatSession, agent: Agent, helpers: list[ChatHelper]) -> str:
    if session.agent_id == agent.pk:
        return "agent"
    return next((helper.part for helper in helpers if helper.agent_id == agent.pk), "")


def _waited(session: ChatSession, now: datetime) -> str:
    """How long they waited for somebody, or have waited so far."""
    until = session.first_accepted_at or (now if session.state == ChatState.WAITING else None)
    return waited(session.started_at, until) if until else ""


def _speakers(languages: set[str], agent: Agent, now: datetime) -> dict[str, list[str]]:
    """Names of colleagues who take chats now, by the languages they have; asked only of languages that are not ours."""
    foreign = languages - {"sv", ""}
    if not foreign:
        return {}
    standing = {
        row.agent_id: row
        for row in Availability.objects.filter(~Q(standing=Standing.AWAY), agent__chat_skills__language__in=foreign)
    }
    found: dict[str, list[str]] = {}
    skills = ChatSkill.objects.filter(language__in=foreign, agent__is_active=True).exclude(agent=agent)
    for skill in skills.select_related("agent").order_by("agent__name"):
        row = standing.get(skill.agent_id)
        here = row is not None and not is_gone(row, now)
        name = skill.agent.name if here else _("%(name)s (not here now)") % {"name": skill.agent.name}
        found.setdefault(skill.language, []).append(name)
    return found
