"""A form or a chat that was begun and not needed is counted where the effect of that answer is told."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from chat.models import ChatSetup
from knowledgebase.radar.answering import follow
from knowledgebase.radar.measured import effect
from tests.factories import make_article, make_form
from tests.frontend.public.filling import address_of
from tests.knowledgebase.radar.asked import make_question
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_spared_forms_and_chats_are_told_with_the_effect_of_the_answer(
    client: Client, visitor: Client, chat_setup: ChatSetup
) -> None:
    cache.clear()
    text, form = make_article("Hur byter jag soptunna?", short_answer="I e-tjänsten."), make_form()
    question = make_question("Hur byter jag soptunna?", article=text.article)
    follow(text.article_id)
    question.refresh_from_db()
    question.answered_at = timezone.now()
    question.save()
    typed = {"fraga": "Hur gör jag för att byta soptunna?"}

    offered = client.post(f"{address_of(form)}svar/", typed).text
    for _time in range(2):
        client.post(f"{address_of(form)}fick-svar/", {"answered": text.pk, **typed})
    visitor.handler.enforce_csrf_checks = False
    visitor.post(f"/chat/{chat_setup.inbox.slug}/fick-svar/", {"answered": text.pk, "text": "Byta soptunna?"})

    assert "Hur byter jag soptunna?" in offered
    assert effect(question).spared == {"form": 2, "chat": 1}
    assert not Ticket.objects.exists()
