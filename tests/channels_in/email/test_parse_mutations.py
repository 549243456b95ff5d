"""Real mails, broken: bits turned, cut off, spliced together. Each is read within a second, or is over a limit."""

import time
from contextlib import suppress
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels_in.email.bounces import read_bounce
from channels_in.email.parsing import MailTooComplex
from channels_in.email.quotes import fold
from tests.channels_in.email.raw import HEAD, parts, plain, read
from tests.channels_in.email.reports import in_words, standard
from tests.channels_in.email.test_parse_properties import assert_can_be_stored
from tests.public_data import public_mails

SECONDS = 1.0  # of CPU for a mail of a few kilobytes
MOST_BYTES = 100_000
SEPARATORS = (
    b"\r\n",
    b"\n--",
    b"\r\n\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"\0",
    b"=?utf-8?b?",
    b"",
)
unhurried = settings(
    deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def mails() -> list[bytes]:
    """Our own, and those of other projects where they are there."""
    own = [plain(b"Hej"), parts(b"\r\nHej", b"Content-Type: text/html\r\n\r\n<p>Hej"), HEAD, standard(), in_words()]
    public = [path.read_bytes() for path in public_mails("mails", "bounces")]
    return own + [raw for raw in public if len(raw) <= MOST_BYTES]


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A mail to which one to six things have happened."""
    raw = bytearray(draw(st.sampled_from(mails())))
    for _time in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(raw)))
        match draw(st.sampled_from(["turn", "cut", "splice", "insert", "repeat", "remove"])):
            case "turn" if at < len(raw):
                raw[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del raw[at:]
            case "splice":
                other = draw(st.sampled_from(mails()))
                raw[at:] = other[draw(st.integers(0, len(other))) :]
            case "insert":
                raw[at:at] = draw(st.one_of(st.sampled_from(SEPARATORS), st.binary(max_size=20)))
            case "repeat":
                raw[at:at] = raw[at : at + 200] * draw(st.integers(1, 20))
            case "remove":
                del raw[at : at + draw(st.integers(1, 500))]
    return bytes(raw)


@unhurried
@given(broken())
def test_broken_mail_is_read_in_time_or_is_over_a_limit(raw: bytes) -> None:
    started = time.process_time()

    with suppress(MailTooComplex):
        mail = read(raw, authserv_id="mx.storan.example")
        assert_can_be_stored(mail)
        fold(mail.text)
    read_bounce(raw)

    assert time.process_time() - started < SECONDS
