"""Lists in the documents that must be complete: packages, settings, events."""

import re
import tomllib

from knowledgebase.models import ArticleEventKind
from tests.house.documents import ROOT, code_in
from tickets.models import EventKind

NAME = re.compile(r"^[A-Za-z0-9_.-]+")


def pins() -> dict[str, str]:
    lines = [
        line for name in ("requirements.txt", "requirements-dev.txt") for line in (ROOT / name).read_text().splitlines()
    ]
    pairs = (re.match(r"([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", line) for line in lines)
    return {pair[1].lower(): pair[2] for pair in pairs if pair}


def test_every_direct_dependency_is_described_with_its_pinned_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [match[0] for line in wanted if (match := NAME.match(line))]
    rows = re.findall(r"^\| `([^`]+)` \| ([^ |]+) \|", (ROOT / "docs" / "dependencies.md").read_text(), re.MULTILINE)

    assert dict(rows) == {name: pins()[name.lower()] for name in names}


def test_configuration_describes_every_variable_of_the_settings() -> None:
    settings = (ROOT / "servicedesk" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z0-9_]+)"', settings))
    described = {
        name for code in code_in(ROOT / "docs" / "configuration.md") for name in re.findall(r"[A-Z0-9_]{4,}", code)
    }

    assert read - described == set()


def test_events_describes_every_kind_of_event() -> None:
    text = (ROOT / "docs" / "events.md").read_text()
    described = re.findall(r"^\| `([a-z_]+)` \|", text.split("## Kinds of event")[1].split("\n## ")[0], re.MULTILINE)

    assert sorted(described) == sorted(EventKind.values)


def test_events_describes_every_kind_of_article_event() -> None:
    text = (ROOT / "docs" / "events.md").read_text()
    part = text.split("## What happens to an article")[1].split("\n## ")[0]

    assert sorted(re.findall(r"^\| `([a-z_]+)` \|", part, re.MULTILINE)) == sorted(ArticleEventKind.values)
