"""500 open chats with 100 messages a second: until kept, until the agent sees it, and what others notice of it."""

import asyncio
import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil

from tests.bench.databases import ROOT, copied, environment
from tests.bench.figures import Figure, percentile
from tests.bench.processes import free_port, running
from tests.fakes.chat_pages import AgentPage, Page, VisitorPage
from tests.fakes.redis import PROGRAM, redis_server

CHATS, AGENTS = 500, 50
RATE, SECONDS = 100, 30  # messages a second, in all; how long
STORM = 10.0  # seconds in which all visitors come
VISITORS_SAY = 0.7  # of the messages
QUEUE_EVERY = 0.25  # seconds between two queue pages
ACK_GOAL, SCREEN_GOAL, QUEUE_GOAL = 50, 100, 100  # ms, p95
MEMORY_GOAL = 400  # MB
STORM_GOAL = 2000  # ms, p95 until a visitor's chat is there
TIMEOUT = 10.0


def figures(data_dir: Path, name: str, details: dict[str, Any]) -> list[Figure]:
    """Measure on copies of that database; its server must be running."""
    found = _measured(data_dir, name, 1, details)
    if PROGRAM is not None:
        with redis_server() as address:
            found += _measured(data_dir, name, 2, details, REDIS_URL=address)
    return found


def _measured(data_dir: Path, name: str, processes: int, details: dict[str, Any], **more: str) -> list[Figure]:
    with copied(data_dir, name) as copy, ExitStack() as stack:
        settings = environment(
            data_dir,
            copy,
            SECRET_KEY="bench-only-" + "k" * 40,
            ALLOWED_HOSTS="127.0.0.1",
            TRUSTED_PROXIES="1",  # each visitor comes from a place of their own
            **more,
        )
        command = [sys.executable, "-m", "tests.bench.chat_cast", str(CHATS), str(AGENTS)]
        cast = json.loads(subprocess.check_output(command, env=settings, cwd=ROOT))
        ports = [free_port() for _process in range(processes)]
        started = [stack.enter_context(running("servicedesk.web", settings, port)) for port in ports]
        queue = QueuePages(ports[0], cast["sessions"][0])
        servers = [psutil.Process(process.pid) for process in started]
        told = asyncio.run(_talk(ports, cast, queue, servers))
        memory = max(server.memory_info().rss for server in servers) / 1_000_000
    told |= {"memory_mb": memory, "queue_ms": [round(one) for one in sorted(queue.took)], "load": os.getloadavg()[0]}
    details[f"chat, {processes}"] = told
    return _figures(processes, told)


class QueuePages(threading.Thread):
    """An agent who leafs through the queue meanwhile."""

    def __init__(self, port: int, session: str) -> None:
        super().__init__(daemon=True)
        self.port, self.session = port, session
        self.took: list[float] = []
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(QUEUE_EVERY):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            begun = time.monotonic()
            connection.request("GET", "/arenden/", headers={"Cookie": f"sessionid={self.session}"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"the queue answered {answer.status}")
            self.took.append((time.monotonic() - begun) * 1000)
            connection.close()


async def _talk(
    ports: Sequence[int], cast: dict[str, Any], queue: QueuePages, servers: Sequence[psutil.Process]
) -> dict[str, Any]:
    """Let visitors come, then let both sides write. Visitors are at the first process, agents at the last."""
    visitors = [
        VisitorPage(ports[0], token=chat["token"], headers={"X-Forwarded-For": place_of(place)})
        for place, chat in enumerate(cast["chats"])
    ]
    agents = [AgentPage(ports[-1], cookie=f"sessionid={session}") for session in cast["sessions"]]
    sessions = [int(chat["session"]) for chat in cast["chats"]]
    for place, session in enumerate(sessions):
        agents[place % AGENTS].follows.add(session)
    tasks = [asyncio.create_task(page.run()) for page in agents]
    came = await asyncio.gather(*(_come(page, place, tasks) for place, page in enumerate(visitors)))
    while any(page.follows - page.entries.keys() for page in agents):  # their pages have everything that was said
        await asyncio.sleep(0.1)
    queue.start()
    begun, spent = time.monotonic(), _spent(servers)
    sent: dict[str, tuple[Page, Page, str]] = {}
    dice = random.Random(1)  # noqa: S311 -- the same talk each time
    for number in range(RATE * SECONDS):
        await asyncio.sleep(max(0.0, begun + number / RATE - time.monotonic()))
        place = dice.randrange(CHATS)
        visitor, agent, session = visitors[place], agents[place % AGENTS], sessions[place]
        own_id, text = f"bench-{number}", f"Fråga {number} om sophämtning på Björkallén"
        if dice.random() < VISITORS_SAY:
            sent[own_id] = (visitor, agent, text)
            await visitor.say(own_id, text)
        else:
            sent[own_id] = (agent, visitor, text)
            await agent.say(own_id, text, session=session)
    behind = time.monotonic() - begun - SECONDS
    await asyncio.sleep(2)  # what is on its way arrives
    queue.is_over.set()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {
        "storm_ms": sorted(round(one) for one in came),
        "behind_s": behind,
        "processor": (_spent(servers) - spent) / (time.monotonic() - begun),
        "ack_ms": [_after(page, own_id, page.acks.get(own_id)) for own_id, (page, _other, _text) in sent.items()],
        "screen_ms": [
            _after(page, own_id, other.shown_at.get(text))
            for own_id, (page, other, text) in sent.items()
            if isinstance(other, AgentPage)
        ],
        "lost": sum(text not in other.shown_at for _page, other, text in sent.values()),
        "refused": sum(len(page.refused) for page in (*visitors, *agents)),
    }


def _spent(servers: Sequence[psutil.Process]) -> float:
    """Processor time of the web processes so far, in seconds."""
    return sum(sum(server.cpu_times()[:2]) for server in servers)


def place_of(number: int) -> str:
    return f"198.18.{number // 250}.{number % 250 + 1}"


async def _come(page: VisitorPage, place: int, tasks: "list[asyncio.Task[None]]") -> float:
    """Connect at the page's moment of the storm; return the milliseconds until its chat is there."""
    await asyncio.sleep(STORM * place / CHATS)
    begun = time.monotonic()
    tasks.append(asyncio.create_task(page.run()))
    await asyncio.wait_for(page.is_ready.wait(), 60)
    return (time.monotonic() - begun) * 1000


def _after(page: Page, own_id: str, at: float | None) -> float:
    """Milliseconds since it was said; one that never came counts TIMEOUT."""
    return TIMEOUT * 1000 if at is None else (at - page.said_at[own_id]) * 1000


def _figures(processes: int, told: dict[str, Any]) -> list[Figure]:
    where = f"{CHATS} chats, {RATE} messages a second, " + ("one process" if processes == 1 else "two and Redis")
    return [
        Figure(f"{where}: acknowledged, p50", percentile(told["ack_ms"], 50), "ms"),
        Figure(f"{where}: acknowledged, p95", percentile(told["ack_ms"], 95), "ms", ACK_GOAL),
        Figure(f"{where}: on the agent's screen, p95", percentile(told["screen_ms"], 95), "ms", SCREEN_GOAL),
        Figure(f"{where}: a queue page meanwhile, p95", percentile(told["queue_ms"], 95), "ms", QUEUE_GOAL),
        Figure(f"{where}: most memory of a process", told["memory_mb"], "MB", MEMORY_GOAL),
        Figure(f"{where}: processors in use", told["processor"], ""),
        Figure(f"{where}: not shown to the other side", told["lost"], "", 0),
        Figure(
            f"{CHATS} visitors within {STORM:.0f} s: there, p95", percentile(told["storm_ms"], 95), "ms", STORM_GOAL
        ),
    ]
