"""Before a chat on its own page: one chat however often the form is sent, answers first, and who finds no way in."""

import pytest
from django.test import Client
from django.utils import timezone

from chat.actions.block import block
from chat.actions.setup import change_chat_inbox, create_chat_inbox
from chat.models import ChatSession, ChatSetup, ChatState
from frontend import lookups
from knowledgebase.models import SparedContact
from tests.factories import make_article
from tests.factories.cast import Cast
from tests.frontend.public.chat_talking import HERE, anybody, post, say, start, text, the_chat
from tickets.models import CallBack, Message, Ticket

pytestmark = pytest.mark.django_db
ALWAYS = [[[0, 1440]]] * 7


def test_token_is_in_a_cookie_no_script_reads_and_in_no_address(visitor: Client) -> None:
    response = start(visitor)

    cookie = visitor.cookies["chat"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie.value not in response.content.decode()
    assert cookie.value not in str(response.redirect_chain)  # type: ignore[attr-defined]
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_over_tls_the_cookie_has_the_prefix_that_keeps_other_hosts_out(chat_setup: ChatSetup) -> None:
    visitor = Client()

    visitor.get(HERE, secure=True)

    assert visitor.cookies["__Host-chat"]["secure"] is True
    assert "chat" not in visitor.cookies


def test_form_without_its_own_token_is_refused(visitor: Client) -> None:
    visitor.get(HERE)

    assert visitor.post(HERE, {"text": "Hej", "id": "first-message"}).status_code == 403
    assert ChatSession.objects.count() == 0


def test_form_sent_twice_is_one_chat_and_one_message(visitor: Client) -> None:
    start(visitor)
    start(visitor)
    say(visitor, "Är du där?")
    say(visitor, "Är du där?")

    assert list(Message.objects.order_by("created_at").values_list("body", flat=True)) == [
        "Sopbilen kom inte",
        "Är du där?",
    ]


def test_a_second_tab_that_starts_too_writes_in_the_same_chat(visitor: Client) -> None:
    start(visitor)
    post(visitor, HERE, text="En sak till", id="other-message", do="chat")

    assert ChatSession.objects.count() == 1
    assert list(Message.objects.order_by("created_at").values_list("body", flat=True)) == [
        "Sopbilen kom inte",
        "En sak till",
    ]


def test_empty_message_is_asked_for_and_a_wrong_address_keeps_what_was_typed(visitor: Client) -> None:
    nothing = post(visitor, HERE, text=" ", id="first-message", email="lena@mejl.example")
    wrong = post(visitor, HERE, text="Hej", id="first-message", email="lena", phone="", do="message")

    assert 'value="lena@mejl.example"' in nothing.content.decode()
    assert 'value="lena"' in wrong.content.decode()
    assert ">\nHej</textarea>" in wrong.content.decode()
    assert ChatSession.objects.count() == 0


def test_leaving_a_question_needs_somewhere_to_answer(visitor: Client) -> None:
    response = post(visitor, HERE, text="Hej", id="first-message", do="message")

    assert "Skriv en e-postadress eller ett telefonnummer" in text(response)
    assert ChatSession.objects.count() == 0


def test_question_left_without_waiting_makes_nobody_wait(visitor: Client) -> None:
    response = post(visitor, HERE, text="Hej", id="first-message", do="message", email="lena@mejl.example")

    assert the_chat().state == ChatState.ENDED
    assert "Vi har tagit emot din fråga" in text(response)
    assert f"{Ticket.objects.get().shown_number}" in response.content.decode()


def test_who_waits_can_leave_a_message_or_be_called_instead(visitor: Client) -> None:
    start(visitor)

    post(visitor, f"{HERE}uppringning/", **{"call-phone": "070-174 06 15", "call-when": "Efter tre"})

    assert the_chat().state == ChatState.ENDED
    assert CallBack.objects.get().note == "Efter tre"


def test_outside_hours_the_page_says_when_it_opens_and_takes_a_question(visitor: Client, chat_setup: ChatSetup) -> None:
    today = timezone.localtime().weekday()
    tomorrow = [[[480, 990]] if day == (today + 1) % 7 else [] for day in range(7)]
    change_chat_inbox(chat_setup, by=anybody(), hours=tomorrow)

    page = text(visitor.get(HERE))
    response = post(visitor, HERE, text="Hej", id="first-message", do="message", phone="070-174 06 15")

    assert "Stängt, öppnar i morgon klockan 8" in page
    assert "Starta chatten" not in page
    assert "Vi har tagit emot din fråga" in text(response)


def test_answers_are_suggested_first_and_the_talk_is_one_button_away(visitor: Client, chat_setup: ChatSetup) -> None:
    make_article("Vad gör jag om sopbilen inte har kommit?", short_answer="Låt kärlet stå kvar.")
    change_chat_inbox(chat_setup, by=anybody(), suggests_answers=True)

    suggested = start(visitor, "Vad gör jag om sopbilen inte har kommit?")
    sessions_before = ChatSession.objects.count()
    start(visitor, "Vad gör jag om sopbilen inte har kommit?", looked="True")

    assert "Låt kärlet stå kvar." in text(suggested)
    assert "Jag vill prata med någon" in text(suggested)
    assert (sessions_before, ChatSession.objects.count()) == (0, 1)


def test_answer_that_helped_is_counted_and_nothing_else_is_kept(visitor: Client, chat_setup: ChatSetup) -> None:
    article = make_article("Vad gör jag om sopbilen inte har kommit?")

    response = post(visitor, f"{HERE}fick-svar/", answered=article.pk, text="Hemligt")

    assert "Vad bra att det hjälpte" in text(response)
    assert list(SparedContact.objects.values_list("at", "inbox")) == [("chat", chat_setup.inbox_id)]
    assert Ticket.objects.count() == 0


def test_from_a_blocked_place_no_chat_is_opened(visitor: Client, cast: Cast) -> None:
    start(visitor)
    block(the_chat(), by=cast.johan, reason="Hot")
    post(visitor, f"{HERE}glomska/")

    response = start(visitor, "Hej igen")

    assert "Du kan inte öppna en chatt härifrån just nu." in text(response)
    assert ChatSession.objects.count() == 1


def test_list_of_chats_leads_to_the_only_one_and_names_several(visitor: Client, cast: Cast) -> None:
    assert visitor.get("/chat/").headers["Location"] == HERE

    create_chat_inbox(by=cast.asa, name="Skola", team=cast.kontaktcenter, sender_name="Storåns kommun", hours=[])

    page = text(visitor.get("/chat/"))
    assert "Skola" in page
    assert "Öppet dygnet runt" in page


def test_who_has_a_chat_is_led_to_it_rather_than_losing_it_to_another(visitor: Client, cast: Cast) -> None:
    start(visitor)
    create_chat_inbox(by=cast.asa, name="Skola", team=cast.kontaktcenter, sender_name="Storåns kommun", hours=ALWAYS)

    response = post(visitor, "/chat/skola/", text="Hej", id="second-chat", looked="True")

    assert "Du har redan en chatt." in text(response)
    assert f'href="{HERE}"' in response.content.decode()
    assert ">\nHej</textarea>" in response.content.decode()
    assert the_chat().inbox.slug == "chatt"


def test_paused_inbox_has_no_page_and_is_no_way_to_reach_us(visitor: Client, chat_setup: ChatSetup) -> None:
    assert 'href="/chat/"' in visitor.get("/").content.decode()

    change_chat_inbox(chat_setup, by=anybody(), is_active=False)
    lookups.forget()

    assert visitor.get(HERE).status_code == 404
    assert 'href="/chat/"' not in visitor.get("/").content.decode()


def test_page_is_in_english_when_that_is_asked_for(visitor: Client, chat_setup: ChatSetup) -> None:
    change_chat_inbox(chat_setup, by=anybody(), texts={"en": {"title": "Talk to the town"}})

    page = text(visitor.get(f"{HERE}?language=en"))

    assert "Talk to the town" in page
    assert "Start the chat" in page
