"""The text of an article as HTML: structure and links stay, nothing runs, nothing is loaded from elsewhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.article_html import Target, is_safe_link, names_in, to_html, to_text

PICTURE = "fil:00000000-0000-4000-8000-000000000001"
TARGETS = {"artikel:42": Target("/svar/sopor/"), PICTURE: Target("/filer/1/", 640, 480)}
SIGNS = st.text(alphabet="ab åÅ*_`#>-+1.)[](<>:/\\&;\n\t!~=|'\"https", max_size=200)
ALLOWED = frozenset(
    re.findall(r"\w+", "p br ul ol li strong em s h2 h3 h4 blockquote pre code hr a img table thead tbody tr th td div")
)


def html(markdown: str) -> str:
    return str(to_html(markdown, resolve=TARGETS.get)).replace("\n", "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Gör så här", '<h2 id="gor-sa-har">Gör så här</h2>'),
        ("# Först", '<h2 id="forst">Först</h2>'),
        ("### Under", '<h3 id="under">Under</h3>'),
        ("## A\n## A", '<h2 id="a">A</h2><h2 id="a-2">A</h2>'),
        ("1. ett\n2. två", "<ol><li>ett</li><li>två</li></ol>"),
        ("rad\nrad två", "<p>rad<br>rad två</p>"),
        ("[sopor](artikel:42)", '<p><a href="/svar/sopor/" rel="noopener noreferrer">sopor</a></p>'),
        ("[borta](artikel:43)", "<p>borta</p>"),
        ("[sida](/avfall/)", '<p><a href="/avfall/" rel="noopener noreferrer">sida</a></p>'),
        (
            f"![En karta]({PICTURE})",
            '<p><img src="/filer/1/" alt="En karta" width="640" height="480" loading="lazy"></p>',
        ),
        ("![Spår](https://spar.example/a.png)", "<p>Spår</p>"),
        ("[f](javascript:alert(1))", "<p>[f](javascript:alert(1))</p>"),
        ("<b onclick=x>fet</b>", "<p>&lt;b onclick=x&gt;fet&lt;/b&gt;</p>"),
    ],
)
def test_markdown_becomes(written: str, shown: str) -> None:
    assert html(written) == shown


def test_a_table_scrolls_in_a_region_with_a_name() -> None:
    shown = html("| Vad | Pris |\n| --- | ---: |\n| Säck | 45 |")

    assert shown.startswith('<div class="prose__table" tabindex="0" role="region" aria-label="Tabell 1"><table>')
    assert '<th scope="col" class="prose__end">Pris</th>' in shown


def test_ids_of_two_texts_on_a_page_are_kept_apart() -> None:
    assert str(to_html("## A", resolve=TARGETS.get, prefix="steg-")) == '<h2 id="steg-a">A</h2>'


def test_plain_text_keeps_words_lists_and_addresses_of_the_web() -> None:
    written = (
        "## Pris\n\n| Vad | Pris |\n| - | - |\n| Säck | 45 |\n\n1. [Läs](artikel:42)\n2. [sida](https://a.example/x)"
    )

    assert to_text(written) == "Pris\n\nVad | Pris\nSäck | 45\n\n1. Läs\n2. sida (https://a.example/x)"


def test_names_are_found_in_links_and_pictures_only() -> None:
    assert names_in([f"[a](artikel:42) artikel:7 ![b]({PICTURE})", "[c](artikel:9)"]) == {
        "artikel:42",
        PICTURE,
        "artikel:9",
    }


@pytest.mark.parametrize(
    "url", ["//evil.example", "/\\evil.example", "javascript:x", "data:text/html,x", "a b", "https://a@b.example"]
)
def test_dangerous_links_are_refused(url: str) -> None:
    assert not is_safe_link(url)


@given(SIGNS)
def test_nothing_anybody_types_is_another_tag(text: str) -> None:
    assert set(re.findall(r"</?([a-z0-9]+)", html(text))) <= ALLOWED
