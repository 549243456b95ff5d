"""C12: words and texts that no index can hold still become tickets that are found by what can be."""

import pytest

from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import plain, with_header
from tests.security.by_mail import bring

pytestmark = pytest.mark.django_db
MANY_WORDS = b" ".join(b"ord%d" % number for number in range(150_000))
LONG_WORD = b"a" * 100_000


@pytest.mark.parametrize(
    "raw",
    [
        plain(MANY_WORDS),
        plain(LONG_WORD),
        plain("å".encode() * 100_000),
        with_header(b"Subject", LONG_WORD),
        with_header(b"Subject", MANY_WORDS[:200_000]),
        with_header(b"From", b'"' + LONG_WORD + b'" <ann@mejl.example>'),
        with_header(b"Message-ID", b"<" + LONG_WORD + b"@mejl.example>"),
        with_header(b"References", b"<" + LONG_WORD + b"@mejl.example> " * 3),
        with_header(b"From", LONG_WORD + b"@mejl.example"),
    ],
    ids=[
        "many words",
        "long word",
        "long word in UTF-8",
        "subject",
        "subject of words",
        "name",
        "id",
        "references",
        "from",
    ],
)
def test_what_no_index_holds_is_a_ticket(raw: bytes) -> None:
    assert bring(raw, mail_inbox()).ticket.number
