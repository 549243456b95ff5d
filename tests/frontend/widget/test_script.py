"""The chat window's script: small, whole, with nothing a strict page forbids, and its words in every language."""

import gzip
import re

import pytest

from frontend.widget import script
from frontend.widget.colours import OURS, readable
from frontend.widget.shrinking import short_strings, shrink
from servicedesk.lib.contrast import contrast

MOST = 15_000  # bytes over the wire: script, style and Swedish words together
TOP = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";$', re.MULTILINE)
VALUES = re.compile(r"\{(\w+)\}")
WHOLE = ("sv", "en", "fi", "ar")  # the others have the states and what one presses


def source(name: str) -> str:
    return (script.PARTS / f"{name}.js").read_text(encoding="utf-8")


def test_the_window_is_at_most_15_kb_in_all() -> None:
    packed = script.packed()

    assert len(packed.gzipped) <= MOST
    assert gzip.decompress(packed.gzipped) == packed.text


def test_every_part_is_there_once_and_after_what_it_takes() -> None:
    assert sorted(script.ORDER) == sorted(path.stem for path in script.PARTS.glob("*.js"))
    for name in script.ORDER:
        for names, taken in IMPORTED.findall(source(name)):
            assert script.ORDER.index(taken) < script.ORDER.index(name) or taken == "opening", (name, taken)
            assert set(names.split(", ")) <= set(TOP.findall(source(taken))), (name, taken)


def test_no_two_parts_give_the_same_name_to_two_things() -> None:
    names = [name for part in script.ORDER for name in TOP.findall(source(part))]

    assert sorted(names) == sorted(set(names))


def test_parts_use_nothing_that_a_strict_page_forbids_or_that_reads_text_as_markup() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|postMessage|document\.cookie"
    forbidden += r"|setAttribute\(\"style|createElement\(\"style|javascript:"

    assert re.findall(forbidden, script.source()) == []


def test_shrinking_leaves_strings_patterns_and_names_of_others_alone() -> None:
    text = """
    // gone
    const counter = 1; /* gone too */
    function added(amount, { deep }) { return counter + amount / 2 + deep.counters; }
    const made = (only) => `a  ${added(only, { deep: "x  // y" })} }`.replace(/[/ "]  +/g, "  ");
    """

    assert shrink(text) == (
        "let a=1;function b(c,{deep}){return a+c/2+deep.counters}"
        'let e=d=>`a  ${b(d,{deep:"x  // y"})} }`.replace(/[/ "]  +/g,"  ");'
    )


def test_shrinking_shortens_words_only_where_they_are_asked_for_by_name() -> None:
    text = 't("once"); t(is ? "here" : "there"); other("there"); t(`kind_${one}`);'

    assert short_strings(text, asked_by="t", among=frozenset(("once", "here", "there"))) == {"here": "a", "once": "b"}


@pytest.mark.parametrize("language", sorted(script.LANGUAGES))
def test_words_are_complete_and_name_the_same_values(language: str) -> None:
    swedish, own = script.texts("sv"), script.texts(language)

    assert set(own) <= set(swedish)
    assert language not in WHOLE or set(own) == set(swedish)
    for key, text in own.items():
        wanted = set(VALUES.findall(swedish[key]))
        assert set(VALUES.findall(text)) == wanted, key
        assert text.strip(), key


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    known, text = set(script.texts("sv")), script.source()
    asked = set(re.findall(r'\bt\("(\w+)"', text)) | set(re.findall(r'counted\("(\w+)"', text))
    made = ("kind_", "mark_", "_one", "_sure", "_what")

    assert asked <= known
    assert {key for key in known if f'"{key}"' not in text and not any(part in key for part in made)} == set()


def test_style_takes_its_colours_from_the_tokens_and_mirrors() -> None:
    own = (script.PARTS / "window.css").read_text(encoding="utf-8")

    assert re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", own) == []
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:", own) == []
    declared = set(re.findall(r"(--[\w-]+):", script.style()))
    assert set(re.findall(r"var\((--[\w-]+)", script.style())) <= declared


def test_accent_on_which_text_cannot_be_read_is_not_used() -> None:
    assert readable(["#7a1f4e", "#155a70"]) == {"accent": "#7a1f4e", "on_accent": "#ffffff"}
    assert readable(["#ffdd00", "red", "#0B5E54"])["accent"] == "#0b5e54"
    assert readable([""])["accent"] == OURS
    assert contrast(OURS, "#ffffff") >= 4.5
