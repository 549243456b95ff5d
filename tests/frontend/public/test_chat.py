"""The chat's own page: a whole talk by form posts alone, and nothing typed is ever lost."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat.actions.end import end_chat
from chat.actions.note import note_in_chat
from chat.actions.say import Saying, say_many
from chat.models import ChatSession, ChatSetup, ChatState, EndedBy
from tests.factories.cast import Cast
from tests.frontend.public.chat_talking import HERE, answer, post, say, start, text, the_chat
from tickets.models import ChannelKind, Message, Ticket

pytestmark = pytest.mark.django_db


def test_whole_talk_works_by_form_posts_alone(visitor: Client, cast: Cast) -> None:
    waiting = start(visitor, name="Lena")
    assert "Du är nummer 1 i kön" in text(waiting)

    answer(cast, "Hej Lena, vilken adress gäller det?")
    assert "Du chattar med Johan." in text(visitor.get(HERE))
    say(visitor, "Björkallén 6")
    ended = post(visitor, f"{HERE}avslut/")
    assert "Chatten är avslutad." in text(ended)
    post(visitor, f"{HERE}betyg/", **{"rate-stars": "5", "rate-comment": "Snabbt"})
    copied = post(visitor, f"{HERE}kopia/", **{"copy-email": "lena@mejl.example"})

    session = the_chat()
    said = Message.objects.filter(ticket=session.ticket, is_automatic=False).order_by("created_at")
    assert list(said.values_list("direction", "body")) == [
        ("in", "Sopbilen kom inte"),
        ("out", "Hej Lena, vilken adress gäller det?"),
        ("in", "Björkallén 6"),
    ]
    assert (session.state, session.stars, session.comment, session.transcripts) == ("ended", 5, "Snabbt", 1)
    assert "Kopian är på väg." in text(copied)
    assert Ticket.objects.get().channel == ChannelKind.CHAT


def test_updating_keeps_what_is_typed_and_says_nothing_of_errors(visitor: Client, cast: Cast) -> None:
    start(visitor)
    answer(cast, "Hej, vad gäller det?")

    response = say(visitor, "Jag undrar om", do="look")

    assert ">\nJag undrar om</textarea>" in response.content.decode()
    assert "Hej, vad gäller det?" in text(response)
    assert 'value="id-of-00013"' in response.content.decode()
    assert Message.objects.filter(direction="in").count() == 1


def test_page_one_writes_in_never_comes_again_by_itself(visitor: Client) -> None:
    response = start(visitor)

    assert "Refresh" not in response.headers
    assert "http-equiv" not in response.content.decode()


def test_page_that_updates_by_itself_has_no_field_and_can_be_slowed_and_stopped(visitor: Client) -> None:
    start(visitor)

    response = visitor.get(f"{HERE}lasning/")
    slower = visitor.get(f"{HERE}lasning/?varje=60")

    assert (response.headers["Refresh"], slower.headers["Refresh"]) == ("10", "60")
    assert "<textarea" not in response.content.decode()
    assert f'href="{HERE}#senast">Stoppa det' in response.content.decode()
    assert 'href="?varje=60"' in response.content.decode()


def test_page_that_updates_by_itself_leads_back_when_the_chat_is_over(visitor: Client) -> None:
    start(visitor)
    end_chat(the_chat(), by=None, why=EndedBy.VISITOR)

    assert visitor.get(f"{HERE}lasning/").headers["Location"] == HERE


def test_place_of_a_page_that_cannot_say_that_it_is_there_is_held_for_ten_minutes(visitor: Client) -> None:
    before = timezone.now()

    start(visitor)

    held = the_chat().visitor_seen_at - before
    assert timedelta(minutes=8) <= held <= timedelta(minutes=9)  # two minutes later a visitor counts as gone


def test_reading_says_that_everything_is_received_and_read(visitor: Client, cast: Cast) -> None:
    start(visitor)
    answer(cast, "Hej")

    title = visitor.get(HERE).content.decode()
    session = the_chat()

    assert (session.visitor_received, session.visitor_read) == (session.last_seq, session.last_seq)
    assert "<title>(1) Chatta med oss" in title


def test_file_is_sent_and_listed(visitor: Client) -> None:
    start(visitor)

    file = SimpleUploadedFile("anteckning.txt", b"Hej", content_type="text/plain")
    response = post(visitor, f"{HERE}meddelanden/", **{"say-id": "with-a-file", "say-attached": file})

    assert "anteckning.txt" in text(response)
    assert re.search(r'href="/chat/fil/[^"]+/"', response.content.decode())


def test_chat_that_ended_goes_on_when_the_visitor_writes_within_a_day(visitor: Client) -> None:
    start(visitor)
    end_chat(the_chat(), by=None, why=EndedBy.VISITOR)

    response = say(visitor, "En sak till")

    assert the_chat().state == ChatState.WAITING
    assert "Chatten är öppen igen" in text(response)


def test_chat_from_the_day_before_is_over_and_a_new_one_begins(visitor: Client) -> None:
    start(visitor)
    end_chat(the_chat(), by=None, why=EndedBy.VISITOR)
    ChatSession.objects.update(ended_at=timezone.now() - timedelta(hours=25))

    page = text(visitor.get(HERE))
    start(visitor, "Något nytt")

    assert "Sopbilen kom inte" not in page
    assert ChatSession.objects.count() == 2


def test_forgetting_leaves_nothing_for_the_next_person_at_the_computer(visitor: Client) -> None:
    start(visitor)

    response = post(visitor, f"{HERE}glomska/")

    assert "Sopbilen kom inte" not in text(response)
    assert "Vad gäller det?" in text(response)


def test_somebody_else_sees_nothing_of_the_chat(visitor: Client, chat_setup: ChatSetup) -> None:
    start(visitor)
    stranger = Client()

    assert "Sopbilen kom inte" not in text(stranger.get(HERE))
    assert stranger.get(f"{HERE}lasning/").headers["Location"] == HERE
    assert stranger.post(f"{HERE}meddelanden/", {"say-text": "Hej", "say-id": "from-a-stranger"}).status_code == 302
    assert Message.objects.count() == 1


def test_internal_notes_and_surnames_are_never_shown(visitor: Client, cast: Cast) -> None:
    start(visitor)
    answer(cast, "Hej")
    note_in_chat(the_chat(), by=cast.johan, text="Verkar upprörd")

    page = text(visitor.get(HERE))

    assert "Verkar upprörd" not in page
    assert "Åkerström" not in page


def test_page_of_a_long_chat_asks_as_much_as_that_of_a_short_one(
    visitor: Client,
) -> None:
    start(visitor)
    visitor.get(HERE)
    with CaptureQueriesContext(connection) as short:
        visitor.get(HERE)
    pk = the_chat().pk
    say_many([Saying(pk, "visitor", f"Rad {number}", f"line-{number:06}") for number in range(30)])
    visitor.get(HERE)
    with CaptureQueriesContext(connection) as long:
        visitor.get(HERE)

    assert len(long) == len(short)
