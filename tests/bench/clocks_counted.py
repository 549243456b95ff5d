"""python -m tests.bench.clocks_counted CLOCKS: on the empty database of DATABASE_URL; JSON on stdout.

Half as many tickets, each with two clocks, through the same code as in life. While a process of its own counts them
again, two agents change tickets here, some tens a second.
"""

import json
import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import django

from tests.bench.figures import percentile

django.setup()

from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from servicedesk.people.models import Agent, Contact, Team  # noqa: E402
from tests.factories.people import make_agent, make_contact, make_team  # noqa: E402
from tests.factories.promises import HOURS, WORKING_DAYS, WORKING_TIME, change_row, make_policy  # noqa: E402
from tests.factories.tickets import make_inbox, make_incoming  # noqa: E402
from tickets import policies  # noqa: E402
from tickets.actions.clocks import begin_clocks, write_clocks  # noqa: E402
from tickets.actions.receive import Arrival, receive_many  # noqa: E402
from tickets.actions.recount import recount_batch  # noqa: E402
from tickets.actions.set_properties import set_priority  # noqa: E402
from tickets.models import Inbox, SlaPolicy, Ticket  # noqa: E402

AGENTS, PACE = 2, 0.05  # seconds between two changes of one agent
BEFORE = 5.0  # seconds
TARGETS = {"first_response": (WORKING_DAYS, 7 * 1440, 240), "resolution": (WORKING_TIME, 4800, 480)}


def main(clocks: int) -> dict[str, Any]:
    """Return seconds, and for agents p95 and longest in ms."""
    team = make_team("Kontaktcenter")
    inbox, agents = make_inbox(team=team, acknowledges=False), [make_agent(teams=[team]) for _agent in range(AGENTS)]
    plain = new_tickets(inbox)
    make_policy({"first_response": (HOURS, 60, 10)}, conditions=[{"ask": "priority", "is": [40]}])
    policy = make_policy(TARGETS)
    promised = new_tickets(inbox)
    load(clocks // 2, inbox, team)
    before = changes(agents, until=after(BEFORE))
    policy.targets.filter(metric="first_response").update(minutes=6 * 1440)
    policy.targets.filter(metric="resolution").update(minutes=4200)
    change_row(policy)
    meanwhile, seconds = counted(agents)
    change_row(SlaPolicy.objects.get(pk=policy.pk))
    _nobody, again = counted([])
    new = promised / plain
    return {"seconds": seconds, "before": before, "meanwhile": meanwhile, "again": again, "new": new}


def new_tickets(inbox: Inbox) -> float:
    """Seconds for 100 new tickets in batches of ten: the best of three times."""
    taken = []
    for _time in range(3):
        arrivals = [Arrival(make_incoming(), inbox) for _number in range(100)]
        begun = time.perf_counter()
        for first in range(0, 100, 10):
            receive_many(arrivals[first : first + 10])
        taken.append(time.perf_counter() - begun)
    return min(taken)


def load(count: int, inbox: Inbox, team: Team) -> None:
    """Tickets of the last ten days, as many each hour."""
    now = timezone.now()
    people: list[Contact] = [make_contact(f"Person {number}") for number in range(200)]
    for first in range(0, count, 1000):
        rows = []
        for number in range(first, min(first + 1000, count)):
            came = now - timedelta(days=10) * (number / count)
            rows.append(
                Ticket(
                    number=1_000_000 + number, subject="Soptunnan", team=team, inbox=inbox, channel="webform",
                    requester=people[number % len(people)], created_at=came, updated_at=came, waiting_since=came,
                )
            )  # fmt: skip
        clocks = begin_clocks(rows, texts=[""] * len(rows))
        Ticket.objects.bulk_create(rows)
        write_clocks(clocks)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def counted(agents: list[Agent]) -> tuple[dict[str, float], float]:
    """Let another process count, while the agents work; what they felt, and how long it took."""
    context = multiprocessing.get_context("spawn")
    done, seconds = context.Event(), context.Value("d", 0.0)
    connections.close_all()
    process = context.Process(target=count_all, args=(done, seconds))
    process.start()
    felt = changes(agents, until=done.is_set) if agents else {}
    process.join()
    return felt, seconds.value


def count_all(done: Any, seconds: Any) -> None:
    """What the job does in its turns, one after the other."""
    begun = time.perf_counter()
    place: tuple[int, int] | None = (0, 0)
    while place is not None:
        place = recount_batch(place, policies.kept())
    seconds.value = time.perf_counter() - begun
    connections.close_all()
    done.set()


def changes(agents: list[Agent], *, until: Callable[[], bool]) -> dict[str, float]:
    ids = list(Ticket.objects.values_list("pk", flat=True))
    with ThreadPoolExecutor(len(agents)) as pool:
        taken = [ms for part in pool.map(lambda agent: _changes(agent, ids, until), agents) for ms in part]
    return {"p95": percentile(taken, 95), "longest": max(taken), "changes": len(taken)}


def _changes(agent: Agent, ids: list[int], until: Callable[[], bool]) -> list[float]:
    taken, chance = [], random.Random(agent.pk)  # noqa: S311
    while not until():
        ticket = Ticket.objects.get(pk=chance.choice(ids))
        begun = time.perf_counter()
        set_priority(ticket, chance.choice([10, 20, 30, 40]), by=agent)
        taken.append(1000 * (time.perf_counter() - begun))
        time.sleep(PACE)
    connection.close()
    return taken


def after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
