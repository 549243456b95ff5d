"""Text from people as HTML: nothing of theirs is a tag; links lead where they say (A7) and cost no time (C8)."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.html import LINKS_MAX, text_to_html


class Reader(HTMLParser):
    """Collects tags and the text a person would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text_to_html(text))
    reader.close()
    return reader


def links(text: str) -> list[str | None]:
    return [attributes["href"] for tag, attributes in read(text).tags if tag == "a"]


def test_paragraphs_and_line_breaks_are_kept() -> None:
    assert text_to_html("Hej!\nHur går det?\n\n \nHälsningar\n") == "<p>Hej!<br>Hur går det?</p><p>Hälsningar</p>"
    assert text_to_html(" \n ") == ""


@given(st.text(max_size=300))
def test_every_character_is_shown_as_it_was_written_and_only_our_tags_are_made(text: str) -> None:
    reader = read(text)

    assert {tag for tag, _attributes in reader.tags} <= {"p", "br", "a"}
    squeezed = re.sub(r"\s+", "", text)
    assert re.sub(r"\s+", "", reader.text) == squeezed


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "&lt;b&gt; &amp;amp;", '" onmouseover="x', "</p><p>", "<!--"]
)
def test_what_looks_like_html_is_shown_letter_by_letter(text: str) -> None:
    assert read(text).text == text


def test_web_address_becomes_a_link_that_tells_nobody_where_from() -> None:
    (paragraph, link) = read("Se https://storan.example/avfall?x=1&y=2.").tags

    assert paragraph == ("p", {})
    assert link == (
        "a",
        {"href": "https://storan.example/avfall?x=1&y=2", "rel": "noopener noreferrer nofollow", "target": "_blank"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://x%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "[a](javascript:alert(1))",
        "//evil.example",
        "http://",
        "xhttps://a.example",
        "https://[::1",
        "https://stor\u0430n.example/",  # a Cyrillic а
        "https://storån.example/",
    ],
)
def test_other_schemes_and_look_alikes_are_no_links(text: str) -> None:
    assert links(text) == []
    assert read(text).text == text


@pytest.mark.parametrize("text", ["https://good.example@evil.example/", "http://evil.example/#good.example"])
def test_shown_text_of_a_link_is_the_whole_address(text: str) -> None:
    assert links(text) == [text]
    assert read(text).text == text


@pytest.mark.parametrize("after", list(".,;:!?)]}»”’'\"<>"))
def test_sign_after_an_address_is_not_part_of_it(after: str) -> None:
    assert links(f"(https://storan.example/a{after} text") == ["https://storan.example/a"]


def test_number_of_links_is_bounded_and_no_text_is_lost() -> None:
    text = " ".join(f"https://storan.example/{place}" for place in range(LINKS_MAX + 50))

    assert len(links(text)) == LINKS_MAX
    assert read(text).text == text


@pytest.mark.parametrize(
    "unit",
    [
        "http://",
        "https://a.example/ ",
        "\n \t",
        "\n" + " " * 50,
        "<",
        "&",
        "https://" + "a" * 3000 + " ",
        ".,;:!?)",
        "h" * 9 + "t",
    ],
    ids=range(9),
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = 9.0
        for _time in range(3):
            began = time.perf_counter()
            text_to_html(text)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(200_000) < max(12 * seconds(50_000), 0.2)
