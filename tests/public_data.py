"""Mails of other projects' tests, for developers and CI alike. None of them is in the repository.

They are looked for in ../shared/data beside the checkout, or where PUBLIC_TEST_DATA says; tests that want them are
skipped when they are not there.
"""

import os
from pathlib import Path

import pytest

PUBLIC_DATA = Path(
    os.environ.get("PUBLIC_TEST_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data"
).resolve()
needs_public_data = pytest.mark.skipif(not PUBLIC_DATA.is_dir(), reason=f"public test data is not at {PUBLIC_DATA}")


def public_mails(*folders: str) -> list[Path]:
    """Every mail in these folders ("mails/mikel"), without what describes it; [] when the data is not there."""
    skipped = (".json", "LICENSE", "COPYING", ".gitattributes")
    found = [path for folder in folders for path in sorted((PUBLIC_DATA / folder).glob("**/*"))]
    return [path for path in found if path.is_file() and not path.name.endswith(skipped)]
