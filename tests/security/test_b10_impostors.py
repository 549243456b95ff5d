"""B10: an address that looks like another is another, and its own letters are shown with a doubt."""

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.lib.addresses import mixes_alphabets, normal_email
from servicedesk.people.models import ContactAddress
from tests.channels_in.email.mails import mail_inbox
from tests.security.by_mail import ANN, agent_of, ticket_of

pytestmark = pytest.mark.django_db
CYRILLIC_A, CYRILLIC_E = "\u0430", "\u0435"
DOUBT = "Adressen blandar bokstäver som liknar varandra."


@pytest.mark.parametrize(
    "address", [f"{CYRILLIC_A}nn@mejl.example", f"ann@m{CYRILLIC_E}jl.example", "ånn@mejl.example"]
)
def test_lookalike_is_somebody_else(address: str) -> None:
    inbox = mail_inbox()
    real = ticket_of(ANN, inbox)

    other = ticket_of(f"Ann Berg <{address}>", inbox)

    assert other.requester != real.requester
    assert list(ContactAddress.objects.filter(contact=other.requester).values_list("value", flat=True)) == [
        normal_email(address)
    ]


@pytest.mark.parametrize(
    ("address", "mixes"),
    [
        (ANN, False),
        (f"{CYRILLIC_A}nn@mejl.example", True),
        (normal_email(f"ann@m{CYRILLIC_E}jl.example"), True),
        ("åsa@exempel.example", False),
        (normal_email("åsa@åäö.example"), False),
        ("иван@почта.example", False),
        ("иван@mejl.example", False),
        ("\u03bfla@mejl.example", True),
    ],
)
def test_mixed_alphabets_are_known(address: str, mixes: bool) -> None:
    assert mixes_alphabets(address) is mixes


@pytest.mark.parametrize(
    ("sender", "shown", "is_doubted"),
    [
        (f"Ann Berg <{ANN}>", f"<bdi>{ANN}</bdi>", False),
        (f"Ann Berg <{CYRILLIC_A}nn@mejl.example>", f"<bdi>{CYRILLIC_A}nn@mejl.example</bdi>", True),
        ("Ann <ann@åäö.example>", "<bdi>ann@xn--4cab6c.example</bdi><bdi>(åäö.example)</bdi>", False),
        (f'"kundcenter@storan.example" <{ANN}>', f"<bdi>{ANN}</bdi>", False),
        (f'"Ann <vd@storan.example>" <{ANN}>', f"<bdi>{ANN}</bdi>", False),
    ],
)
def test_agent_sees_the_real_address_whatever_the_name_says(sender: str, shown: str, is_doubted: bool) -> None:
    ticket = ticket_of(sender)
    browser = Client()
    browser.force_login(agent_of(ticket))

    page = browser.get(reverse("ticket", args=[ticket.number])).content.decode()

    assert (shown in page, DOUBT in page) == (True, is_doubted)
