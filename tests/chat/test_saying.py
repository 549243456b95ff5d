"""What is said in a chat: written once, in order, on the ticket."""

from chat.actions.say import Said, Saying, say_many
from chat.entries import entries_after
from chat.models import ChatSession
from tests.chat.chats import begun
from tests.factories.cast import Cast
from tickets.models import Ticket


def test_a_chat_is_a_ticket_from_its_first_message(cast: Cast) -> None:
    started = begun(cast, email="ann@mejl.example")

    ticket = Ticket.objects.get(chat=started.session)
    assert (ticket.channel, ticket.subject, ticket.status) == ("chat", "Hej!", "new")
    assert started.entry["text"] == "Hej!"
    assert started.entry["seq"] == 1


def test_both_sides_talk(cast: Cast) -> None:
    session = begun(cast).session

    said = say_many(
        [
            Saying(session.pk, "visitor", "Är ni där?", "v2"),
            Saying(session.pk, "agent", "Ja!", "a1", agent_id=cast.johan.pk),
        ]
    )

    assert [one.entry["seq"] for one in said if isinstance(one, Said)] == [2, 3]
    ticket = Ticket.objects.get(chat=session)
    assert (ticket.status, ticket.waiting_since, ticket.preview) == ("open", None, "Ja!")
    shown = entries_after(ChatSession.objects.get(pk=session.pk), 0, for_visitor=True)
    assert [(one["seq"], one["before"], one["side"], one["name"], one["text"]) for one in shown] == [
        (1, 0, "visitor", "Ann", "Hej!"),
        (2, 1, "visitor", "Ann", "Är ni där?"),
        (3, 2, "agent", "Johan", "Ja!"),
    ]
