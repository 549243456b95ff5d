"""What is new in a reply: as mail programs write it in six languages, and the cases in which nothing may be hidden."""

import time
from pathlib import Path

import pytest

from channels_in.email.quotes import fold
from channels_in.email.subjects import is_forward, without_reply_prefixes
from tests.public_data import needs_public_data, public_mails

SAMPLES = Path(__file__).parent / "mails" / "replies.txt"


def read_samples() -> list[tuple[str, str, str]]:
    """(name, new text, folded text) of each."""
    rows: list[list[str]] = []
    for line in SAMPLES.read_text(encoding="utf-8").split("\n"):
        if line == "@@ folded":
            rows[-1].append("")
        elif line.startswith("@@ "):
            rows.append([line[3:], ""])
        elif rows:
            rows[-1][-1] += f"{line}\n"
    return [(row[0], row[1].strip("\n"), row[2].strip("\n") if len(row) > 2 else "") for row in rows]


ALL = read_samples()
TOP = [sample for sample in ALL if "svar under" not in sample[0]]
BELOW = [sample for sample in ALL if "svar under" in sample[0]]


def test_there_are_samples_of_every_language() -> None:
    assert sum(name.startswith("sv ") for name, _new, _folded in ALL) >= 40
    assert {name[:2] for name, _new, _folded in ALL} == {"sv", "en", "fi", "no", "nn", "da", "de"}


@pytest.mark.parametrize(("name", "new", "folded"), TOP, ids=[sample[0] for sample in TOP])
def test_reply_above_the_quote_is_the_new_text(name: str, new: str, folded: str) -> None:
    found = fold(f"{new}\n\n{folded}\n" if folded else new)

    assert (found.new, found.quoted) == (new, folded)


@pytest.mark.parametrize(("name", "new", "folded"), BELOW, ids=[sample[0] for sample in BELOW])
def test_reply_below_the_quote_is_the_new_text(name: str, new: str, folded: str) -> None:
    quote, mark, signature = folded.partition("\n-- \n")

    found = fold(f"{quote}\n\n{new}\n{mark[1:]}{signature}")

    assert (found.new, found.quoted) == (new, folded)


# Of each public reply the first and the last line of what is new in it, and whether anything is folded.
PUBLIC_REPLIES = {
    "correct_sig": ("this is an email with a correct -- signature.", "", True),
    "email_1_1": ("Hi folks", "-Abhishek Kona", True),
    "email_1_2": ("Hi,", 'the keys in a bucket, you’ll need to delete them all individually."', True),
    "email_1_3": ("Oh thanks.", "-Abhishek Kona", True),
    "email_1_4": ("Awesome! I haven't had another problem with it.", "", True),
    "email_1_5": ("One: Here's what I've got.", "for a while.", False),
    "email_1_6": ("I get proper rendering as well.", "", True),
    "email_1_7": (":+1:", "", True),
    "email_1_8": (
        "On Tue, Apr 29, 2014 at 4:22 PM, Example Dev <sugar@example.com>wrote:",
        "and under this.",
        True,
    ),
    "email_2_1": ("Outlook with a reply", "", True),
    "email_2_2": ("Outlook with a reply directly above line", "", True),
    "email_BlackBerry": ("Here is another email", "", True),
    "email_bullets": ("test 2 this should list second", "   - and another", True),
    "email_gmail": ("This is a test for inbox replying to a github message.", "", True),
    "email_headers_no_delimiter": ("And another reply!", "", True),
    "email_iPhone": ("Here is another email", "", True),
    "email_multi_word_sent_from_my_mobile_device": ("Here is another email", "", True),
    "email_one_is_not_on": ("Thank, this is really helpful.", "Locally (on development), when I run...", True),
    "email_partial_quote_header": (
        "On your remote host you can run:",
        "fails, the tunnel is not working.",
        True,
    ),
    "email_sent_from_my_not_signature": (
        "Here is another email",
        "Sent from my desk, is much easier then my mobile phone.",
        False,
    ),
    "email_sig_delimiter_in_middle_of_line": ("Hi there!", "kthxbai", False),
    "greedy_on": ("On your remote host you can run:", "fails, the tunnel is not working.", True),
    "pathological": (
        "I think you're onto something. I will try to fix the problem as soon as I",
        "get back to a computer.",
        True,
    ),
}
# One name, two mails.
OUTLOOK_2_3 = {
    "zapier": ("Outlook with a reply above headers using unusual format", "", True),
    "github": ("Outlook with a reply directly above line", "", True),
}
LEAST_RIGHT = 0.95


@needs_public_data
def test_what_is_new_is_right_in_nearly_all_public_replies() -> None:
    wrong, paths = [], [path for path in public_mails("replies") if path.suffix == ".txt"]
    for path in paths:
        name = path.stem.removeprefix("test__emails__")
        expected = OUTLOOK_2_3[path.parent.name] if name == "email_2_3" else PUBLIC_REPLIES[name]
        found = fold(path.read_text(encoding="utf-8"))
        lines = [line.rstrip() for line in found.new.strip("\n").split("\n")]
        if (lines[0], lines[-1] if len(lines) > 1 else "", bool(found.quoted)) != expected:
            wrong.append(f"{path.parent.name}/{name}")

    share = 1 - len(wrong) / len(paths)
    print(f"{share:.1%} of {len(paths)} public replies are folded right; not {wrong}")  # noqa: T201 -- pytest -s
    assert share >= LEAST_RIGHT, wrong


@pytest.mark.parametrize("prefix", ["VB:", "Vb:", "Fwd:", "FW:", "WG:", "VL:", "SV: VB:", "Re[2]: Fwd:", "Ang: VB:"])
def test_forwarded_mail_keeps_what_was_forwarded(prefix: str) -> None:
    text = "Se nedan.\n\nFrån: Bo <bo@mejl.example>\nSkickat: den 5 november\nTill: Ann\nÄmne: Hjälp\n\nJag får ingen."

    found = fold(text, is_forward=is_forward(f"{prefix} Hemtjänst"))

    assert (found.new, found.quoted) == (text, "")


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("SV: Lampan", "Lampan"),
        ("Sv: SV: Re: Lampan", "Lampan"),
        ("Ang: Lampan", "Lampan"),
        ("VS: RE: AW: Antw: Lampan", "Lampan"),
        ("Re[2]: Lampan", "Lampan"),
        ("SV: VB: Lampan", "VB: Lampan"),
        ("Vl: Lamppu", "Vl: Lamppu"),
        ("Återvinning: lampan", "Återvinning: lampan"),
        ("Svar: kommer inte", "Svar: kommer inte"),
        ("Rest: 5 kronor", "Rest: 5 kronor"),
        ("SV:", "SV:"),
        ("", ""),
    ],
)
def test_marks_of_answers_are_taken_off_a_subject(subject: str, bare: str) -> None:
    assert without_reply_prefixes(subject) == bare


@pytest.mark.parametrize("subject", ["SV: Lampan", "Vi behöver hjälp: nu", "I dag: inget vatten", "Fw", "VBA: fel", ""])
def test_what_only_looks_like_forwarded_is_not(subject: str) -> None:
    assert not is_forward(subject)


@pytest.mark.parametrize("piece", ["SV: ", "VB: ", " ", "re[1", ":"])
def test_subjects_take_time_by_length_and_no_more(piece: str) -> None:
    started = time.process_time()
    is_forward(piece * 50_000)

    assert time.process_time() - started < 0.1


def seconds(text: str) -> float:
    started = time.process_time()
    fold(text)
    return time.process_time() - started


HOSTILE = [
    "> ",
    ">",
    "\n",
    "\n\n",
    "Den ",
    "On 1 ",
    "On\n",
    "Från: a\n",
    "Från: a\nSkickat: b\n",
    "-",
    "_",
    "-- \n",
    "> a\nb\n",
    "Den 5 nov. 2026 kl. 10:12 skrev\n",
    "Skickat från min iPhone\n",
    "a b " * 20 + "skrev\n",
    " ",
    "* ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_folding_takes_time_by_length_and_no_more(piece: str) -> None:
    count = 100_000 // len(piece)
    once, twice = min(seconds(piece * count) for _try in range(3)), min(seconds(piece * 2 * count) for _try in range(3))

    assert twice < max(3 * once, 0.1)
