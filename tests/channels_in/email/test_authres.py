"""What our own receiving server says of the sender is a hint; what others say is nothing (RFC 8601)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels_in.email.authentication_results import Auth, verdict

OURS, DOMAIN = "mx.storan.example", "mejl.example"


def of(*results: str, domain: str = DOMAIN, our_server: str = OURS) -> Auth:
    headers = [("authentication-results", value) for value in results]
    return verdict(headers, our_server=our_server, from_domain=domain)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (f"{OURS}; dmarc=pass header.from=mejl.example", Auth.PASS),
        (f"{OURS} 1; spf=fail smtp.mailfrom=x@y.example; dmarc=pass (p=none) header.from=mejl.example", Auth.PASS),
        (f"{OURS}; dkim=pass header.d=evil.example; dmarc=fail header.from=mejl.example", Auth.FAIL),
        (f"{OURS}; dkim=pass header.d=mejl.example", Auth.PASS),
        (f"{OURS}; dkim=pass header.i=@post.mejl.example", Auth.PASS),
        (f"{OURS}; spf=pass smtp.mailfrom=studs@mejl.example", Auth.PASS),
        (f"{OURS}; spf=softfail smtp.mailfrom=ann@mejl.example", Auth.FAIL),
        # Somebody stands behind it, but not the domain in From.
        (f"{OURS}; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=a@evil.example", Auth.NONE),
        (f"{OURS}; dkim=pass header.d=notmejl.example", Auth.NONE),
        (f"{OURS}; dkim=pass header.d=example", Auth.NONE),
        (f"{OURS}; none", Auth.NONE),
        (f"{OURS}; dkim=none; spf=neutral", Auth.NONE),
        (f"({OURS}) other.example; dmarc=pass", Auth.NONE),
        (f"other.example; dmarc=pass ({OURS})", Auth.NONE),
        (f"{OURS}; dmarc=none (dmarc=pass; dkim=pass header.d=mejl.example)", Auth.NONE),
        (f"{OURS}.evil.example; dmarc=pass", Auth.NONE),
        ("", Auth.NONE),
    ],
)
def test_verdict(results: str, expected: Auth) -> None:
    assert of(results) == expected


def test_only_the_topmost_counts() -> None:
    forged, real = f"{OURS}; dmarc=pass", f"{OURS}; dmarc=fail"

    assert of(real, forged) == Auth.FAIL
    assert of("other.example; dmarc=pass", forged) == Auth.NONE


def test_nobody_is_checked_without_a_server_of_ours() -> None:
    assert of("; dmarc=pass", our_server="") == of("mx; dmarc=pass", our_server="") == Auth.NONE


def test_several_senders_are_never_checked() -> None:
    assert of(f"{OURS}; dmarc=pass", domain="") == Auth.NONE


@given(st.text(max_size=300))
def test_any_text_gives_a_verdict(text: str) -> None:
    assert of(text) in Auth
    assert of(f"{OURS}; {text}") in Auth
