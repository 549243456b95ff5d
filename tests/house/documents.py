"""The project's own documents, read for what they claim: paths, links, names in code, commands."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("servicedesk", "tickets", "channels_in", "knowledgebase", "chat", "frontend", "tests", "deploy")
ENDINGS = (".py", ".md", ".html", ".txt", ".js", ".json", ".po", ".svg", ".toml", ".yaml", ".service", ".png")
_FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
_PATH = re.compile(r"[\w@.*/-]+")


def documents() -> list[Path]:
    """Return README, CHANGELOG, everything in docs/ and the README of every folder but that of scripts by others."""
    found = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    found += [path for room in ROOMS for path in (ROOT / room).rglob("README.md") if path.parent.name != "vendor"]
    return sorted(found)


def prose(document: Path) -> str:
    """Return the text without its blocks of code."""
    return _FENCE.sub("", document.read_text())


def code_in(document: Path) -> list[str]:
    """Return what stands between single backticks, outside blocks of code."""
    return _CODE.findall(prose(document))


def paths_in(document: Path) -> Iterator[str]:
    """Yield what stands in backticks and reads as a path of this repository; addresses of pages (/x/) are none."""
    tops = {entry.name for folder in (ROOT, document.parent) for entry in folder.iterdir()}
    for text in code_in(document):
        if not _PATH.fullmatch(text) or text.startswith(("/", "var/", "*.", ".venv/")):
            continue
        if text.endswith(ENDINGS) or ("/" in text and text.split("/")[0] in tops):
            yield text


def path_exists(document: Path, path: str) -> bool:
    """Whether the path is there from the root or, in the README of a folder, anywhere below that folder."""
    pattern, folder = path.rstrip("/"), document.parent
    is_of_room = document.name == "README.md" and folder.name not in (ROOT.name, "docs")
    return any(ROOT.glob(pattern)) or (is_of_room and any(folder.glob(f"**/{pattern}")))


def links_in(document: Path) -> list[tuple[str, str]]:
    """Return (label, target) of every link that is not to another site."""
    found = _LINK.findall(prose(document))
    return [(label, target) for label, target in found if not re.match(r"[a-z]+:", target)]


def anchors_of(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as the usual viewers of Markdown make them."""
    titles = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(prose(document)))
    return {title.strip().replace(" ", "-") for title in titles}


@cache
def names_in(path: Path) -> frozenset[str]:
    """Return what a Python file defines: functions, classes, their members as Class.member, constants."""
    return frozenset(_names(ast.parse(path.read_text()).body, ""))


def _names(body: list[ast.stmt], before: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield before + node.name
        if isinstance(node, ast.ClassDef):
            yield from _names(node.body, f"{before}{node.name}.")
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [*targets, node.target] if isinstance(node, ast.AnnAssign) else targets
        names = (name for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
        yield from (before + name.id for name in names)


def dotted_exists(text: str) -> bool:
    """Whether tickets.actions.reply.send is there: as a module, a name in one, or a word the sources use in quotes."""
    parts = text.split(".")
    for length in range(len(parts), 0, -1):
        path, rest = ROOT.joinpath(*parts[:length]), ".".join(parts[length:])
        module = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
        if module.exists():
            return not rest or rest in names_in(module) or f'"{text}"' in sources()
    return False


@cache
def sources() -> str:
    return "\n".join(path.read_text() for room in ROOMS[:6] for path in (ROOT / room).rglob("*.py"))
