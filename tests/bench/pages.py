"""python -m tests.bench.pages REQUESTS: the pages' server time on the database of DATABASE_URL; JSON on stdout.

Each request goes through the ASGI application as Daphne calls it, one after the other, in this one process. The same
queries are then run bare through psycopg.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from typing import Any

import django

from tests.bench.figures import percentile

django.setup()

import psycopg  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from servicedesk.handler import ThreadedHandler  # noqa: E402
from tests.bench.visits import Visits, agents, visits_of  # noqa: E402

WARM_UP = 25
Query = tuple[str, Any]


def main(requests: int) -> dict[str, Any]:
    """Return for each agent and page: p50, p95 (ms), queries, bare SQL (ms)."""
    application = ThreadedHandler()
    result: dict[str, Any] = {}
    for who, agent in agents().items():
        visits = visits_of(agent)
        count = requests if who == "several teams" else max(requests // 4, 20)
        for page, paths in visits.pages.items():
            if paths and (who == "several teams" or page in ("queue", "search, common word")):
                result[f"{page}, {who}"] = asyncio.run(timed(application, visits, paths, count)) | asked(visits, paths)
    return result


async def timed(application: Any, visits: Visits, paths: Sequence[str], count: int) -> dict[str, Any]:
    """Visit the paths in turn; times of whole requests in ms."""
    for number in range(min(WARM_UP, count)):
        await visit(application, visits.session, paths[number % len(paths)])
    by_path: dict[str, list[float]] = {path: [] for path in paths}
    size = 0
    for number in range(count):
        path = paths[number % len(paths)]
        started = time.perf_counter()
        size = await visit(application, visits.session, path)
        by_path[path].append((time.perf_counter() - started) * 1000)
    times = [one for each in by_path.values() for one in each]
    slowest = max(by_path, key=lambda path: sum(by_path[path]) / max(len(by_path[path]), 1))
    return {
        "p50": percentile(times, 50),
        "p95": percentile(times, 95),
        "requests": len(times),
        "bytes": size,
        "slowest": slowest,
        "slowest_ms": sum(by_path[slowest]) / max(len(by_path[slowest]), 1),
    }


async def visit(application: Any, session: str, path: str) -> int:
    """Make one request and return the size of the answer's body. Raises RuntimeError unless it is a page."""
    where, _mark, query = path.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": where,
        "raw_path": where.encode(),
        "query_string": query.encode(),
        "headers": [
            (b"host", b"127.0.0.1"),
            (b"cookie", f"{settings.SESSION_COOKIE_NAME}={session}".encode()),
            (b"accept-encoding", b"gzip"),
        ],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
        "extensions": {},
    }
    answer: list[dict[str, Any]] = []
    asked_once = False

    async def receive() -> dict[str, Any]:
        nonlocal asked_once
        if not asked_once:
            asked_once = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(3600)  # the client stays connected
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        answer.append(message)

    await application(scope, receive, send)
    status = answer[0]["status"]
    if status not in (200, 302):
        raise RuntimeError(f"{path} answered {status}")
    return sum(len(message.get("body", b"")) for message in answer[1:])


def asked(visits: Visits, paths: Sequence[str]) -> dict[str, Any]:
    """What the pages ask the database: the most queries on one page, and the time those queries take on their own."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = visits.session
    bare, most = [], 0
    with psycopg.connect(**connection_parameters(), autocommit=True) as plain:
        for path in dict.fromkeys(paths):
            queries = captured(client, path)
            queries = captured(client, path)  # the second time: what is remembered for some seconds is remembered
            most = max(most, len(queries))
            bare += [run_bare(plain, queries) for _time in range(4)][1:]
    return {"queries": most, "bare": percentile(bare, 50)}


def connection_parameters() -> dict[str, Any]:
    wanted = ("dbname", "user", "password", "host", "port", "options")
    return {key: value for key, value in connection.get_connection_params().items() if key in wanted}


def captured(client: Client, path: str) -> list[Query]:
    found: list[Query] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        client.get(path)
    return found


def run_bare(plain: "psycopg.Connection[Any]", queries: Sequence[Query]) -> float:
    """Run the reading queries and fetch their rows; returns ms."""
    started = time.perf_counter()
    with plain.cursor() as cursor:
        for sql, params in queries:
            if sql.lstrip().upper().startswith(("SELECT", "WITH")):
                cursor.execute(sql, params)
                cursor.fetchall()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
