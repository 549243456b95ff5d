"""python -m tests.bench (make bench): see tests/bench/__init__.py for what can be chosen."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from frontend.widget.script import packed
from servicedesk import embedded
from tests.bench.automations import figures as automation_figures
from tests.bench.chat import figures as chat_figures
from tests.bench.clocks import figures as clocks_figures
from tests.bench.databases import ROOT, environment, manage, prepared
from tests.bench.figures import Figure, table
from tests.bench.helpcentre import figures as helpcentre_figures
from tests.bench.knowledge import figures as knowledge_figures
from tests.bench.machine import machine
from tests.bench.mail_in import figures as mail_in_figures
from tests.bench.mail_out import figures as mail_out_figures
from tests.bench.radar import figures as radar_figures
from tests.bench.starts import figures as start_figures
from tests.bench.throughput import pages_a_second
from tests.bench.webhooks import figures as webhook_figures
from tests.bench.workspace import figures as workspace_figures

OWN_DATABASE: dict[str, Callable[[Path, dict[str, Any]], list[Figure]]] = {
    "helpcentre": helpcentre_figures,
    "knowledge": knowledge_figures,
    "radar": radar_figures,
    "clocks": clocks_figures,
}
PARTS = (
    *("pages", "throughput", "memory", "first_visit", "starts"),
    *("mail_out", "mail", "workspace", "helpcentre", "knowledge", "widget", "chat", "webhooks", "automations", "radar"),
    "clocks",
)
GOAL_SIZE, MILLION = 100_000, 1_000_000
REQUESTS = 240
GROWTH = 1.5  # what a million tickets may cost, compared with 100,000
# Page: goals for p50 and p95 in ms at GOAL_SIZE, for the agent in several teams.
GOALS: dict[str, tuple[float, float | None]] = {
    "queue": (20, 40),
    "ticket": (20, None),
    "search, common word": (40, None),
    "search, rare word": (40, None),
    "search, name": (40, None),
    "search, number": (40, None),
}
MAIN = "several teams"


def main() -> int:
    """Measure what was chosen; returns 0 also when a goal is missed: this is no test."""
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var" / "bench").resolve()
    wanted = set(filter(None, os.environ.get("BENCH_ONLY", "").split(","))) or set(PARTS)
    facts = machine()
    figures: list[Figure] = []
    details: dict[str, Any] = {}
    if wanted & {"pages", "throughput", "workspace", "chat", "webhooks", "automations"}:
        figures += measure_volume(data_dir, wanted, details)
    if wanted & {"memory", "first_visit", "starts"}:
        figures += start_figures(wanted)
    if "mail_out" in wanted:
        figures += mail_out_figures(data_dir, details)
    if "mail" in wanted:
        figures += mail_in_figures(data_dir, sizes(), details)
    for name, part in OWN_DATABASE.items():
        if name in wanted:
            figures += measured(part, data_dir, details)
    if "widget" in wanted:
        sent = len(packed().gzipped)
        figures.append(Figure("chat window: script, style and Swedish words", sent, "bytes", 15_000))
    say(f"\n{facts['processors']} processors, {facts['memory_mb']} MB, {facts['model']}\n")
    say(table(figures))
    write(figures, facts, details)
    return 0


def measure_volume(data_dir: Path, wanted: set[str], details: dict[str, Any]) -> list[Figure]:
    """Pages at every size, and the throughput at the largest that is not a million."""
    embedded.ensure_running(data_dir)
    try:
        names = {tickets: prepared(data_dir, tickets) for tickets in sizes()}
        manage(data_dir, next(iter(names.values())), "collectstatic", "--no-input", "-v0")
        figures = []
        if "pages" in wanted:
            for tickets, name in names.items():
                details[str(tickets)] = measured_pages(data_dir, name)
            figures += [figure for tickets in names for figure in page_figures(tickets, details[str(tickets)])]
            figures += growth_figures(details)
        if "workspace" in wanted:
            figures += workspace_figures(data_dir, names[sizes()[min(1, len(names) - 1)]], details)
        if "chat" in wanted:
            figures += chat_figures(data_dir, names[sizes()[min(1, len(names) - 1)]], details)
        if "webhooks" in wanted:
            figures += webhook_figures(data_dir, names[sizes()[min(1, len(names) - 1)]], details)
        if "automations" in wanted:
            figures += automation_figures(data_dir, names[sizes()[0]], details)
        if "throughput" in wanted:
            tickets = max((size for size in names if size <= GOAL_SIZE), default=max(names))
            rates = pages_a_second(data_dir, names[tickets])
            goals = {"queue": 100, "ticket": 150}
            figures += [
                Figure(f"{page} pages, two processes, {tickets}", rate, "a second", goals[page], at_least=True)
                for page, rate in rates.items()
            ]
        return figures
    finally:
        embedded.stop(data_dir)


def measured(
    part: Callable[[Path, dict[str, Any]], list[Figure]], data_dir: Path, details: dict[str, Any]
) -> list[Figure]:
    """A part that has a database of its own."""
    embedded.ensure_running(data_dir)
    try:
        return part(data_dir, details)
    finally:
        embedded.stop(data_dir)


def sizes() -> list[int]:
    chosen = [int(size) for size in os.environ.get("BENCH_TICKETS", "1000,10000,100000").split(",")]
    return sorted({*chosen, MILLION} if os.environ.get("BENCH_MILLION") == "1" else set(chosen))


def measured_pages(data_dir: Path, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.pages", str(REQUESTS)]
    found: dict[str, Any] = json.loads(subprocess.check_output(command, env=environment(data_dir, name), cwd=ROOT))
    return found


def page_figures(tickets: int, pages: dict[str, Any]) -> list[Figure]:
    """The lines of one size; goals hold at GOAL_SIZE for the agent in several teams."""
    figures = []
    for key, found in pages.items():
        page = key.removesuffix(f", {MAIN}")
        p50, p95 = GOALS[page] if page in GOALS and tickets == GOAL_SIZE else (None, None)
        name = f"{page}, {tickets} tickets"
        figures.append(Figure(f"{name}: p50", found["p50"], "ms", p50))
        figures.append(Figure(f"{name}: p95", found["p95"], "ms", p95))
        figures.append(Figure(f"{name}: queries", found["queries"], "", 10))
        if found["bare"]:
            figures.append(Figure(f"{name}: times its bare SQL", found["p50"] / found["bare"], "x"))
    return figures


def growth_figures(details: dict[str, Any]) -> list[Figure]:
    """What each page costs compared with the size before."""
    known = [size for size in sizes() if str(size) in details]
    figures = []
    for smaller, larger in pairwise(known):
        for page in GOALS:
            key = f"{page}, {MAIN}"
            before, after = details[str(smaller)].get(key), details[str(larger)].get(key)
            if before and after:
                goal = GROWTH if larger == MILLION else None
                figures.append(Figure(f"{page}, {smaller} to {larger}", after["p50"] / before["p50"], "x", goal))
    return figures


def write(figures: list[Figure], facts: dict[str, object], details: dict[str, Any]) -> None:
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    told = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": facts,
        "figures": [figure.as_json() for figure in figures],
        "pages": details,
    }
    target.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    say(f"\nWritten to {target.relative_to(ROOT)}")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
