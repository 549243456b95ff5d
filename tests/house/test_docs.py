"""What the documents name exists: a reader who follows them never ends at nothing."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from frontend.bundles import BUNDLES
from tests.house.documents import (
    ROOMS,
    ROOT,
    anchors_of,
    code_in,
    documents,
    dotted_exists,
    links_in,
    names_in,
    path_exists,
    paths_in,
)

DOTTED = re.compile(rf"(?:{'|'.join(ROOMS[:7])})(?:\.[A-Za-z_]\w*)+")
FILES = (".py", ".md", ".html", ".txt", ".css", ".js", ".json", ".toml")
every_document = pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))


@every_document
def test_document_names_only_paths_that_exist(document: Path) -> None:
    missing = [path for path in paths_in(document) if path not in BUNDLES and not path_exists(document, path)]

    assert missing == []


@every_document
def test_document_links_only_to_what_exists(document: Path) -> None:
    missing = []
    for _label, target in links_in(document):
        path, _, anchor = target.partition("#")
        found = (document.parent / path).resolve() if path else document
        if not found.exists() or (anchor and anchor not in anchors_of(found)):
            missing.append(target)

    assert missing == []


@every_document
def test_document_names_only_code_that_exists(document: Path) -> None:
    """Dotted names, and `name` as the label of a link to the file that defines it."""
    dotted = [text for text in code_in(document) if DOTTED.fullmatch(text) and not text.endswith(FILES)]
    labelled = [(label.strip("`"), target) for label, target in links_in(document) if re.fullmatch(r"`[\w.]+`", label)]
    missing = [text for text in dotted if not dotted_exists(text)]
    for name, target in labelled:
        if target.endswith(".py") and not name.endswith(".py"):
            path = (document.parent / target).resolve()
            if not path.exists() or name not in names_in(path):
                missing.append(f"{name} in {target}")

    assert missing == []


@every_document
def test_document_names_only_commands_that_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = document.read_text()
    said = {name for code in code_in(document) for name in re.findall(r"^make ([a-z]+)", code)}
    said |= set(re.findall(r"^\s*make ([a-z]+)", text, re.MULTILINE)) & {"run", "test", "check", *targets}
    commands = set(re.findall(r"manage\.py ([a-z_]+)", text))

    assert said - targets == set()
    assert commands - set(get_commands()) == set()


def test_every_room_has_a_readme_of_one_screen() -> None:
    rooms = (
        "servicedesk",
        "servicedesk/people",
        "tickets",
        "channels_in",
        "knowledgebase",
        "chat",
        "frontend",
        "tests",
    )
    lengths = {room: len((ROOT / room / "README.md").read_text().splitlines()) for room in rooms}

    assert [room for room, lines in lengths.items() if lines > 60] == []


def test_every_document_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in reached or document.suffix != ".md" or not document.exists():
            continue
        reached.add(document)
        targets = (target.partition("#")[0] for _, target in links_in(document))
        waiting += [(document.parent / target).resolve() for target in targets if target]

    in_docs = {path for path in documents() if (ROOT / "docs") in path.parents}
    assert in_docs - reached == set()
