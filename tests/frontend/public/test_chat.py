"""The chat's own page: a whole talk by form posts alone, and nothing typed is ever lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.block import block
from chat.actions.end import end_chat
from chat.actions.note import note_in_chat
from chat.actions.say import Saying, say_many
from chat.actions.setup import change_chat_inbox, create_chat_inbox
from chat.models import ChatSession, ChatSetup, ChatState, EndedBy
from chat.visitor_view import forget_views
from frontend import lookups
from knowledgebase.models import SparedContact
from servicedesk.people.models import Agent
from tests.factories import make_article
from tests.factories.cast import Cast, make_cast
from tickets.models import CallBack, ChannelKind, Message, Ticket

ALWAYS = [[[0, 1440]]] * 7
HERE = "/chat/chatt/"


@pytest.fixture
def cast(db: None) -> Cast:
    forget_views()
    lookups.forget()
    return make_cast()


@pytest.fixture
def setup(cast: Cast) -> ChatSetup:
    return create_chat_inbox(
        by=cast.asa,
        name="Chatt",
        team=cast.kontaktcenter,
        sender_name="Storåns kommun",
        hours=ALWAYS,
        keeps_holidays=False,
        suggests_answers=False,
    )


@pytest.fixture
def browser(setup: ChatSetup) -> Client:
    return Client(enforce_csrf_checks=True)


def _post(browser: Client, path: str, **data: object) -> HttpResponse:
    """Post a form of the page as a browser would, with the page's own token."""
    browser.get(HERE)
    token = browser.cookies["csrftoken"].value
    return browser.post(path, {"csrfmiddlewaretoken": token, **data}, follow=True)  # type: ignore[return-value]


def _start(browser: Client, text: str = "Sopbilen kom inte", **data: object) -> HttpResponse:
    return _post(browser, HERE, text=text, id="first-message", do="chat", **data)


def _say(browser: Client, text: str, **data: object) -> HttpResponse:
    return _post(browser, f"{HERE}meddelanden/", **{"say-text": text, "say-id": f"id-of-{len(text):05}", **data})


def _session() -> ChatSession:
    return ChatSession.objects.get()


def _text(response: Any) -> str:
    """What stands on the page, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def _answer(cast: Cast, text: str) -> None:
    session = accept(_session(), by=cast.johan)
    say_many([Saying(session.pk, "agent", text, f"answer-{text}", agent_id=cast.johan.pk)])


def test_whole_talk_works_by_form_posts_alone(browser: Client, cast: Cast) -> None:
    waiting = _start(browser, name="Lena")
    assert "Du är nummer 1 i kön" in _text(waiting)

    _answer(cast, "Hej Lena, vilken adress gäller det?")
    assert "Du chattar med Johan." in _text(browser.get(HERE))
    _say(browser, "Björkallén 6")
    ended = _post(browser, f"{HERE}avslut/")
    assert "Chatten är avslutad." in _text(ended)
    _post(browser, f"{HERE}betyg/", **{"rate-stars": "5", "rate-comment": "Snabbt"})
    copied = _post(browser, f"{HERE}kopia/", **{"copy-email": "lena@mejl.example"})

    session = _session()
    said = Message.objects.filter(ticket=session.ticket, is_automatic=False).order_by("created_at")
    assert list(said.values_list("direction", "body")) == [
        ("in", "Sopbilen kom inte"),
        ("out", "Hej Lena, vilken adress gäller det?"),
        ("in", "Björkallén 6"),
    ]
    assert (session.state, session.stars, session.comment, session.transcripts) == ("ended", 5, "Snabbt", 1)
    assert "Kopian är på väg." in _text(copied)
    assert Ticket.objects.get().channel == ChannelKind.CHAT


def test_token_is_in_a_cookie_no_script_reads_and_in_no_address(browser: Client) -> None:
    response = _start(browser)

    cookie = browser.cookies["chat"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie.value not in response.content.decode()
    assert cookie.value not in str(response.redirect_chain)  # type: ignore[attr-defined]
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_over_tls_the_cookie_has_the_prefix_that_keeps_other_hosts_out(setup: ChatSetup) -> None:
    browser = Client()

    browser.get(HERE, secure=True)

    assert browser.cookies["__Host-chat"]["secure"] is True
    assert "chat" not in browser.cookies


def test_form_without_its_own_token_is_refused(browser: Client) -> None:
    browser.get(HERE)

    assert browser.post(HERE, {"text": "Hej", "id": "first-message"}).status_code == 403
    assert ChatSession.objects.count() == 0


def test_form_sent_twice_is_one_chat_and_one_message(browser: Client) -> None:
    _start(browser)
    _start(browser)
    _say(browser, "Är du där?")
    _say(browser, "Är du där?")

    assert list(Message.objects.order_by("created_at").values_list("body", flat=True)) == [
        "Sopbilen kom inte",
        "Är du där?",
    ]


def test_a_second_tab_that_starts_too_writes_in_the_same_chat(browser: Client) -> None:
    _start(browser)
    _post(browser, HERE, text="En sak till", id="other-message", do="chat")

    assert ChatSession.objects.count() == 1
    assert list(Message.objects.order_by("created_at").values_list("body", flat=True)) == [
        "Sopbilen kom inte",
        "En sak till",
    ]


def test_updating_keeps_what_is_typed_and_says_nothing_of_errors(browser: Client, cast: Cast) -> None:
    _start(browser)
    _answer(cast, "Hej, vad gäller det?")

    response = _say(browser, "Jag undrar om", do="look")

    assert ">\nJag undrar om</textarea>" in response.content.decode()
    assert "Hej, vad gäller det?" in _text(response)
    assert 'value="id-of-00013"' in response.content.decode()
    assert Message.objects.filter(direction="in").count() == 1


def test_page_one_writes_in_never_comes_again_by_itself(browser: Client) -> None:
    response = _start(browser)

    assert "Refresh" not in response.headers
    assert "http-equiv" not in response.content.decode()


def test_page_that_updates_by_itself_has_no_field_and_can_be_slowed_and_stopped(browser: Client) -> None:
    _start(browser)

    response = browser.get(f"{HERE}lasning/")
    slower = browser.get(f"{HERE}lasning/?varje=60")

    assert (response.headers["Refresh"], slower.headers["Refresh"]) == ("10", "60")
    assert "<textarea" not in response.content.decode()
    assert f'href="{HERE}#senast">Stoppa det' in response.content.decode()
    assert 'href="?varje=60"' in response.content.decode()


def test_page_that_updates_by_itself_leads_back_when_the_chat_is_over(browser: Client) -> None:
    _start(browser)
    end_chat(_session(), by=None, why=EndedBy.VISITOR)

    assert browser.get(f"{HERE}lasning/").headers["Location"] == HERE


def test_place_of_a_page_that_cannot_say_that_it_is_there_is_held_for_ten_minutes(browser: Client) -> None:
    before = timezone.now()

    _start(browser)

    held = _session().visitor_seen_at - before
    assert timedelta(minutes=8) <= held <= timedelta(minutes=9)  # two minutes later a visitor counts as gone


def test_reading_says_that_everything_is_received_and_read(browser: Client, cast: Cast) -> None:
    _start(browser)
    _answer(cast, "Hej")

    title = browser.get(HERE).content.decode()
    session = _session()

    assert (session.visitor_received, session.visitor_read) == (session.last_seq, session.last_seq)
    assert "<title>(1) Chatta med oss" in title


def test_empty_message_is_asked_for_and_a_wrong_address_keeps_what_was_typed(browser: Client) -> None:
    nothing = _post(browser, HERE, text=" ", id="first-message", email="lena@mejl.example")
    wrong = _post(browser, HERE, text="Hej", id="first-message", email="lena", phone="", do="message")

    assert 'value="lena@mejl.example"' in nothing.content.decode()
    assert 'value="lena"' in wrong.content.decode()
    assert ">\nHej</textarea>" in wrong.content.decode()
    assert ChatSession.objects.count() == 0


def test_leaving_a_question_needs_somewhere_to_answer(browser: Client) -> None:
    response = _post(browser, HERE, text="Hej", id="first-message", do="message")

    assert "Skriv en e-postadress eller ett telefonnummer" in _text(response)
    assert ChatSession.objects.count() == 0


def test_question_left_without_waiting_makes_nobody_wait(browser: Client) -> None:
    response = _post(browser, HERE, text="Hej", id="first-message", do="message", email="lena@mejl.example")

    assert _session().state == ChatState.ENDED
    assert "Vi har tagit emot din fråga" in _text(response)
    assert f"{Ticket.objects.get().shown_number}" in response.content.decode()


def test_who_waits_can_leave_a_message_or_be_called_instead(browser: Client) -> None:
    _start(browser)

    _post(browser, f"{HERE}uppringning/", **{"call-phone": "070-174 06 15", "call-when": "Efter tre"})

    assert _session().state == ChatState.ENDED
    assert CallBack.objects.get().note == "Efter tre"


def test_outside_hours_the_page_says_when_it_opens_and_takes_the_question(browser: Client, setup: ChatSetup) -> None:
    today = timezone.localtime().weekday()
    tomorrow = [[[480, 990]] if day == (today + 1) % 7 else [] for day in range(7)]
    change_chat_inbox(setup, by=_anybody(), hours=tomorrow)

    page = _text(browser.get(HERE))
    response = _post(browser, HERE, text="Hej", id="first-message", do="message", phone="070-174 06 15")

    assert "Stängt, öppnar i morgon klockan 8" in page
    assert "Starta chatten" not in page
    assert "Vi har tagit emot din fråga" in _text(response)


def _anybody() -> Agent:
    return Agent.objects.earliest("pk")


def test_answers_are_suggested_first_and_the_talk_is_one_button_away(browser: Client, setup: ChatSetup) -> None:
    make_article("Vad gör jag om sopbilen inte har kommit?", short_answer="Låt kärlet stå kvar.")
    change_chat_inbox(setup, by=_anybody(), suggests_answers=True)

    suggested = _start(browser, "Vad gör jag om sopbilen inte har kommit?")
    sessions_before = ChatSession.objects.count()
    _start(browser, "Vad gör jag om sopbilen inte har kommit?", looked="True")

    assert "Låt kärlet stå kvar." in _text(suggested)
    assert "Jag vill prata med någon" in _text(suggested)
    assert (sessions_before, ChatSession.objects.count()) == (0, 1)


def test_answer_that_helped_is_counted_and_nothing_else_is_kept(browser: Client, setup: ChatSetup) -> None:
    article = make_article("Vad gör jag om sopbilen inte har kommit?")

    response = _post(browser, f"{HERE}fick-svar/", answered=article.pk, text="Hemligt")

    assert "Vad bra att det hjälpte" in _text(response)
    assert list(SparedContact.objects.values_list("at", "inbox")) == [("chat", setup.inbox_id)]
    assert Ticket.objects.count() == 0


def test_file_is_sent_and_listed(browser: Client) -> None:
    _start(browser)

    file = SimpleUploadedFile("anteckning.txt", b"Hej", content_type="text/plain")
    response = _post(browser, f"{HERE}meddelanden/", **{"say-id": "with-a-file", "say-attached": file})

    assert "anteckning.txt" in _text(response)
    assert re.search(r'href="/chat/fil/[^"]+/"', response.content.decode())


def test_chat_that_ended_goes_on_when_the_visitor_writes_within_a_day(browser: Client) -> None:
    _start(browser)
    end_chat(_session(), by=None, why=EndedBy.VISITOR)

    response = _say(browser, "En sak till")

    assert _session().state == ChatState.WAITING
    assert "Chatten är öppen igen" in _text(response)


def test_chat_from_the_day_before_is_over_and_a_new_one_begins(browser: Client) -> None:
    _start(browser)
    end_chat(_session(), by=None, why=EndedBy.VISITOR)
    ChatSession.objects.update(ended_at=timezone.now() - timedelta(hours=25))

    page = _text(browser.get(HERE))
    _start(browser, "Något nytt")

    assert "Sopbilen kom inte" not in page
    assert ChatSession.objects.count() == 2


def test_forgetting_leaves_nothing_for_the_next_person_at_the_computer(browser: Client) -> None:
    _start(browser)

    response = _post(browser, f"{HERE}glomska/")

    assert "Sopbilen kom inte" not in _text(response)
    assert "Vad gäller det?" in _text(response)


def test_somebody_else_sees_nothing_of_the_chat(browser: Client, setup: ChatSetup) -> None:
    _start(browser)
    stranger = Client()

    assert "Sopbilen kom inte" not in _text(stranger.get(HERE))
    assert stranger.get(f"{HERE}lasning/").headers["Location"] == HERE
    assert stranger.post(f"{HERE}meddelanden/", {"say-text": "Hej", "say-id": "from-a-stranger"}).status_code == 302
    assert Message.objects.count() == 1


def test_from_a_blocked_place_no_chat_is_opened(browser: Client, cast: Cast) -> None:
    _start(browser)
    block(_session(), by=cast.johan, reason="Hot")
    _post(browser, f"{HERE}glomska/")

    response = _start(browser, "Hej igen")

    assert "Du kan inte öppna en chatt härifrån just nu." in _text(response)
    assert ChatSession.objects.count() == 1


def test_internal_notes_and_surnames_are_never_shown(browser: Client, cast: Cast) -> None:
    _start(browser)
    _answer(cast, "Hej")
    note_in_chat(_session(), by=cast.johan, text="Verkar upprörd")

    page = _text(browser.get(HERE))

    assert "Verkar upprörd" not in page
    assert "Åkerström" not in page


def test_list_of_chats_leads_to_the_only_one_and_names_several(browser: Client, cast: Cast) -> None:
    assert browser.get("/chat/").headers["Location"] == HERE

    create_chat_inbox(by=cast.asa, name="Skola", team=cast.kontaktcenter, sender_name="Storåns kommun", hours=[])

    page = _text(browser.get("/chat/"))
    assert "Skola" in page
    assert "Öppet dygnet runt" in page


def test_paused_inbox_has_no_page_and_is_no_way_to_reach_us(browser: Client, setup: ChatSetup) -> None:
    assert 'href="/chat/"' in browser.get("/").content.decode()

    change_chat_inbox(setup, by=_anybody(), is_active=False)
    lookups.forget()

    assert browser.get(HERE).status_code == 404
    assert 'href="/chat/"' not in browser.get("/").content.decode()


def test_page_is_in_english_when_that_is_asked_for(browser: Client, setup: ChatSetup) -> None:
    change_chat_inbox(setup, by=_anybody(), texts={"en": {"title": "Talk to the town"}})

    page = _text(browser.get(f"{HERE}?language=en"))

    assert "Talk to the town" in page
    assert "Start the chat" in page


def test_page_of_a_long_chat_asks_as_much_as_that_of_a_short_one(
    browser: Client,
) -> None:
    _start(browser)
    browser.get(HERE)
    with CaptureQueriesContext(connection) as short:
        browser.get(HERE)
    pk = _session().pk
    say_many([Saying(pk, "visitor", f"Rad {number}", f"line-{number:06}") for number in range(30)])
    browser.get(HERE)
    with CaptureQueriesContext(connection) as long:
        browser.get(HERE)

    assert len(long) == len(short)
