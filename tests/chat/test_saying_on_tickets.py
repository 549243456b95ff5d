"""What a line does to its ticket: the same as a message or an answer by any other door."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.actions.accept import accept
from chat.actions.end import end_chat
from chat.actions.note import note_in_chat
from chat.actions.say import Refused, Said, Saying, say_many
from chat.entries import entries_after
from chat.file_links import read_file_link
from chat.models import ChatSession
from knowledgebase.actions.use_article import take_article
from knowledgebase.models import ArticleUse
from tests.chat.chats import begun
from tests.factories import make_article
from tests.factories.cast import Cast
from tickets.actions import talk
from tickets.actions.change_status import change_status
from tickets.actions.merge import merge
from tickets.actions.snooze import snooze
from tickets.actions.talk import Line, talk_many
from tickets.incoming import IncomingFile
from tickets.models import Event, Message, Ticket


def ticket_of(session: ChatSession) -> Ticket:
    return Ticket.objects.get(chat=session)


def heard(session: ChatSession, text: str = "Hallå?") -> Said:
    [said] = say_many([Saying(session.pk, "visitor", text, text)])
    assert isinstance(said, Said)
    return said


@pytest.mark.parametrize("status", ["pending", "on_hold", "solved", "closed"])
def test_what_a_visitor_says_opens_the_ticket_again(cast: Cast, status: str) -> None:
    session = begun(cast).session
    change_status(ticket_of(session), status, by=cast.johan)

    assert heard(session).entry["seq"] == 2

    ticket = ticket_of(session)
    assert (ticket.status, ticket.preview, ticket.waiting_since is None) == ("open", "Hallå?", False)
    assert (ticket.heard_version, ticket.solved_at, ticket.closed_at) == (ticket.version, None, None)


def test_what_a_visitor_says_wakes_the_ticket(cast: Cast) -> None:
    session = begun(cast).session
    snooze(ticket_of(session), timezone.now() + timedelta(days=3), by=cast.johan)

    heard(session)

    assert ticket_of(session).snoozed_until is None


def test_an_answer_solves_nothing_and_opens_nothing(cast: Cast) -> None:
    session = begun(cast).session
    change_status(ticket_of(session), "solved", by=cast.johan)

    say_many([Saying(session.pk, "agent", "Tack själv!", "a1", agent_id=cast.johan.pk)])

    assert ticket_of(session).status == "solved"


def test_on_a_merged_ticket_the_words_stay_and_the_work_is_on_the_main_one(cast: Cast) -> None:
    main, merged = begun(cast).session, begun(cast).session
    merge(ticket_of(main), [ticket_of(merged)], by=cast.johan)

    heard(merged, "Hör ni mig?")
    waited_since = ticket_of(main).waiting_since
    say_many([Saying(merged.pk, "agent", "Ja!", "a1", agent_id=cast.johan.pk)])

    assert list(Message.objects.filter(ticket=merged.ticket).values_list("body", flat=True)) == [
        "Hej!",
        "Hör ni mig?",
        "Ja!",
    ]
    assert waited_since is not None
    ticket = ticket_of(main)
    assert (ticket.preview, ticket.waiting_since, ticket_of(merged).status) == ("Ja!", None, "closed")


LINES = st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=8)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=LINES)
def test_many_together_come_to_the_same_as_one_after_the_other(cast: Cast, lines: list[tuple[bool, int]]) -> None:
    together, alone = begun(cast).session, begun(cast).session
    said = [
        (cast.johan.pk if is_agent else None, f"{place} {'ord ' * length}".strip())
        for place, (is_agent, length) in enumerate(lines)
    ]

    talk_many([line(together, *one) for one in said])
    for one in said:
        talk._alone(line(alone, *one))

    assert told(together) == told(alone)


def line(session: ChatSession, agent_id: int | None, text: str) -> Line:
    return Line(session.ticket_id, text, text, "chat", agent_id=agent_id)


def told(session: ChatSession) -> dict[str, Any]:
    ticket = ticket_of(session)
    names = ("status", "preview", "version", "heard_version")
    return {
        **{name: getattr(ticket, name) for name in names},
        "waits": ticket.waiting_since is not None,
        "answered": ticket.first_answered_at is not None,
        "updated": ticket.updated_at == Message.objects.filter(ticket=ticket).latest("created_at").created_at,
        "messages": list(
            Message.objects.filter(ticket=ticket)
            .order_by("created_at", "id")
            .values_list("body", "direction", "kind", "channel", "delivery", "agent_id", "client_key", "is_automatic")
        ),
        "events": [
            (event.kind, event.version, event.agent_id, event.contact_id is None, event.data)
            for event in Event.objects.filter(ticket=ticket).order_by("id")
        ],
    }


def test_a_visitor_never_gets_what_is_for_agents(cast: Cast) -> None:
    session = begun(cast).session
    accept(session, by=cast.johan)
    note_in_chat(session, by=cast.johan, text="Hemligt: Annas granne")
    say_many([Saying(session.pk, "agent", "Hej Ann", "a1", agent_id=cast.johan.pk)])
    end_chat(session, by=cast.johan, why="agent")

    fresh = ChatSession.objects.get(pk=session.pk)
    public, full = entries_after(fresh, 0, for_visitor=True), entries_after(fresh, 0, for_visitor=False)

    assert [entry["kind"] for entry in full] == ["message", "joined", "note", "message", "ended"]
    assert [entry["kind"] for entry in public] == ["message", "joined", "message", "ended"]
    assert [entry["before"] for entry in public] == [0, *(entry["seq"] for entry in public[:-1])]
    assert "Hemligt" not in str(public)
    assert "Åkerström" not in str(public)
    assert cast.johan.email not in str(public)


def test_a_chat_that_is_over_begins_again_when_its_visitor_writes(cast: Cast) -> None:
    session = begun(cast).session
    accept(session, by=cast.johan)
    end_chat(session, by=cast.johan, why="agent")

    assert heard(session).entry["seq"] == 5

    fresh = ChatSession.objects.get(pk=session.pk)
    assert (fresh.state, fresh.agent, fresh.ended_at) == ("waiting", None, None)
    kinds = [entry["kind"] for entry in entries_after(fresh, 0, for_visitor=True)]
    assert kinds == ["message", "joined", "ended", "reopened", "message"]


def test_after_a_day_a_new_one_begins(cast: Cast) -> None:
    session = begun(cast).session
    end_chat(session, by=None, why="visitor")
    ChatSession.objects.filter(pk=session.pk).update(ended_at=timezone.now() - timedelta(hours=25))

    [answer] = say_many([Saying(session.pk, "visitor", "Hallå?", "v2")])

    assert isinstance(answer, Refused)
    assert answer.why == "over"


def test_an_agent_cannot_talk_to_somebody_who_has_left(cast: Cast) -> None:
    session = begun(cast).session
    end_chat(session, by=None, why="visitor")

    [answer] = say_many([Saying(session.pk, "agent", "Hallå?", "a1", agent_id=cast.johan.pk)])

    assert isinstance(answer, Refused)
    assert answer.why == "over"
    assert Message.objects.filter(ticket=session.ticket).count() == 1


def test_a_file_comes_with_a_link_of_its_own(cast: Cast) -> None:
    session = begun(cast).session
    file = IncomingFile("tunna.png", "2026/11/abc", "image/png", 1234, "0" * 64)

    [said] = say_many([Saying(session.pk, "visitor", "", "v2", files=(file,))])

    assert isinstance(said, Said)
    [shown] = said.entry["files"]
    link = read_file_link(shown["url"].removeprefix("/chat/fil/").removesuffix("/"))
    assert (shown["name"], shown["size"], shown["type"]) == ("tunna.png", 1234, "image/png")
    assert link is not None
    assert (link.session_id, str(link.attachment_id)) == (session.pk, shown["id"])
    assert read_file_link(shown["url"].removeprefix("/chat/fil/").removesuffix("x/")) is None


def test_an_article_taken_into_a_chat_counts_with_the_line_that_holds_it(cast: Cast) -> None:
    session = begun(cast).session
    article = make_article("Hur byter jag tunna?", short_answer="Du byter soptunna i e-tjänsten. Det kostar inget.")
    assert article.live is not None
    take_article(article.live, ticket_of(session), by=cast.johan)

    for text in ("Ett ögonblick.", "Du byter soptunna i e-tjänsten. Det kostar inget."):
        say_many([Saying(session.pk, "agent", text, text, agent_id=cast.johan.pk)])

    use = ArticleUse.objects.get(ticket=session.ticket)
    assert use.message is not None
    assert use.message.body.startswith("Du byter")
