"""K4: a Message-ID is what its sender wrote. Using up another's does not make their mail disappear."""

import pytest

from channels_in import intake
from channels_in.email.receive import receive
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, mail_inbox
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_message_id_used_up_beforehand_suppresses_nobody() -> None:
    inbox = mail_inbox()
    attacker = mail("Hej", Message_ID="<1@mejl.example>", From="ond@evil.example")
    citizen = mail("Min ansökan", Message_ID="<1@mejl.example>")

    for raw in (attacker, citizen):
        intake.process(receive(inbox, raw).pk)

    assert sorted(Ticket.objects.values_list("subject", flat=True)) == ["Hej", "Min ansökan"]
    assert RawInbound.objects.filter(state="done").count() == 2


def test_one_mail_to_two_inboxes_is_known_in_both() -> None:
    raw = mail()
    inboxes = [mail_inbox(), mail_inbox(address="bygglov@storan.example")]

    for inbox in inboxes:
        intake.process(receive(inbox, raw).pk)

    assert sorted(Ticket.objects.values_list("inbox_id", flat=True)) == sorted(inbox.pk for inbox in inboxes)


def test_same_words_in_another_mail_are_another_mail() -> None:
    inbox = mail_inbox()
    raw = mail()

    rows = {receive(inbox, raw).pk, receive(inbox, raw.replace(b"09:30:00", b"09:30:01")).pk, receive(inbox, raw).pk}

    assert len(rows) == 2
