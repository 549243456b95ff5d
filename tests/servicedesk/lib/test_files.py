"""Files from outside: type from the content, names only to show, stored under names of ours (I1, I2)."""

import hashlib
import re
import stat
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from servicedesk.lib.files import INLINE_TYPES, NAME_MAX, UNKNOWN_TYPE, content_type_of, shown_name, store

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
ACTIVE = [
    b"<!DOCTYPE html><script>alert(1)</script>",
    b"<html><body onload=alert(1)>",
    b"  \n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    b"#!/bin/sh\nrm -rf /",
    b"\xef\xbb\xbf<html><script>",
    b"CWS\x0a\x00\x00\x00\x00",
]


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 20, "image/jpeg"),
        (b"GIF89a" + b"\x00" * 20, "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7\n", "application/pdf"),
        ("Hej på dig".encode(), "text/plain"),
        ("aåabc".encode(), "text/plain"),
        ("blå".encode(), "text/plain"),
        (("x" * 8191 + "å").encode()[:8192], "text/plain"),
        ("Hej på dig".encode("latin-1"), UNKNOWN_TYPE),
        (b"\x00\x01\x02", UNKNOWN_TYPE),
        (b"", UNKNOWN_TYPE),
    ],
)
def test_type_is_found_from_the_content(head: bytes, media_type: str) -> None:
    assert content_type_of(head) == media_type


@pytest.mark.parametrize("head", ACTIVE)
def test_what_a_browser_would_run_is_never_named(head: bytes) -> None:
    found = content_type_of(head)

    assert found not in INLINE_TYPES
    assert not re.search("html|svg|xml|script|flash", found)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_type_of_one_short_line(head: bytes) -> None:
    found = content_type_of(head)

    assert found.isprintable()
    assert 0 < len(found) <= 100


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("bild.png", "bild.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\cmd.exe", "cmd.exe"),
        ("....//....//x", "x"),
        ("a\r\nSet-Cookie: x=1.txt", "a Set-Cookie_ x=1.txt"),
        ("\u200b.htaccess", "_.htaccess"),
        (".htaccess", "htaccess"),
        ("faktura\u202egnp.exe", "faktura_gnp.exe"),
        ('"; filename="x.html', "_; filename=_x.html"),
        ("a\x00b.png", "ab.png"),
        ("   ...   ", "fil"),
        ("", "fil"),
        ("räksmörgås åäö.pdf", "räksmörgås åäö.pdf"),
        ("a\u0308rende.txt", "ärende.txt"),
        ("sv%2e%2e%2fx", "sv%2e%2e%2fx"),
    ],
)
def test_name_is_fit_to_show(given_name: str, shown: str) -> None:
    assert shown_name(given_name) == shown


@given(st.text(max_size=400))
def test_any_name_is_one_short_harmless_line_and_cleaning_again_changes_nothing(name: str) -> None:
    shown = shown_name(name)

    assert 0 < len(shown) <= NAME_MAX
    assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b\u202e]', shown)
    assert shown_name(shown) == shown


@pytest.mark.parametrize("name", ["a" * 5000 + ".pdf", "x." * 4000, "." * 100_000, "å" * 3000])
def test_long_name_is_cut_and_keeps_its_ending(name: str) -> None:
    shown = shown_name(name)

    assert len(shown) <= NAME_MAX
    assert shown.endswith(".pdf") == name.endswith(".pdf")


def test_file_is_stored_whole_under_a_name_of_ours(settings: Settings) -> None:
    content = PNG + b"resten"

    stored = store(BytesIO(content), "../../min bild.html")

    assert re.fullmatch(r"\d{4}/\d{2}/[0-9a-f]{32}", stored.storage_name)
    assert (stored.name, stored.content_type, stored.size) == ("min bild.html", "image/png", len(content))
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    with default_storage.open(stored.storage_name) as kept:
        assert kept.read() == content
    path = Path(default_storage.path(stored.storage_name))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_same_file_twice_is_two_files() -> None:
    assert store(BytesIO(PNG), "a").storage_name != store(BytesIO(PNG), "a").storage_name
