"""An answer from the ticket's page reaches a visitor who is here in the chat, and others by mail."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from chat.actions.end import end_chat
from chat.actions.say import Said, Saying, say_many
from chat.entries import entries_after
from chat.models import ChatSession
from tests.chat.chats import begun
from tests.factories import make_incoming
from tests.factories.cast import Cast
from tests.tickets.api.client import Caller
from tickets.actions.errors import CannotReply, InvalidChange
from tickets.actions.macros import apply_macro, preview_macro
from tickets.actions.merge import merge
from tickets.actions.receive import receive
from tickets.actions.recipients import reply_addresses
from tickets.actions.reply import reply
from tickets.actions.undo_sending import TooLate, undo_sending
from tickets.incoming import IncomingAddress
from tickets.merged import messages_shown_to
from tickets.models import Macro, Message, Ticket
from tickets.references import reply_token


def ticket_of(session: ChatSession) -> Ticket:
    return Ticket.objects.get(chat=session)


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="channels_in.deliver").count()


def test_an_answer_is_there_at_once(cast: Cast, settings: Settings) -> None:
    settings.SEND_UNDO_SECONDS = 10
    session = begun(cast, email="ann@mejl.example").session

    message = reply(ticket_of(session), by=cast.johan, body="Ja, i morgon.", client_key="k1")

    assert (message.channel, message.delivery, message.send_at) == ("chat", "sent", None)
    assert message.recipients == [{"kind": "chat", "value": str(session.pk), "name": "Ann", "role": "to"}]
    assert jobs() == 0
    shown = entries_after(ChatSession.objects.get(pk=session.pk), 1, for_visitor=True)
    assert [(one["seq"], one["id"], one["name"], one["text"]) for one in shown] == [(2, "k1", "Johan", "Ja, i morgon.")]
    with pytest.raises(TooLate):
        undo_sending(message, by=cast.johan)


def test_the_same_key_says_it_once(cast: Cast) -> None:
    session = begun(cast).session
    first = reply(ticket_of(session), by=cast.johan, body="Hej", client_key="k1")
    (said,) = say_many([Saying(session.pk, "agent", "Hej", "k1", agent_id=cast.johan.pk)])

    assert first.pk == Message.objects.get(ticket=session.ticket, client_key="k1").pk
    assert isinstance(said, Said)
    assert (said.entry["seq"], said.is_new) == (2, False)


def test_a_visitor_who_left_is_answered_by_mail_and_their_answer_returns(cast: Cast) -> None:
    session = begun(cast, email="ann@mejl.example").session
    end_chat(session, by=None, why="visitor")

    message = reply(ticket_of(session), by=cast.johan, body="Vi ringde.")
    sender = IncomingAddress("email", "ann@mejl.example")
    came = receive(
        make_incoming(channel="email", sender=sender, reply_token=reply_token(session.ticket_id)), inbox=session.inbox
    )

    assert (message.channel, message.delivery) == ("email", "pending")
    assert [row["value"] for row in message.recipients] == ["ann@mejl.example"]
    assert (came.ticket.pk, came.is_new_ticket) == (session.ticket_id, False)


def test_nobody_without_an_address_is_answered_when_they_have_left(cast: Cast) -> None:
    session = begun(cast).session
    end_chat(session, by=None, why="visitor")

    with pytest.raises(CannotReply) as refused:
        reply(ticket_of(session), by=cast.johan, body="Hallå?")

    assert "chat" in str(refused.value)


def test_what_is_planned_goes_by_mail(cast: Cast) -> None:
    session = begun(cast, email="ann@mejl.example").session

    message = reply(ticket_of(session), by=cast.johan, body="Nu", send_at=timezone.now() + timedelta(days=1))

    assert (message.channel, message.is_scheduled) == ("email", True)


def test_another_way_can_be_chosen(cast: Cast) -> None:
    session = begun(cast, email="ann@mejl.example").session
    message = reply(ticket_of(session), by=cast.johan, body="Bilaga", channel="email", channel_reason="Filer")
    assert message.channel == "email"


def test_nobody_listens_in(cast: Cast) -> None:
    session = begun(cast).session
    here = reply_addresses(ticket_of(session))
    others = [{"kind": "email", "value": "bo@mejl.example", "name": ""}]

    for given in ({"to": here, "cc": others}, {"to": [*here, *others]}, {"to": None, "bcc": others}):
        with pytest.raises(InvalidChange):
            reply(ticket_of(session), by=cast.johan, body="Hej", **given)
    with pytest.raises(InvalidChange):  # another's chat
        reply(ticket_of(begun(cast).session), by=cast.johan, body="Hej", to=here)


def test_a_chat_that_was_merged_is_answered_on_its_own_ticket_only(cast: Cast) -> None:
    first, second = begun(cast).session, begun(cast).session
    merge(ticket_of(first), [ticket_of(second)], by=cast.johan)
    reply(ticket_of(first), by=cast.johan, body="Till den första")

    assert entries_after(ChatSession.objects.get(pk=second.pk), 1, for_visitor=True) == []


def test_who_wrote_in_the_chat_may_be_shown_the_answers_and_nobody_who_is_requester_later(cast: Cast) -> None:
    session = begun(cast, email="ann@mejl.example").session
    ticket = ticket_of(session)
    answer = reply(ticket, by=cast.johan, body="Hej")
    ann, other = ticket.requester, ticket_of(begun(cast, email="bo@mejl.example").session).requester
    Ticket.objects.filter(pk=ticket.pk).update(requester=other)

    assert messages_shown_to([ann], ticket).filter(pk=answer.pk).exists()
    assert not messages_shown_to([other], ticket).filter(pk=answer.pk).exists()


def test_the_composer_says_that_it_goes_to_the_chat(cast: Cast, client: Client) -> None:
    session = begun(cast, email="ann@mejl.example").session
    ticket = ticket_of(session)
    client.force_login(cast.johan)
    page = client.get(f"/arenden/{ticket.number}/").content.decode()
    assert f'value="chat:{session.pk}"' in page

    client.post(
        f"/arenden/{ticket.number}/meddelanden/svar/",
        {"body": "Hej Ann", "recipients": "1", "to": f"chat:{session.pk}", "channel": "chat", "client_key": "c1"},
    )

    message = Message.objects.get(ticket=ticket, client_key="c1")
    assert (message.channel, message.body) == ("chat", "Hej Ann")
    assert f'value="chat:{session.pk}"' in client.get(f"/arenden/{ticket.number}/").content.decode()


def test_an_answer_to_somebody_who_has_just_left_stays_in_the_composer(cast: Cast, client: Client) -> None:
    session = begun(cast, email="ann@mejl.example").session
    ticket = ticket_of(session)
    client.force_login(cast.johan)
    end_chat(session, by=None, why="visitor")

    answered = client.post(
        f"/arenden/{ticket.number}/meddelanden/svar/",
        {"body": "Hej Ann", "recipients": "1", "to": f"chat:{session.pk}", "channel": "chat", "client_key": "c1"},
    )

    assert answered.status_code == 422
    assert "Hej Ann" in answered.content.decode()
    assert not Message.objects.filter(ticket=ticket, client_key="c1").exists()


def test_another_system_answers_in_the_chat_too(cast: Cast) -> None:
    session = begun(cast).session
    number = ticket_of(session).number

    answered = Caller(cast.kontaktcenter).post(f"tickets/{number}/messages/", {"body": "Er tömning är bokad."})

    assert (answered.status_code, answered.json()["channel"], answered.json()["delivery"]) == (201, "chat", "sent")
    [entry] = entries_after(ChatSession.objects.get(pk=session.pk), 1, for_visitor=True)
    assert (entry["side"], entry["text"]) == ("agent", "Er tömning är bokad.")


def test_a_macro_answers_in_the_chat_too(cast: Cast) -> None:
    session = begun(cast).session
    steps = [{"do": "reply", "value": "Tack för att du hörde av dig."}]
    macro = Macro.objects.create(name="Tack", steps=steps, team=cast.kontaktcenter)

    preview_macro(macro, ticket_of(session), by=cast.johan)  # leaves no trace
    apply_macro(macro, ticket_of(session), by=cast.johan)

    assert Message.objects.get(ticket=session.ticket, direction="out").channel == "chat"
