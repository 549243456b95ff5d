"""The help centre with many articles: the time of its pages, and what a first visit weighs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.databases import ROOT, emptied, environment, manage
from tests.bench.figures import Figure

ARTICLES, REQUESTS = 2000, 240
PAGE_GOAL = 30  # ms, p95 of a page until it is whole
NAME = "bench_helpcentre"


def figures(data_dir: Path, details: dict[str, Any]) -> list[Figure]:
    """Measure in a database of its own, made anew; the bench's server must be running."""
    name = emptied(data_dir, NAME)
    manage(data_dir, name, "migrate", "-v0")
    manage(data_dir, name, "collectstatic", "--no-input", "-v0")
    settings = environment(data_dir, name, LOG_LEVEL="ERROR")
    command = [sys.executable, "-m", "tests.bench.helpcentre_pages", str(ARTICLES), str(REQUESTS)]
    found = json.loads(subprocess.check_output(command, env=settings, cwd=ROOT))
    details["helpcentre"] = {"load": os.getloadavg()[0], **found}
    told = []
    for page, figure in found.items():
        told.append(Figure(f"help centre, {page}, {ARTICLES} articles: p50", figure["p50"], "ms"))
        told.append(Figure(f"help centre, {page}, {ARTICLES} articles: p95", figure["p95"], "ms", PAGE_GOAL))
        told.append(Figure(f"help centre, {page}, {ARTICLES} articles: processor time", figure["cpu"], "ms"))
        told.append(Figure(f"help centre, {page}, {ARTICLES} articles: queries", figure["queries"], ""))
    return told
