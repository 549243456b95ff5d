"""200 signed calls of providers a second to one web process, while agents work and a worker makes tickets of them."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from tests.bench.chat import QueuePages
from tests.bench.databases import ROOT, connected, copied, environment
from tests.bench.figures import Figure, percentile
from tests.bench.processes import end, free_port, running

HOME = "http://127.0.0.1:8000"  # BASE_URL of the process that is called: Twilio signs the address too
RATE, SECONDS = 200, 30  # calls a second; how long
TOLD_TWICE = 10  # each so manieth is told again at once, as providers do
CONNECTIONS = 40  # kept open by providers
GOAL, QUEUE_GOAL = 50, 150  # ms, p95
READ_WITHIN = 120.0  # seconds after the last call

_COUNTED = """SELECT count(*), count(*) FILTER (WHERE state = 'waiting') FROM channels_in_rawinbound
               WHERE inbox_id = ANY(%s)"""
Call = dict[str, Any]


def figures(data_dir: Path, name: str, details: dict[str, Any]) -> list[Figure]:
    """Measure on a copy of that database; its server must be running."""
    with copied(data_dir, name) as copy:
        settings = environment(
            data_dir, copy, SECRET_KEY="bench-only-" + "k" * 40, ALLOWED_HOSTS="127.0.0.1", BASE_URL=HOME
        )
        distinct = RATE * SECONDS * TOLD_TWICE // (TOLD_TWICE + 1)
        command = [sys.executable, "-m", "tests.bench.webhooks_cast", str(distinct)]
        cast = json.loads(subprocess.check_output(command, env=settings, cwd=ROOT))
        worker = subprocess.Popen(
            [sys.executable, "-m", "servicedesk.worker"],
            env=settings,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            port = free_port()
            with running("servicedesk.web", settings, port) as web:
                told = _measured(port, web.pid, cast)
                told |= _kept(data_dir, copy, cast, distinct)
        finally:
            end(worker)
    details["webhooks"] = told
    return _figures(told)


def _measured(port: int, pid: int, cast: dict[str, Any]) -> dict[str, Any]:
    web = psutil.Process(pid)
    queue = QueuePages(port, cast["session"])
    queue.start()
    before, begun = sum(web.cpu_times()[:2]), time.monotonic()
    took, statuses = asyncio.run(_call(port, cast["calls"]))
    lasted = time.monotonic() - begun
    spent = (sum(web.cpu_times()[:2]) - before) / lasted
    queue.is_over.set()
    queue.join()
    return {
        "took_ms": sorted(round(one, 1) for one in took),
        "queue_ms": sorted(round(one) for one in queue.took),
        "refused": sum(not 200 <= status < 300 for status in statuses),
        "processor": spent,
        "processor_ms_a_call": spent * lasted * 1000 / len(took),
        "memory_mb": web.memory_info().rss / 1_000_000,
        "load": os.getloadavg()[0],
    }


async def _call(port: int, calls: list[Call]) -> tuple[list[float], list[int]]:
    """Call at each call's own moment, whether those before are answered or not. Milliseconds from that moment on."""
    due: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    took: list[float] = []
    statuses: list[int] = []

    async def line() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            moment, wire = await due.get()
            writer.write(wire)
            statuses.append(await _status(reader))
            took.append((time.monotonic() - moment) * 1000)
            due.task_done()

    lines = [asyncio.create_task(line()) for _line in range(CONNECTIONS)]
    begun, number = time.monotonic(), 0
    for place, call in enumerate(calls):
        wire = _wire(call)
        for _time in range(2 if place % TOLD_TWICE == 0 else 1):
            moment = begun + number / RATE
            await asyncio.sleep(max(0.0, moment - time.monotonic()))
            due.put_nowait((moment, wire))
            number += 1
    joined = asyncio.create_task(due.join())
    await asyncio.wait([joined, *lines], return_when=asyncio.FIRST_COMPLETED)
    for task in lines:
        task.cancel()
    for outcome in await asyncio.gather(*lines, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome
    return took, statuses


def _wire(call: Call) -> bytes:
    body: bytes = call["body"].encode("latin-1")
    headers = {"Host": HOME.removeprefix("http://"), "Content-Type": call["type"], "Content-Length": str(len(body))}
    lines = [f"{name}: {value}" for name, value in {**headers, **call["headers"]}.items()]
    return "\r\n".join([f"POST {call['path']} HTTP/1.1", *lines]).encode() + b"\r\n\r\n" + body


async def _status(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].split("\r\n")[0].strip()
    await reader.readexactly(int(length or 0))
    return int(head.split(" ", 2)[1])


def _kept(data_dir: Path, copy: str, cast: dict[str, Any], distinct: int) -> dict[str, Any]:
    """What of it is there, and how long the worker took to read it all."""
    begun = time.monotonic()
    with connected(data_dir, copy) as connection:
        kept, waiting = connection.execute(_COUNTED, [cast["inboxes"]]).fetchone() or (0, 0)
        left = waiting
        while left and time.monotonic() - begun < READ_WITHIN:
            time.sleep(0.25)
            left = (connection.execute(_COUNTED, [cast["inboxes"]]).fetchone() or (0, 0))[1]
    return {
        "lost": max(0, distinct - kept),
        "doubled": max(0, kept - distinct),
        "unread_at_the_end": waiting,
        "never_read": left,
        "read_after_s": time.monotonic() - begun,
    }


def _figures(told: dict[str, Any]) -> list[Figure]:
    took, queue = told["took_ms"], told["queue_ms"]
    name = f"{RATE} signed calls a second, one process"
    return [
        Figure(f"{name}: p50", percentile(took, 50), "ms"),
        Figure(f"{name}: p95", percentile(took, 95), "ms", GOAL),
        Figure(f"{name}: slowest", took[-1], "ms"),
        Figure(f"{name}: refused, lost or doubled", told["refused"] + told["lost"] + told["doubled"], "", 0),
        Figure(f"{name}: not read a while after", told["never_read"], "", 0),
        Figure(f"{name}: read after the last", told["read_after_s"], "s"),
        Figure(f"{name}: of one processor", told["processor"], ""),
        Figure(f"{name}: queue page p95", percentile(queue, 95), "ms", QUEUE_GOAL),
    ]
