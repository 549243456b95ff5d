"""Promises: CLOCKS open clocks counted again after a policy has changed, and what agents feel of it meanwhile."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.databases import ROOT, emptied, environment, manage
from tests.bench.figures import Figure

CLOCKS = 100_000


def figures(data_dir: Path, details: dict[str, Any]) -> list[Figure]:
    """Count in a database of its own; its server must be running."""
    load = os.getloadavg()[0]
    name = emptied(data_dir, "bench_clocks")
    manage(data_dir, name, "migrate", "-v0")
    command = [sys.executable, "-m", "tests.bench.clocks_counted", str(CLOCKS)]
    found = json.loads(subprocess.check_output(command, env=environment(data_dir, name), cwd=ROOT))
    details["clocks"] = found | {"load": [load, os.getloadavg()[0]]}
    return [
        Figure(f"{CLOCKS} open clocks counted again, all due at another time", found["seconds"], "s", 60),
        Figure("agents' changes meanwhile: p95", found["meanwhile"]["p95"], "ms", 200),
        Figure("agents' changes meanwhile: longest", found["meanwhile"]["longest"], "ms"),
        Figure("agents' changes before: p95", found["before"]["p95"], "ms"),
        Figure(f"{CLOCKS} open clocks looked at again, nothing to change", found["again"], "s", 60),
        Figure("100 new tickets with promises: times those without", found["new"], "x", 1.25),
    ]
