"""B9: a mail cannot say of itself that it was checked; what our own server says is shown and gives no rights."""

from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from channels_in.email.receive import receive
from channels_in.intake import process
from tests.channels_in.email.mails import mail, mail_inbox
from tickets.models import Inbox, Message

pytestmark = pytest.mark.django_db
OURS = "mx.storan.example"


@pytest.fixture
def told(settings: Settings) -> Callable[[bytes], dict[str, str]]:
    """Return what is kept about the sender of a mail that comes in."""
    settings.MAIL_AUTHSERV_ID = OURS
    inbox: Inbox = mail_inbox()

    def of(raw: bytes) -> dict[str, str]:
        process(receive(inbox, raw).pk)
        return dict(Message.objects.latest("pk").mail_info)

    return of


def with_results(*results: str, sender: str = "Ann <ann@mejl.example>") -> bytes:
    """A mail with these headers above its own, topmost first."""
    head = "".join(f"Authentication-Results: {value}\r\n" for value in results)
    return head.encode() + mail(From=sender)


def test_our_servers_word_is_kept(told: Callable[[bytes], dict[str, str]]) -> None:
    assert told(with_results(f"{OURS}; dmarc=pass header.from=mejl.example"))["auth"] == "pass"
    assert told(with_results(f"{OURS}; dmarc=fail header.from=mejl.example"))["auth"] == "fail"


@pytest.mark.parametrize(
    "forged",
    [
        ["mail.evil.example; dmarc=pass header.from=mejl.example"],
        ["mail.evil.example; dmarc=fail", f"{OURS}; dmarc=pass header.from=mejl.example"],
        [f"{OURS}.evil.example; dmarc=pass"],
        [f"(x) evil.example ({OURS}); dmarc=pass"],
        [f"{OURS}; dmarc=none (dmarc=pass)"],
        [],
    ],
)
def test_forged_word_counts_for_nothing(told: Callable[[bytes], dict[str, str]], forged: list[str]) -> None:
    assert told(with_results(*forged))["auth"] == "none"


def test_below_our_own_word_another_counts_for_nothing(told: Callable[[bytes], dict[str, str]]) -> None:
    assert told(with_results(f"{OURS}; dmarc=fail", f"{OURS}; dmarc=pass"))["auth"] == "fail"


def test_checked_domain_that_is_not_in_from_counts_for_nothing(told: Callable[[bytes], dict[str, str]]) -> None:
    results = f"{OURS}; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example"

    assert told(with_results(results))["auth"] == "none"


@pytest.mark.parametrize(
    "sender", ["Ann <ann@mejl.example>, Ond <ond@evil.example>", "Ann <ann@mejl.example>\r\nFrom: ond@evil.example"]
)
def test_several_senders_are_never_checked(told: Callable[[bytes], dict[str, str]], sender: str) -> None:
    assert told(with_results(f"{OURS}; dmarc=pass header.from=mejl.example", sender=sender))["auth"] == "none"
