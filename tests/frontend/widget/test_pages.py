"""The addresses other websites load the window from: for everybody, kept for a while, without a cookie."""

import gzip
import json

import pytest
from django.test import Client

from frontend.widget import script

PACKED = {"Accept-Encoding": "gzip"}
ADDRESSES = ["/widget.js", "/widget/en.json", "/widget/logo.svg"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_window_may_be_loaded_by_any_website_and_sets_no_cookie(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=3600, stale-while-revalidate=86400"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.cookies == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_browser_has_is_not_sent_again(client: Client, address: str) -> None:
    for headers in ({}, PACKED):
        tag = client.get(address, headers=headers).headers["ETag"]
        again = client.get(address, headers={**headers, "If-None-Match": tag})

        assert (again.status_code, again.content) == (304, b"")


def test_script_is_sent_packed_once_and_for_all(client: Client) -> None:
    answer = client.get("/widget.js", headers=PACKED)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == client.get("/widget.js").content == script.packed().text


def test_words_of_a_language_are_those_the_script_asks_for(client: Client) -> None:
    words = json.loads(client.get("/widget/en.json").content)

    assert words["chat"] == "Chat"
    assert sorted(words.values()) == sorted(script.texts("en").values())
    assert client.get("/widget/xx.json").status_code == 404
