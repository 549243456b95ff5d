"""A16: text that turns, hides or piles up letters comes through as it was, and turns nothing around it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.channels_in.email.mails import mail, mail_inbox
from tests.security.by_mail import ANN, agent_of, bring

pytestmark = pytest.mark.django_db
ODD = {
    "turned": "Faktura \u202efdp.exe",
    "zero width": "Ra\u200bdera",
    "zalgo": "Z\u0300\u0301\u0302\u0303\u0304" * 20,
    "four bytes": "😀👩‍👩‍👧‍👦𝔄",
    "huge grapheme": "👨" + "\u200d👩" * 100,
    "right to left": "שלום עולם",
    "full width": "＝cmd",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_kept_as_written_and_stands_apart(name: str) -> None:
    text = ODD[name]
    message = bring(mail("Hej", From=f"Ann <{ANN}>").replace(b"Hej!", text.encode()), mail_inbox())
    browser = Client()
    browser.force_login(agent_of(message.ticket))

    page = browser.get(reverse("ticket", args=[message.ticket.number])).content.decode()

    assert message.body.startswith(text)
    assert text in page
    before = page[: page.index(text)]
    assert 'dir="auto"' in before[before.rindex("<article") :]
