"""The agent's workspace as it is felt: opening a ticket, others' changes coming in, and the weight of its scripts."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import sync_playwright

from tests.bench.databases import ROOT, copied, environment
from tests.bench.figures import Figure, percentile
from tests.bench.first_visit import CHROMIUM
from tests.bench.openings import OPENINGS, WARM_UP, Openings, opened, typed, watched
from tests.bench.processes import free_port, running
from tests.bench.screens import EVENTS, Commits, delays, screens

SCREENS, BROWSERS = 50, 2
OPENING_GOAL, EVENT_GOAL, SCRIPTS_GOAL = 80, 150, 80  # ms, ms, kB
SCRIPTS = ROOT / "frontend" / "static" / "frontend"


def figures(data_dir: Path, name: str, details: dict[str, Any]) -> list[Figure]:
    """Measure on a copy of that database with one web process; its server must be running."""
    load = os.getloadavg()[0]
    with copied(data_dir, name) as copy:
        settings = environment(data_dir, copy, SECRET_KEY="bench-only-" + "k" * 40, ALLOWED_HOSTS="127.0.0.1")
        command = [sys.executable, "-m", "tests.bench.workspace_cast", str(SCREENS)]
        cast = json.loads(subprocess.check_output(command, env=settings, cwd=ROOT))
        port = free_port()
        commits = Commits(data_dir, copy)
        commits.start()
        with running("servicedesk.web", settings, port) as web, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            query = f"team={cast['team']}"
            url = f"http://127.0.0.1:{port}"
            pages = [watched(browser, url, session, query) for session in cast["sessions"][:BROWSERS]]
            process = psutil.Process(web.pid)
            before = sum(process.cpu_times()[:2])
            found = opened(pages[0])
            opening_cpu = (sum(process.cpu_times()[:2]) - before) * 1000 / (OPENINGS + WARM_UP + 1)
            typing = typed(pages[0])
            before = sum(process.cpu_times()[:2])
            with screens(port, cast["sessions"][BROWSERS:], f"/arenden/?{query}") as others:
                pages[1].evaluate("bench.tasks.length = 0")
                came = delays(pages, others, commits, (port, cast["sessions"][-1], cast["tickets"][:10]))
                refreshing = [task["ms"] for page in pages for task in page.evaluate("bench.tasks")]
                fetched = sum(screen.fetched for screen in others)
                told = sum(screen.told for screen in others)
            spent = sum(process.cpu_times()[:2]) - before
            browser.close()
        commits.end()
    details["workspace"] = {
        "load": [load, os.getloadavg()[0]],
        "opening_parts": found.parts,
        "opening_server_cpu_ms": opening_cpu,
        "event_ms": [round(one) for one in sorted(came)],
        "refetched": fetched,
        "told": told,
        "server_cpu_ms_each": spent * 1000 / EVENTS,
    }
    return _figures(found, came, [*found.long_tasks, *typing, *refreshing], details["workspace"])


def _figures(found: Openings, came: list[float], tasks: list[float], told: dict[str, Any]) -> list[Figure]:
    opening = "ticket open to visible"
    return [
        Figure(f"{opening}: p50", found.p50, "ms"),
        Figure(f"{opening}: p95", found.p95, "ms", OPENING_GOAL),
        *(Figure(f"{opening}: {part}", took, "ms") for part, took in found.parts.items()),
        Figure(f"{opening}: not fetched ahead, of {OPENINGS}", found.asked, ""),
        Figure(f"{opening}: processor time, server", told["opening_server_cpu_ms"], "ms"),
        Figure(f"{opening}: processor time, page", found.browser_ms, "ms"),
        Figure(f"event to {SCREENS} screens: p50", percentile(came, 50), "ms"),
        Figure(f"event to {SCREENS} screens: p95", percentile(came, 95), "ms", EVENT_GOAL),
        Figure("server's processor time for each event, fifty screens", told["server_cpu_ms_each"], "ms"),
        Figure("long tasks (over 50 ms) while opening, typing, refreshing", len(tasks), "", 0),
        Figure("longest of them", max(tasks, default=0.0), "ms"),
        Figure("workspace scripts, compressed", scripts_size() / 1000, "kB", SCRIPTS_GOAL),
        Figure("load of the machine before", told["load"][0], ""),
    ]


def scripts_size() -> int:
    """Bytes of every script a page of the workspace may load, each compressed by itself as it is served."""
    files = [*(SCRIPTS / "js").glob("*.js"), *(SCRIPTS / "vendor").glob("*.js")]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
