"""What a visitor may want besides an answer: to leave a message, to be rung, to have it mailed, to say how it was."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from channels_in.email.compose import compose
from chat.actions.accept import accept
from chat.actions.block import block, is_blocked, lift
from chat.actions.end import end_chat
from chat.actions.mark import mark
from chat.actions.rate import rate
from chat.actions.say import Said, Saying, say_many
from chat.actions.transcript import mail_transcript
from chat.actions.unread import mail_left, mail_unread
from chat.actions.wish import wish_call_back, wish_message
from chat.models import ChatSession
from servicedesk.lib.files import store
from tests.chat.chats import begun
from tests.factories.cast import Cast
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingFile
from tickets.models import CallBack, Message, Ticket
from tickets.references import reply_token


def fresh(session: ChatSession) -> ChatSession:
    return ChatSession.objects.get(pk=session.pk)


def mails(session: ChatSession) -> list[Message]:
    return list(Message.objects.filter(ticket=session.ticket, channel="email").order_by("pk"))


def answered(session: ChatSession, cast: Cast, text: str) -> Said:
    [said] = say_many([Saying(session.pk, "agent", text, text, agent_id=cast.johan.pk)])
    assert isinstance(said, Said)
    return said


def test_a_message_is_left_and_acknowledged(cast: Cast) -> None:
    session = begun(cast).session
    assert mails(session) == []

    wish_message(session, email="Ann@mejl.example", name="Ann Ek")

    assert (fresh(session).state, fresh(session).ended_by) == ("ended", "visitor")
    (ack,) = mails(session)
    assert [row["value"] for row in ack.recipients] == ["ann@mejl.example"]
    assert Ticket.objects.get(chat=session).waiting_since is not None


def test_a_message_cannot_be_left_without_an_address(cast: Cast) -> None:
    session = begun(cast).session

    with pytest.raises(InvalidChange):
        wish_message(session)

    assert fresh(session).state == "waiting"


def test_an_address_that_is_somebody_elses_changes_no_contact(cast: Cast) -> None:
    anna = Ticket.objects.get(chat=begun(cast, email="anna@mejl.example", name="Anna").session).requester
    session = begun(cast, name="Mallory").session

    wish_message(session, email="anna@mejl.example", name="Mallory")

    assert Ticket.objects.get(chat=session).requester == anna
    anna.refresh_from_db()
    assert anna.name == "Anna"


def test_a_visitor_is_rung(cast: Cast) -> None:
    session = begun(cast).session

    wish_call_back(session, "070-174 06 05", "efter klockan 15")

    row = CallBack.objects.get(ticket=session.ticket)
    assert (row.number, row.note) == ("+46701740605", "efter klockan 15")
    assert fresh(session).state == "ended"


def test_the_transcript_goes_to_one_address_at_most_three_times(cast: Cast) -> None:
    session = begun(cast).session
    with pytest.raises(InvalidChange):  # nobody has answered
        mail_transcript(session, "ann@mejl.example")
    accept(session, by=cast.johan)
    say_many([Saying(session.pk, "agent", "Hej Ann, det **löser** vi.", "a1", agent_id=cast.johan.pk)])

    for _time in range(3):
        mail_transcript(session, "ann@mejl.example")
    with pytest.raises(InvalidChange):
        mail_transcript(session, "ann@mejl.example")

    assert len(mails(session)) == 3
    assert "Johan\nHej Ann, det **löser** vi." in mails(session)[0].body
    assert "Åkerström" not in mails(session)[0].body


def test_a_rating_is_kept_and_can_be_changed(cast: Cast) -> None:
    session = begun(cast).session
    rate(session, 2, "Sådär")
    rate(session, 5, "Bra!")
    assert (fresh(session).stars, fresh(session).comment) == (5, "Bra!")
    with pytest.raises(InvalidChange):
        rate(session, 6)


def test_what_was_not_read_is_mailed_once(cast: Cast) -> None:
    session = begun(cast, email="ann@mejl.example").session
    accept(session, by=cast.johan)
    one, _two = [answered(session, cast, text) for text in ("Sedd", "Inte sedd")]
    mark(session.pk, side="visitor", read=one.entry["seq"])

    first, second = mail_unread(session), mail_unread(session)

    assert first is not None
    assert second is None
    assert [mail.pk for mail in mails(session)] == [first.pk]
    assert "Inte sedd" in first.body
    assert "\nSedd" not in first.body
    assert [row["value"] for row in first.recipients] == ["ann@mejl.example"]


def test_nobody_is_mailed_without_an_address(cast: Cast) -> None:
    session = begun(cast).session
    say_many([Saying(session.pk, "agent", "Hej", "a1", agent_id=cast.johan.pk)])
    assert mail_unread(session) is None


def test_a_place_is_blocked_for_a_day(cast: Cast) -> None:
    session = begun(cast, place="p" * 64).session

    row = block(session, by=cast.johan, reason="Hot")

    assert is_blocked("p" * 64)
    assert not is_blocked("")
    assert row.until - row.created_at == timedelta(hours=24)
    assert fresh(session).state == "ended"
    lift(row, by=cast.johan)
    assert not is_blocked("p" * 64)


def test_an_end_is_an_end_once(cast: Cast) -> None:
    session = begun(cast).session
    end_chat(session, by=None, why="visitor")
    ended = fresh(session)
    end_chat(session, by=cast.johan, why="agent")
    assert (fresh(session).ended_by, fresh(session).last_seq) == ("visitor", ended.last_seq)
    assert ended.ended_at is not None
    assert ended.ended_at <= timezone.now()


def test_a_transcript_is_an_automatic_mail_with_a_subject_of_ours(cast: Cast) -> None:
    session = begun(cast, text="KÖP BILLIGT www.farligt.example").session
    accept(session, by=cast.johan)

    mail_transcript(session, "ann@mejl.example")

    mail = compose(mails(session)[0])
    number = Ticket.objects.get(chat=session).shown_number.replace("\xa0", " ")
    assert mail["Subject"] == f"Din chatt, ärende {number}"
    assert mail["Auto-Submitted"] == "auto-replied"


def test_the_mail_with_what_was_not_read_has_its_files_and_can_be_answered(cast: Cast) -> None:
    session = begun(cast, email="ann@mejl.example").session
    stored = store(io.BytesIO(b"%PDF-1.4 blankett"), "blankett.pdf")
    file = IncomingFile(stored.name, stored.storage_name, stored.content_type, stored.size, stored.sha256)
    say_many([Saying(session.pk, "agent", "Här är **blanketten**.", "a1", agent_id=cast.johan.pk, files=(file,))])

    unread = mail_unread(session)

    assert unread is not None
    mail = compose(unread)
    assert [part.get_filename() for part in mail.iter_attachments()] == ["blankett.pdf"]
    assert reply_token(session.ticket_id) in mail["Reply-To"]
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert "Här är blanketten." in plain.get_content()


def test_what_was_not_read_in_an_ended_chat_is_mailed_once_the_page_is_gone(cast: Cast) -> None:
    read, unread = begun(cast, email="a@mejl.example").session, begun(cast, email="b@mejl.example").session
    for session in (read, unread):
        said = answered(session, cast, "Hej")
        if session == read:
            mark(session.pk, side="visitor", read=said.entry["seq"])
        end_chat(session, by=cast.johan, why="agent")

    assert mail_left(timezone.now()) == 0  # the pages are open still
    later = timezone.now() + timedelta(minutes=3)
    assert [mail_left(later), mail_left(later)] == [1, 0]
    assert [len(mails(session)) for session in (read, unread)] == [0, 1]
