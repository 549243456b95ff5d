"""Rules of the house that a program can hold: imports go one way, files stay small, pages carry nothing inline."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("servicedesk", "tickets", "channels_in", "knowledgebase", "chat", "frontend", "tests")
LINES_MAX = 300
# Longer for a reason: one table of all settings, and what Django wrote.
LONGER = {Path("servicedesk/settings.py")}
CODE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)


def sources(*endings: str) -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in endings and not {"migrations", "vendor", "__pycache__"} & set(path.parts):
                yield path


class Inline(HTMLParser):
    """Collects what the policy of our pages would refuse: scripts and styles that stand in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _value in attrs}
        if tag == "style" or (tag == "script" and not names & {"src"}):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        run = [name for name, value in attrs if (value or "").strip().lower().startswith("javascript:")]
        self.found += [f"{tag} {name}" for name in run]


def test_imports_go_one_way() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_nobody_calls_out_but_the_guarded_client() -> None:
    # The probe asks the process beside it and nobody else.
    may = {Path("servicedesk/lib/outward.py"), Path("servicedesk/lib/outward_network.py"), Path("servicedesk/probe.py")}
    calls = re.compile(
        r"^\s*(import|from)\s+(httpx2?|httpcore|requests|aiohttp|urllib3|urllib\.request|http\.client|authlib\.integrations)\b",
        re.MULTILINE,
    )
    ours = [path for path in sources(".py") if path.relative_to(ROOT).parts[0] != "tests"]

    assert {path.relative_to(ROOT) for path in ours if calls.search(path.read_text())} == may


def test_files_are_small() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in sources(".py", ".js", ".html")}

    assert {path: lines for path, lines in lengths.items() if lines > LINES_MAX and path not in LONGER} == {}


# A mail has no style sheet to link to, and no policy of ours.
PAGES = [path for path in sources(".html") if "email" not in path.parts]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_has_nothing_inline(path: Path) -> None:
    reader = Inline()
    reader.feed(CODE.sub("", path.read_text()))

    assert reader.found == []


def test_no_template_trusts_text_from_outside() -> None:
    # A help text is written in our code, or by an administrator whose words are escaped before they come here.
    trust = re.compile(r"(?<!help_text)\|\s*safe\b|autoescape\s+off")
    trusted = [path for path in sources(".html") if trust.search(path.read_text())]

    assert trusted == []


def test_reader_of_templates_finds_what_it_should() -> None:
    reader = Inline()
    reader.feed('<p onclick="x" style="y"><script>z</script><script src="a.js"></script><a href="javascript:x">')

    assert sorted(reader.found) == ["<script>", "a href", "p onclick", "p style"]
