"""What agents write as Markdown: letters stay letters, and nothing anybody types is a tag or a dangerous link."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.markdown import LONGEST, to_html, to_text
from tests.servicedesk.lib.test_html import Reader

ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "hr", "a"}
SIGNS = st.text(alphabet="ab åÅ*_`#>-+1.)[](<>:/\\&;\n\t!~=|'\"https", max_size=200)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Hej!\nRad två\n\nNytt", "<p>Hej!<br>Rad två</p><p>Nytt</p>"),
        ("**Fet** och *lutad*", "<p><strong>Fet</strong> och <em>lutad</em></p>"),
        ("- ett\n- två", "<ul><li>ett</li><li>två</li></ul>"),
        ("3. tre\n4. fyra", '<ol start="3"><li>tre</li><li>fyra</li></ol>'),
        ("# Stor", "<h3>Stor</h3>"),
        ("> citat\n\nsvar", "<blockquote><p>citat</p></blockquote><p>svar</p>"),
        ("5*3*2 är 30, fil_med_streck #104233", "<p>5*3*2 är 30, fil_med_streck #104233</p>"),
        ("    indraget", "<p>indraget</p>"),
        ("<b>inte fet</b> &amp;", "<p>&lt;b&gt;inte fet&lt;/b&gt; &amp;amp;</p>"),
        ("[fälla](javascript:alert(1))", "<p>[fälla](javascript:alert(1))</p>"),
    ],
)
def test_text_as_html(written: str, html: str) -> None:
    assert str(to_html(written)) == html


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**Fet** och *lutad* `kod`", "Fet och lutad kod"),
        ("Läs [mer](https://storan.example/avfall).", "Läs mer (https://storan.example/avfall)."),
        ("<https://storan.example>", "https://storan.example"),
        ("- ett\n  - inre\n- två\n\nSlut", "- ett\n  - inre\n- två\n\nSlut"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("> citat\n> mer\n\nsvar", "> citat\n> mer\n\nsvar"),
        ("# Rubrik\n\nText", "Rubrik\n\nText"),
        ("5*3*2", "5*3*2"),
        ("Hej!\nRad två", "Hej!\nRad två"),
    ],
)
def test_text_as_people_read_it(written: str, text: str) -> None:
    assert to_text(written) == text


@given(SIGNS)
def test_nothing_typed_is_another_tag_or_another_kind_of_link(written: str) -> None:
    reader = Reader()
    reader.feed(str(to_html(written)))

    assert {tag for tag, _attributes in reader.tags} <= ALLOWED
    links = [attributes["href"] or "" for tag, attributes in reader.tags if tag == "a"]
    assert all(re.match(r"(https?|mailto|tel):", link) for link in links)


@given(st.text(alphabet="abåäö \n", max_size=100))
def test_plain_words_stay_as_they_are(written: str) -> None:
    assert to_text(written) == written.strip()


@pytest.mark.parametrize("part", ["*", "[", "> ", "- ", "`", "[a](", "_a_ ", "**a", "<", "*a_b", "1. "])
def test_a_wall_of_signs_costs_little_time(part: str) -> None:
    wall = (part * LONGEST)[:LONGEST]
    begun = time.process_time()

    to_html(wall)
    to_text(wall)

    assert time.process_time() - begun < 5


def test_very_long_text_is_shown_as_it_was_typed() -> None:
    text = "**a** " * LONGEST

    assert "<strong>" not in to_html(text)
    assert to_text(text) == text.strip()
