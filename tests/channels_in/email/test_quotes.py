"""What is new in a reply: as mail programs write it in six languages, and the cases in which nothing may be hidden."""

import time
from pathlib import Path

import pytest

from channels_in.email.quotes import fold
from tests.public_data import PUBLIC_DATA, needs_public_data

SAMPLES = Path(__file__).parent / "mails" / "replies.txt"
PUBLIC = PUBLIC_DATA / "replies"


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
    assert {name[:2] for name, _new, _folded in ALL} == {"sv", "en", "fi", "no", "da", "de"}


@pytest.mark.parametrize(("name", "new", "folded"), TOP, ids=[sample[0] for sample in TOP])
def test_reply_above_the_quote_is_the_new_text(name: str, new: str, folded: str) -> None:
    found = fold(f"{new}\n\n{folded}\n" if folded else new)

    assert (found.new, found.quoted) == (new, folded)


@pytest.mark.parametrize(("name", "new", "folded"), BELOW, ids=[sample[0] for sample in BELOW])
def test_reply_below_the_quote_is_the_new_text(name: str, new: str, folded: str) -> None:
    quote, mark, signature = folded.partition("\n-- \n")

    found = fold(f"{quote}\n\n{new}\n{mark[1:]}{signature}")

    assert (found.new, found.quoted) == (new, folded)


@needs_public_data
@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("zapier/test__emails__email_iPhone.txt", "Here is another email"),
        ("zapier/test__emails__email_BlackBerry.txt", "Here is another email"),
        ("zapier/test__emails__email_headers_no_delimiter.txt", "And another reply!"),
        ("zapier/test__emails__email_2_1.txt", "Outlook with a reply"),
        ("zapier/test__emails__email_2_2.txt", "Outlook with a reply directly above line"),
        ("zapier/test__emails__email_2_3.txt", "Outlook with a reply above headers using unusual format"),
        ("zapier/test__emails__email_1_4.txt", "Awesome! I haven't had another problem with it."),
        ("zapier/test__emails__email_1_7.txt", ":+1:"),
        ("zapier/test__emails__email_gmail.txt", "This is a test for inbox replying to a github message."),
        ("zapier/test__emails__correct_sig.txt", "this is an email with a correct -- signature."),
        ("github/test__emails__email_1_6.txt", "I get proper rendering as well."),
    ],
)
def test_public_replies_are_folded(name: str, new: str) -> None:
    assert fold((PUBLIC / name).read_text(encoding="utf-8")).new == new


@needs_public_data
@pytest.mark.parametrize(
    "name", ["email_1_2", "email_1_5", "email_sig_delimiter_in_middle_of_line", "email_sent_from_my_not_signature"]
)
def test_nothing_is_folded_when_it_is_not_clear(name: str) -> None:
    text = (PUBLIC / f"zapier/test__emails__{name}.txt").read_text(encoding="utf-8")

    assert fold(text).quoted == ""


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
