"""How the chat goes, for those who lead it: of their inboxes, today, in a few queries."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.end import end_chat
from chat.actions.wish import wish_message
from chat.figures import Figures, figures_for, going_on, loads_for
from chat.models import ChatSession
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, seconds, takes_chats, waits
from tests.factories.cast import Cast, again
from tests.factories.people import make_agent
from tickets.models import Inbox

NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def lead_of(cast: Cast) -> Agent:
    return make_agent("Lena Ek", teams=[cast.kontaktcenter], role="team_lead")


def served(inbox: Inbox, by: Agent, *, waited: float) -> ChatSession:
    """Somebody who came at noon, waited so many seconds and has gone again."""
    session = waits(inbox, since=NOON)
    accept(session, by=by)
    taken = NOON + seconds(waited)
    ChatSession.objects.filter(pk=session.pk).update(first_accepted_at=taken, accepted_at=taken)
    end_chat(session, by=by, why="agent")
    return session


def test_figures_are_of_today_and_tell_who_gave_up_from_who_wants_an_answer_later(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    for waited in (10, 20, 600):
        served(inbox, cast.johan, waited=waited)
    end_chat(waits(inbox, since=NOON), by=None, why="visitor")
    wish_message(waits(inbox, since=NOON), email="alva.berg@mejl.example")
    yesterday = served(inbox, cast.johan, waited=5)
    ChatSession.objects.filter(pk=yesterday.pk).update(started_at=NOON - timedelta(days=1))
    oldest = waits(inbox, since=NOON + seconds(60))
    waits(inbox, since=NOON + seconds(90))
    accept(waits(inbox, since=NOON + seconds(5)), by=cast.johan)
    ChatSession.objects.filter(agent=cast.johan, state="active").update(first_accepted_at=NOON + seconds(25))

    (found,) = figures_for(lead_of(cast), NOON)

    assert found == Figures(
        inbox=inbox, waiting=2, oldest=oldest.waiting_since, active=1, served=4, abandoned=1,
        wait=seconds(20), longest=seconds(600),
    )  # fmt: skip


def test_inboxes_of_other_teams_are_not_theirs_to_see(cast: Cast) -> None:
    waits(chat_inbox(team=cast.socialtjanst))
    quiet = chat_inbox(team=cast.kontaktcenter)

    (found,) = figures_for(lead_of(cast), NOON)

    assert (found.inbox, found.waiting, found.wait) == (quiet, 0, None)
    assert figures_for(cast.asa, NOON) == []


def test_loads_are_of_the_agents_of_those_teams(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    for agent in (cast.johan, cast.asa, cast.olle):
        takes_chats(agent)
    talking = waits(inbox)
    accept(talking, by=cast.asa)

    lead = lead_of(cast)

    assert [(load.standing.agent, load.chats) for load in loads_for(lead, timezone.now())] == [
        (cast.asa, 1),
        (cast.johan, 0),
    ]
    assert going_on(lead) == [talking]


def test_figures_ask_as_much_for_many_as_for_one(cast: Cast) -> None:
    lead = lead_of(cast)
    takes_chats(cast.johan)
    waits(chat_inbox(team=cast.kontaktcenter))
    with CaptureQueriesContext(connection) as one:
        figures_for(again(lead), NOON)
        loads_for(again(lead), NOON)
    for number in range(9):
        takes_chats(make_agent(f"Agent {number}", teams=[cast.kontaktcenter]))
        waits(chat_inbox(team=cast.kontaktcenter))
    with CaptureQueriesContext(connection) as many:
        figures_for(again(lead), NOON)
        loads_for(again(lead), NOON)

    assert len(many) == len(one)
