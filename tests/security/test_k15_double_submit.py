"""K15: one submission is one ticket, however often and however much at once it is sent."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

from tests.factories import make_form
from tests.frontend.public.filling import ANSWERS, address_of, kept_on, picture, send, token_on
from tickets.models import Attachment, Message, Ticket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("with_kept_file", [False, True])
def test_twenty_at_once_make_one_ticket_and_all_get_its_number(client: Client, with_kept_file: bool) -> None:
    form = make_form()
    page = send(client, form, fraga="", fil=picture())
    token = token_on(page)
    kept = kept_on(page) if with_kept_file else []

    def press(_number: int) -> str:
        browser = Client()
        try:
            extra = {"kept.file": kept} if kept else {"fil": picture()}
            response = browser.post(address_of(form), {"submission.id": token, **ANSWERS, **extra})
            assert response.status_code == 302
            return browser.get(response.headers["Location"]).text
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(press, range(20)))

    ticket = Ticket.objects.get()
    assert all(ticket.shown_number in receipt for receipt in receipts)
    assert Message.objects.filter(is_automatic=True).count() == 1
    assert Attachment.objects.count() == 1
    files = [path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(files) == (1 if with_kept_file else 2)  # the second is the one that was kept and not used


def test_back_and_send_again_is_the_same_ticket(client: Client) -> None:
    form = make_form()
    token = token_on(client.get(address_of(form)))  # type: ignore[arg-type]

    first = send(client, form, token=token)
    again = send(client, form, token=token)

    assert (first.status_code, again.status_code) == (302, 302)
    assert Ticket.objects.count() == 1
