"""python -m tests.house.messages: is every text translated? With --write the catalogues get what is new.

Texts are collected as Django does it, in a copy of the sources, so that a check changes nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("frontend", "tickets", "channels_in", "chat", "knowledgebase", "servicedesk/people", "servicedesk")
SOURCES = shutil.ignore_patterns("migrations", "static", "locale", "__pycache__", "*.mo", "*.css", "*.js")
Key = tuple[str, str]  # context, text


def catalogue(room: str) -> Path:
    return ROOT / room / "locale" / "sv" / "LC_MESSAGES" / "django.po"


def collected() -> dict[str, polib.POFile]:
    """Return what each room has to be translated, by room."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for room in {room.split("/")[0] for room in ROOMS}:
            shutil.copytree(ROOT / room, copy / room, ignore=SOURCES)
        for room in ROOMS:
            (copy / room / "locale").mkdir(parents=True)
        command = [sys.executable, "-m", "django", "makemessages", "--locale=sv", "--keep-pot", "--no-wrap"]
        command += ["--add-location=file", "--extension=html,txt,py"]
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"Collecting the texts failed:\n{done.stdout}{done.stderr}")
        pots = {room: copy / room / "locale" / "django.pot" for room in ROOMS}
        return {room: polib.pofile(str(pot)) for room, pot in pots.items() if pot.exists()}


def problems() -> Iterator[str]:
    """Yield a line for each text without a Swedish one, and each that waits for a look (fuzzy)."""
    translated: set[Key] = set()
    for room in ROOMS:
        if catalogue(room).exists():
            entries = polib.pofile(str(catalogue(room)))
            translated |= {_key(entry) for entry in entries.translated_entries()}
            yield from (f"{room}: fuzzy: {entry.msgid!r}" for entry in entries.fuzzy_entries())
    for room, texts in collected().items():
        for entry in texts:
            if _key(entry) not in translated:
                where = ", ".join(sorted({path for path, _ in entry.occurrences}))
                yield f"{room}: not translated: {entry.msgid!r} ({where})"


def write() -> None:
    """Add new texts to each room's catalogue, without a translation yet, and set aside those no longer used."""
    for room, texts in collected().items():
        path = catalogue(room)
        path.parent.mkdir(parents=True, exist_ok=True)
        entries = polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)
        entries.metadata = entries.metadata or {
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Language": "sv",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        entries.merge(texts)
        entries.save(str(path))


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    found = list(problems())
    print("\n".join(found))
    if found:
        sys.exit(f"{len(found)} texts need a translator: see docs/style.md, then run make messages.")
