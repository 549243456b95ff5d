"""Small parts: time in words, addresses, rate limits, where a request came from, text made safe to store."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from servicedesk.lib import addresses, ratelimit
from servicedesk.lib.addresses import AddressError
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.slugs import slug_of
from servicedesk.lib.text import clean, one_line
from servicedesk.lib.when import clock, day, short

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # a Friday, 09.00 in Stockholm


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 20, 7, 55, tzinfo=UTC), "08:55"),
        (datetime(2026, 11, 19, 23, 30, tzinfo=UTC), "00:30"),  # today in Stockholm, yesterday in UTC
        (datetime(2026, 11, 19, 12, 0, tzinfo=UTC), "i går"),
        (datetime(2026, 11, 16, 12, 0, tzinfo=UTC), "mån"),
        (datetime(2026, 11, 13, 12, 0, tzinfo=UTC), "13 nov"),
        (datetime(2025, 10, 14, 12, 0, tzinfo=UTC), "14 okt 2025"),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), "21 nov"),  # a clock that runs ahead
    ],
)
def test_moment_is_said_as_short_as_its_age_allows(moment: datetime, words: str) -> None:
    assert short(moment, NOW).rstrip(".") == words


def test_days_are_headings_in_the_readers_language() -> None:
    yesterday = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)

    assert day(NOW, NOW) == "i dag, fredag 20 november"
    assert day(yesterday, NOW) == "i går, torsdag 19 november"
    assert day(datetime(2025, 1, 2, 12, tzinfo=UTC), NOW) == "2 januari 2025"
    with translation.override("en"):
        assert day(yesterday, NOW) == "yesterday, Thursday 19 November"


@pytest.mark.parametrize(
    ("month", "day_", "shown"), [(3, 28, "03:30"), (3, 29, "04:30"), (10, 24, "04:30"), (10, 25, "03:30")]
)
def test_clock_follows_summer_time(month: int, day_: int, shown: str) -> None:
    assert clock(datetime(2026, month, day_, 2, 30, tzinfo=UTC)) == shown


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("email", " Ann.Berg@Mejl.Example ", "ann.berg@mejl.example"),
        ("email", "ann@räksmörgås.example", "ann@xn--rksmrgs-5wao1o.example"),
        ("phone", "070-174 06 05", "+46701740605"),
        ("phone", "0046 70 174 06 05", "+46701740605"),
        ("phone", "+46 (0)70-174 06 05", "+46701740605"),
        ("phone", "0980-319 200", "+46980319200"),
        ("facebook", " @Storåns Kommun", "storånskommun"),
    ],
)
def test_address_has_one_form_and_keeps_it(kind: str, text: str, value: str) -> None:
    assert addresses.normal(kind, text) == value
    assert addresses.normal(kind, value) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("email", "ann"),
        ("email", "ann@"),
        ("email", "@mejl.example"),
        ("email", "a@b\r\nBcc: x@y.example"),
        ("email", "a@b.example, c@d.example"),
        ("email", "a" * 100_000 + "@mejl.example"),
        ("email", "a\x00@mejl.example"),
        ("phone", "ring mig"),
        ("phone", "12"),
        ("phone", "1" * 5000),
        ("facebook", " @ "),
        ("facebook", "x" * 300),
    ],
)
def test_what_is_no_address_is_told_in_words(kind: str, text: str) -> None:
    with pytest.raises(AddressError) as refusal:
        addresses.normal(kind, text)

    assert str(refusal.value)


@given(st.sampled_from(["email", "phone", "facebook"]), st.text(max_size=120))
def test_any_text_is_an_address_that_keeps_its_form_or_is_refused(kind: str, text: str) -> None:
    try:
        value = addresses.normal(kind, text)
    except AddressError:
        return
    assert addresses.normal(kind, value) == value
    assert 0 < len(value) <= 254


def test_phone_is_shown_as_people_write_it() -> None:
    assert addresses.shown("phone", "+46701740605") == "070-174 06 05"
    assert addresses.shown("phone", "+4793000000").startswith("+47 ")
    assert addresses.shown("email", "ann@mejl.example") == "ann@mejl.example"
    assert addresses.shown("phone", "skräp") == "skräp"


def test_limit_counts_each_one_alone_in_each_window(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr("servicedesk.lib.ratelimit.time.time", lambda: 1_000_000.0)
    first = [ratelimit.allowed("form", "ann", most=2, seconds=60) for _time in range(4)]

    other = ratelimit.allowed("form", "bo", most=2, seconds=60)
    otherwise = ratelimit.allowed("search", "ann", most=2, seconds=60)
    monkeypatch.setattr("servicedesk.lib.ratelimit.time.time", lambda: 1_000_060.0)

    assert first == [True, True, False, False]
    assert (other, otherwise) == (True, True)
    assert ratelimit.allowed("form", "ann", most=2, seconds=60)


def test_limit_keeps_no_address_in_the_cache() -> None:
    assert "ann" not in ratelimit.hash_key("ann@mejl.example")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, " , ,", "192.0.2.1"),
    ],
)
def test_forwarding_header_is_believed_as_far_as_our_own_proxies_reach(
    settings: Settings, proxies: int, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})

    assert client_ip(request) == address


@given(st.text(max_size=200))
def test_clean_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)

    assert "\x00" not in cleaned
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


@given(st.text(max_size=200), st.integers(min_value=1, max_value=50))
def test_one_line_is_one_line_and_short(text: str, limit: int) -> None:
    line = one_line(text, limit)

    assert len(line) <= limit
    assert "\n" not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    ("text", "slug"), [("Åker & Äng", "aker-ang"), ("  ", "x"), ("日本", "x"), ("a" * 99, "a" * 60)]
)
def test_slug_is_lower_case_ascii(text: str, slug: str) -> None:
    assert slug_of(text) == slug
