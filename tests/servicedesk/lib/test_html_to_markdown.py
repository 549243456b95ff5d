"""Pasted from Word and from the web: the structure stays, all else goes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.html_to_markdown import markdown_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=SV>
<h1 style='margin-top:12pt'><span style='font-family:"Calibri"'>Sophämtning<o:p></o:p></span></h1>
<p class=MsoNormal>Du betalar <b>en g&aring;ng</b> om <i>året</i>.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Hushåll</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Villor</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Vad</b></p></td><td><p>Pris</p></td></tr>
<tr><td><p>Säck</p></td><td><p>45 kr</p></td></tr></table>
<p><a href="https://www.storan.example/taxa">Taxan</a><span
class=MsoCommentReference><a href="#_msocom_1">[KP1]</a></span></p>
<script>alert(1)</script></body></html>"""


def test_a_text_from_word_keeps_its_structure_and_loses_the_rest() -> None:
    assert markdown_of(WORD) == (
        "## Sophämtning\n\nDu betalar **en gång** om *året*.\n\n- Hushåll\n   - Villor\n\n"
        "| **Vad** | Pris |\n| --- | --- |\n| Säck | 45 kr |\n\n"
        "[Taxan](https://www.storan.example/taxa)\\[KP1\\]"
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>ett</p><p>två</p>", "ett\n\ntvå"),
        ("<ul><li>ett</li><li>två<ul><li>inne</li></ul></li></ul>", "- ett\n- två\n   - inne"),
        ('<ol start="3"><li>tre</li><li><p>fyra</p></li></ol>', "3. tre\n4. fyra"),
        ('<b style="font-weight:normal"><p>Ur <span style="font-weight:700">Google</span></p></b>', "Ur **Google**"),
        ("<p>fem*tre och fil_namn</p>", "fem\\*tre och fil\\_namn"),
        ("<p>1. ingen lista</p>", "\\1. ingen lista"),
        ("<p><b> luft </b>runt</p>", "**luft** runt"),
        ("<p><b></b>tomt</p>", "tomt"),
        ('<a href="javascript:x">fälla</a>', "fälla"),
        ('<img src="https://spar.example/a.png"><p>bild</p>', "bild"),
        ("<div>rad<br>rad två</div>", "rad\nrad två"),
        ("<h2>Stor <b>fet</b></h2>text", "## Stor fet\n\ntext"),
        ("bara text", "bara text"),
        ("<style>x</style><!-- y -->", ""),
    ],
)
def test_html_becomes(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


def test_a_great_paste_is_read_in_a_moment() -> None:
    began = time.monotonic()
    markdown_of("<div><b>" * 20_000 + "x")
    assert time.monotonic() - began < 5


@given(st.text(alphabet="<>/abpliuoth123= \n\"'&;", max_size=300))
def test_any_paste_is_read(html: str) -> None:
    assert isinstance(markdown_of(html), str)
