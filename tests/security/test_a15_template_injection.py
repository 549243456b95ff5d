"""A15: text from outside is never a template: what looks like one stays as it was written, in pages and in mail."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.channels_in.conftest import smtp
from tests.channels_in.email.mails import mail, mail_inbox
from tests.fakes.smtp import SmtpServer
from tests.security.by_mail import ANN, agent_of, bring, delivered
from tickets.actions.reply import reply
from tickets.models import Inbox

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
TEMPLATES = [
    "{{ 7|add:7 }}",
    "{{ settings.SECRET_KEY }}",
    "{{ticket.assignee.password}}",
    "{% load static %}{% now 'Y' %}",
    "{0.__class__}",
    "%(number)s",
    "${7+7}",
    "#{7+7}",
    "<%= 7+7 %>",
]


@pytest.mark.parametrize("text", TEMPLATES)
def test_template_in_a_mail_is_only_text(smtp: SmtpServer, text: str) -> None:
    inbox = mail_inbox()
    Inbox.objects.filter(pk=inbox.pk).update(acknowledges=True)
    inbox.refresh_from_db()
    raw = mail(text, From=f'"{text}" <{ANN}>').replace(b"Hej!", text.encode())

    ticket = bring(raw, inbox).ticket
    reply(ticket, by=agent_of(ticket), body="Du skrev:", quote=True)
    delivered()
    browser = Client()
    browser.force_login(agent_of(ticket))
    page = browser.get(reverse("ticket", args=[ticket.number])).content.decode()

    acknowledged, answered = (received.mail for received in smtp.received)
    assert ticket.subject == text
    assert text not in acknowledged.as_string()
    assert text in str(answered["Subject"])
    assert f"> {text} Tunnan" in str(answered.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert escape(text) in page
