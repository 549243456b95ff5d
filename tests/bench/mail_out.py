"""Answers going out: from the queue of jobs to a mail server on loopback, with a real worker and a real database."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from servicedesk import embedded
from tests.bench.databases import ROOT, emptied, environment, manage
from tests.bench.figures import Figure

REPLIES = 1000
GOAL_SECONDS = 20


def figures(data_dir: Path, details: dict[str, Any]) -> list[Figure]:
    """Deliver REPLIES answers on an empty installation and say how long it took and where the time went."""
    embedded.ensure_running(data_dir)
    try:
        name = emptied(data_dir, "bench_mail_out")
        manage(data_dir, name, "migrate", "-v0")
        command = [sys.executable, "-m", "tests.bench.mail_out_worker", str(REPLIES)]
        env = environment(data_dir, name, DEMO="0", SEND_UNDO_SECONDS="0")
        found = json.loads(subprocess.check_output(command, env=env, cwd=ROOT))
    finally:
        embedded.stop(data_dir)
    details["mail_out"] = found
    what = f"{REPLIES} answers delivered"
    return [
        Figure(what, found["seconds"], "s", GOAL_SECONDS),
        Figure(f"{what}: connections", found["connections"], ""),
        Figure(f"{what}: queries a mail", found["queries"] / REPLIES, ""),
        *(Figure(f"{what}: {phase}", seconds * 1000 / REPLIES, "ms") for phase, seconds in found["phases"].items()),
    ]
