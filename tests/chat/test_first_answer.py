"""A program may answer a chat first, where an inbox has chosen one. It is always marked as automatic."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from chat.actions.accept import accept
from chat.actions.first_answer import FIRST_ANSWER, give_first_answer
from chat.actions.start import start_chat
from chat.entries import entries_after
from chat.models import ChatSession, ChatSetup
from chat.tokens import new_token
from tests.factories import make_inbox
from tests.factories.cast import Cast
from tickets.models import Ticket


def opening_hours(text: str, language: str) -> str | None:
    return f"Vi har öppet 8–17. ({language}: {text})" if "öppet" in text else None


def broken(text: str, language: str) -> str | None:
    raise RuntimeError(text)


HOURS, BROKEN = f"{__name__}.opening_hours", f"{__name__}.broken"


@pytest.fixture(autouse=True)
def _allowed(settings: Settings) -> None:
    settings.CHAT_FIRST_ANSWERS = [HOURS, BROKEN]


def asked(cast: Cast, text: str, *, first_answer: str = HOURS) -> ChatSession:
    inbox = make_inbox(kind="chat", team=cast.kontaktcenter)
    ChatSetup.objects.create(inbox=inbox, first_answer=first_answer)
    return start_chat(inbox, token=new_token(), text=text, client_id="v1").session


def answers(session: ChatSession) -> list[tuple[str, str]]:
    shown = entries_after(ChatSession.objects.get(pk=session.pk), 1, for_visitor=True)
    return [(entry["side"], entry["text"]) for entry in shown if entry["kind"] == "message"]


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=FIRST_ANSWER).count()


def test_nobody_but_people_answers_unless_it_is_chosen(cast: Cast, settings: Settings) -> None:
    asked(cast, "När har ni öppet?", first_answer="")
    assert jobs() == 0

    session = asked(cast, "När har ni öppet?")
    settings.CHAT_FIRST_ANSWERS = []  # chosen once, and taken out of the settings since
    assert not give_first_answer(session.pk)


def test_a_program_answers_first_and_is_marked(cast: Cast) -> None:
    session = asked(cast, "När har ni öppet?")
    assert jobs() == 1

    assert give_first_answer(session.pk)
    assert not give_first_answer(session.pk)

    assert answers(session) == [("automatic", "Vi har öppet 8–17. (sv: När har ni öppet?)")]
    ticket = Ticket.objects.get(chat=session)
    message = ticket.messages.get(is_automatic=True)
    assert (message.direction, message.agent, message.delivery) == ("out", None, "sent")
    # Nobody has answered yet: the visitor waits for a person, on the ticket and in the line.
    assert (ticket.first_answered_at, ticket.waiting_since is None, ticket.status) == (None, False, "new")
    assert ChatSession.objects.get(pk=session.pk).state == "waiting"


def test_nothing_is_said_where_there_is_no_answer_or_the_program_fails(cast: Cast) -> None:
    for session in (asked(cast, "Min soptunna"), asked(cast, "öppet?", first_answer=BROKEN)):
        assert not give_first_answer(session.pk)
        assert answers(session) == []


def test_nothing_is_said_once_a_person_has_come(cast: Cast) -> None:
    session = asked(cast, "När har ni öppet?")
    accept(session, by=cast.johan)

    assert not give_first_answer(session.pk)
    assert answers(session) == []
