"""Search and suggestions among ARTICLES articles, with the language model where it is installed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.databases import ROOT, emptied, environment, manage
from tests.bench.figures import Figure

ARTICLES = 2000
GOAL = 60.0  # ms, p95


def figures(data_dir: Path, details: dict[str, Any]) -> list[Figure]:
    """Load a database of its own and measure on it; its server must be running."""
    load = os.getloadavg()[0]
    name = emptied(data_dir, "bench_knowledge")
    manage(data_dir, name, "migrate", "-v0")
    command = [sys.executable, "-m", "tests.bench.knowledge_asked", str(ARTICLES)]
    found = json.loads(subprocess.check_output(command, env=environment(data_dir, name), cwd=ROOT))
    details["knowledge"] = found | {"load": [load, os.getloadavg()[0]]}
    result = [
        Figure(f"{what}, {ARTICLES} articles: {which}", found[what][which], "ms", GOAL if which == "p95" else None)
        for what in ("search", "suggest", "search by letters", "suggest by letters", "completed words")
        for which in ("p50", "p95")
    ]
    result += [
        Figure("language model: a question, p50", found["model_ms"], "ms"),
        Figure("language model: memory", found["model_mb"], "MB"),
        Figure("index and passages of an article", found["kilobytes"], "kB"),
        Figure("indexing at publishing, p95", found["indexing"]["p95"], "ms"),
        Figure("taken down and gone from search", found["gone_ms"], "ms", 1000),
    ]
    return result
