"""python -m servicedesk.onemachine.catalogues: translations from .po to .mo, without gettext's programs.

A bare machine has no msgfmt; polib writes the same files.
"""

from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]


def catalogues() -> Iterator[Path]:
    """Yield each room's .po files."""
    for pattern in ("*/locale/*/LC_MESSAGES/*.po", "servicedesk/*/locale/*/LC_MESSAGES/*.po"):
        yield from sorted(ROOT.glob(pattern))


def compile_catalogues() -> int:
    """Write the .mo of each .po that is newer than it; returns how many. Fuzzy and empty entries are left out."""
    stale = [po for po in catalogues() if _is_stale(po)]
    for po in stale:
        partial = po.with_suffix(".mo.new")
        polib.pofile(str(po)).save_as_mofile(str(partial))
        partial.replace(po.with_suffix(".mo"))
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


if __name__ == "__main__":
    print(f"{compile_catalogues()} catalogues compiled.")
