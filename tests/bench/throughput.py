"""Pages a second from two web processes to four signed-in clients that keep their connections."""

import http.client
import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench.databases import ROOT, environment
from tests.bench.processes import free_port, running

WEB_PROCESSES, CLIENTS = 2, 4
SECONDS, WARM_UP = 10.0, 2.0


def pages_a_second(data_dir: Path, name: str) -> dict[str, float]:
    """Return pages a second by kind of page; clients, web processes and PostgreSQL share the machine."""
    settings = environment(data_dir, name, SECRET_KEY="bench-only-" + "k" * 40, ALLOWED_HOSTS="127.0.0.1")
    asked = json.loads(subprocess.check_output([sys.executable, "-m", "tests.bench.who"], env=settings, cwd=ROOT))
    ports = [free_port() for _process in range(WEB_PROCESSES)]
    with ExitStack() as stack:
        for port in ports:
            stack.enter_context(running("servicedesk.web", settings, port))
        return {page: _measured(ports, asked["cookie"], asked["pages"][page]) for page in ("queue", "ticket")}


def _measured(ports: Sequence[int], cookie: str, paths: Sequence[str]) -> float:
    with multiprocessing.get_context("spawn").Pool(CLIENTS) as pool:
        jobs = [(ports[client % len(ports)], cookie, list(paths), client) for client in range(CLIENTS)]
        return sum(pool.starmap(client_rate, jobs))


def client_rate(port: int, cookie: str, paths: Sequence[str], first: int) -> float:
    """One client: the paths in turn over one connection, for SECONDS after the warm-up; pages a second."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers: Mapping[str, str] = {"Cookie": cookie, "Accept-Encoding": "gzip", "Host": f"127.0.0.1:{port}"}
    number, counted, begun = first, 0, time.monotonic()
    while (passed := time.monotonic() - begun) < WARM_UP + SECONDS:
        connection.request("GET", paths[number % len(paths)], headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{paths[number % len(paths)]} answered {answer.status}")
        number += 1
        counted += passed >= WARM_UP
    connection.close()
    return counted / SECONDS
