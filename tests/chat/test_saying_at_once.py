"""Many who talk at once: each message once, in one order for both sides."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.db import connections

from chat import saying
from chat.actions.end import end_chat
from chat.actions.say import Refused, Said, Saying, said_before, say_many
from chat.actions.start import start_chat
from chat.entries import entries_after
from chat.models import ChatEntry, ChatSession
from chat.tokens import new_token
from tests.chat.chats import begun
from tests.factories import make_inbox
from tests.factories.cast import Cast
from tickets.actions.changing import changing
from tickets.models import Message, Ticket


def at_once(doings: list[Callable[[], Any]]) -> list[Any]:
    """Do all of them at the same time, each with a database connection of its own."""

    def alone(do: Callable[[], Any]) -> Any:
        try:
            return do()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(alone, doings))


def said_in(session: ChatSession) -> list[str]:
    entries = entries_after(ChatSession.objects.get(pk=session.pk), 0, for_visitor=True)
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry["before"] for entry in entries] == list(range(len(entries)))
    return [entry["text"] for entry in entries]


def test_the_same_id_many_times_at_once_is_one_message(cast: Cast) -> None:
    session = begun(cast).session
    one = Saying(session.pk, "visitor", "Hallå?", "v2")

    answers = [answer for [answer] in at_once([lambda: say_many([one])] * 20)]

    assert {answer.entry["seq"] for answer in answers} == {2}
    assert sorted(answer.is_new for answer in answers) == [False] * 19 + [True]
    assert said_in(session) == ["Hej!", "Hallå?"]
    assert Message.objects.filter(ticket=session.ticket).count() == 2


def test_the_same_id_twice_in_one_batch_is_one_message(cast: Cast) -> None:
    session = begun(cast).session
    first, second = say_many([Saying(session.pk, "visitor", "Hallå?", "v2")] * 2)
    assert isinstance(first, Said)
    assert isinstance(second, Said)
    assert (first.entry, first.is_new, second.entry["seq"], second.is_new) == (first.entry, True, 2, False)


def test_a_retry_after_an_answer_that_was_lost_says_the_same(cast: Cast) -> None:
    session = begun(cast).session
    [lost] = say_many([Saying(session.pk, "visitor", "Hallå?", "v2")])
    say_many([Saying(session.pk, "agent", "Hej!", "a1", agent_id=cast.johan.pk)])

    [again] = say_many([Saying(session.pk, "visitor", "Hallå?", "v2")])

    assert isinstance(lost, Said)
    assert isinstance(again, Said)
    assert (again.entry, again.is_new) == (lost.entry, False)


def test_a_retry_after_the_end_says_the_same_and_opens_nothing(cast: Cast) -> None:
    session = begun(cast).session
    sayings = [
        Saying(session.pk, "visitor", "Hallå?", "v2"),
        Saying(session.pk, "agent", "Hej!", "a1", agent_id=cast.johan.pk),
    ]
    lost = say_many(sayings)
    end_chat(session, by=cast.johan, why="agent")

    again = say_many(sayings)

    assert [one.entry for one in again if isinstance(one, Said)] == [one.entry for one in lost if isinstance(one, Said)]
    assert ChatSession.objects.get(pk=session.pk).state == "ended"
    assert isinstance(again[1], Said)
    assert said_before(sayings[1]) == again[1].entry
    assert said_before(replace(sayings[1], agent_id=cast.asa.pk)) is None


def test_an_id_of_the_other_side_is_refused(cast: Cast) -> None:
    session = begun(cast).session
    say_many([Saying(session.pk, "agent", "Hej!", "x", agent_id=cast.johan.pk)])
    [answer] = say_many([Saying(session.pk, "visitor", "Hej!", "x")])
    assert isinstance(answer, Refused)
    assert answer.why == "taken"


def test_both_sides_at_once_have_one_order(cast: Cast) -> None:
    sessions = [begun(cast).session for _ in range(3)]

    def talk(writer: int) -> Callable[[], None]:
        agent = cast.johan.pk if writer % 2 else None

        def do() -> None:
            for number in range(10):
                name = f"{writer}-{number:02}"
                say_many(
                    [Saying(one.pk, "agent" if agent else "visitor", name, name, agent_id=agent) for one in sessions]
                )

        return do

    at_once([talk(writer) for writer in range(6)])

    for session in sessions:
        texts = said_in(session)
        assert sorted(texts[1:]) == sorted(f"{writer}-{number:02}" for writer in range(6) for number in range(10))
        for writer in range(6):
            mine = [text for text in texts if text.startswith(f"{writer}-")]
            assert mine == sorted(mine)
        on_ticket = Message.objects.filter(ticket=session.ticket).order_by("created_at", "id")
        assert list(on_ticket.values_list("body", flat=True)) == texts


def test_a_chat_begun_many_times_at_once_is_one(cast: Cast) -> None:
    inbox, token = make_inbox(kind="chat", team=cast.kontaktcenter), new_token()

    started = at_once([lambda: start_chat(inbox, token=token, text="Hej", client_id="v1")] * 10)

    assert len({one.session.pk for one in started}) == 1
    assert sorted(one.is_new for one in started) == [False] * 9 + [True]
    assert (ChatSession.objects.count(), Ticket.objects.count(), ChatEntry.objects.count()) == (1, 1, 1)


def test_who_works_with_the_tickets_the_other_way_round_locks_nothing_up(cast: Cast) -> None:
    """Actions on tickets lock the ticket, those of chats the ticket and then the chat."""
    sessions = [begun(cast).session for _ in range(2)]

    def work(session: ChatSession) -> Callable[[], None]:
        def do() -> None:
            for number in range(8):
                with changing(Ticket.objects.get(chat=session), by=cast.johan):
                    say_many([Saying(session.pk, "agent", f"{number}", f"w{number}", agent_id=cast.johan.pk)])

        return do

    def talk() -> None:
        for number in range(8):
            say_many([Saying(one.pk, "visitor", f"{number}", f"t{number}") for one in reversed(sessions)])

    at_once([work(sessions[0]), work(sessions[1]), talk])

    assert [len(said_in(session)) for session in sessions] == [17, 17]


async def test_what_comes_from_many_sockets_is_written_together(cast: Cast) -> None:
    sessions = [(await database_sync_to_async(begun)(cast)).session for _ in range(5)]
    coming = [Saying(sessions[n % 5].pk, "visitor", f"rad {n}", f"id{n}") for n in range(60)]

    answers = await asyncio.gather(
        *(saying.say(one) for one in coming), saying.say(Saying(10**9, "visitor", "vem?", "id"))
    )

    *said, unknown = answers
    assert isinstance(unknown, Refused)
    assert [one.entry["text"] for one in said if isinstance(one, Said)] == [f"rad {n}" for n in range(60)]
    for place, session in enumerate(sessions):
        texts = await database_sync_to_async(said_in)(session)
        assert texts == ["Hej!", *(f"rad {n}" for n in range(place, 60, 5))]


async def test_one_that_cannot_be_written_is_in_nobodys_way(cast: Cast) -> None:
    session = (await database_sync_to_async(begun)(cast)).session
    broken = Saying(session.pk, "agent", "vem är jag?", "a1", agent_id=10**9)  # no such agent: the database refuses it
    good = [Saying(session.pk, "visitor", f"rad {n}", f"id{n}") for n in range(5)]

    answers = await asyncio.gather(*(saying.say(one) for one in (good[0], broken, *good[1:])), return_exceptions=True)

    assert isinstance(answers.pop(1), saying.CannotSayNow)
    assert [one.entry["text"] for one in answers if isinstance(one, Said)] == [f"rad {n}" for n in range(5)]


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x07"])
def test_nothing_is_no_message(cast: Cast, text: str) -> None:
    [answer] = say_many([Saying(begun(cast).session.pk, "visitor", text, "v2")])
    assert isinstance(answer, Refused)
    assert answer.why == "empty"
