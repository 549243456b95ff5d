"""What 100 triggers add to a new ticket: the same mail received with them and without, in turns, and compared."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.databases import ROOT, copied, environment
from tests.bench.figures import Figure

RULES, MATCHING, ROUNDS, WARMING = 100, 3, 200, 20
GOAL = 5.0  # ms


def figures(data_dir: Path, name: str, details: dict[str, Any]) -> list[Figure]:
    """Measure on a copy of that database; its server must be running."""
    with copied(data_dir, name) as copy:
        command = [sys.executable, "-m", "tests.bench.automations"]
        told = json.loads(subprocess.check_output(command, env=environment(data_dir, copy), cwd=ROOT))
    details["automations"] = told
    return [
        Figure(f"a new ticket, {RULES} triggers of which {MATCHING} match: added", told["added"], "ms", GOAL),
        Figure(f"a new ticket, {RULES} triggers of which none matches: added", told["added_unmatched"], "ms", GOAL),
        Figure(f"a new ticket, {RULES} triggers of which {MATCHING} match: processor", told["processor"], "ms"),
        Figure("a new ticket without triggers", told["without"], "ms"),
    ]


def measured() -> dict[str, float]:
    """Median milliseconds of a received ticket, in this process."""
    from servicedesk.people.models import Agent  # noqa: PLC0415 -- Django must be there first
    from tests.factories import make_incoming  # noqa: PLC0415
    from tickets.actions.receive import receive  # noqa: PLC0415
    from tickets.automation import triggers  # noqa: PLC0415
    from tickets.models import Automation, Inbox  # noqa: PLC0415

    inbox = Inbox.objects.filter(kind="email").order_by("pk")[0]
    Automation.objects.all().delete()
    _make_rules(Agent.objects.filter(is_active=True).first())
    with_all = triggers.rules()
    none = triggers.Kept(float("inf"), (), {})
    kept = {
        "without": none,
        "unmatched": triggers.Kept(float("inf"), with_all.rules[:-MATCHING], with_all.lines),
        "with": triggers.Kept(float("inf"), with_all.rules, with_all.lines),
    }
    took: dict[str, list[float]] = {name: [] for name in kept}
    spent: dict[str, list[float]] = {name: [] for name in kept}
    for number in range(ROUNDS + WARMING):
        for name, rules in sorted(kept.items(), reverse=number % 2 == 1):
            triggers._kept = rules
            mail = make_incoming(channel="email", text=TEXT)
            begun, processor = time.perf_counter(), time.process_time()
            receive(mail, inbox=inbox)
            took[name].append((time.perf_counter() - begun) * 1000)
            spent[name].append((time.process_time() - processor) * 1000)
    return {
        "without": statistics.median(took["without"][WARMING:]),
        "added": _added(took, "with"),
        "added_unmatched": _added(took, "unmatched"),
        "processor": _added(spent, "with"),
        "processor_unmatched": _added(spent, "unmatched"),
    }


def _added(took: dict[str, list[float]], name: str) -> float:
    """The median of what each ticket took more than its neighbour without triggers."""
    pairs = zip(took[name][WARMING:], took["without"][WARMING:], strict=True)
    return statistics.median(one - other for one, other in pairs)


TEXT = "Hej! Lampan vid busshållplatsen på Åkervägen har varit trasig i två veckor. Kan någon titta på den? " * 8


def _make_rules(by: Any) -> None:
    from tickets.actions.automations import save_automation, set_active  # noqa: PLC0415
    from tickets.models import Category  # noqa: PLC0415

    categories = list(Category.objects.values_list("pk", flat=True))
    for number in range(RULES):
        is_matching = number >= RULES - MATCHING
        parts: list[dict[str, Any]] = [
            {"ask": "channel", "is": ["email", "webform"]},
            {"ask": "words", "is": ["lampan"] if is_matching else [f"ord{number}", f"annat{number}"]},
        ]
        if number % 3 == 0 and not is_matching:
            parts.append({"ask": "category", "is": [categories[number % len(categories)]]})
        changes = [{"do": "add_tags", "value": [f"tag{number}"]}]
        said = {"name": f"Regel {number}", "kind": "trigger", "on": ["created"], "conditions": parts}
        set_active(save_automation(None, by=by, said={**said, "changes": changes}), True, by=by)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measured()))  # noqa: T201 -- for figures(), in the other process
