"""The radar: CONTACTS contacts grouped from nothing, the next night's, and whether questions stay who they are."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.databases import ROOT, emptied, environment, manage
from tests.bench.figures import Figure

CONTACTS, NEW = 50_000, 1_000


def figures(data_dir: Path, details: dict[str, Any]) -> list[Figure]:
    """Group in a database of its own; its server must be running."""
    load = os.getloadavg()[0]
    name = emptied(data_dir, "bench_radar")
    manage(data_dir, name, "migrate", "-v0")
    command = [sys.executable, "-m", "tests.bench.radar_grouped", str(CONTACTS), str(NEW)]
    found = json.loads(subprocess.check_output(command, env=environment(data_dir, name), cwd=ROOT))
    details["radar"] = found | {"load": [load, os.getloadavg()[0]]}
    first, night, anew = found["first"], found["night"], found["anew"]
    return [
        Figure(f"radar: {CONTACTS} contacts grouped", first["seconds"], "s", 300),
        Figure(f"radar: {CONTACTS} contacts, memory", first["megabytes"], "MB", 1024),
        Figure("radar: different texts of them", found["different"], ""),
        Figure("radar: texts the language model read", first["read"], ""),
        Figure("radar: questions found", first["questions"], ""),
        Figure(f"radar: a night with {NEW} new ones", night["seconds"], "s", 20),
        Figure("radar: questions that stayed the same that night", 100 * night["kept"], "%", 95, at_least=True),
        Figure("radar: questions that stayed when all was grouped anew", 100 * anew["kept"], "%"),
    ]
