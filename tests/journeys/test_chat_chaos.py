"""1,000 messages in 50 chats while the server is killed and lines are cut: each is there once, in order, for both."""

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from servicedesk import embedded
from servicedesk.embedded.places import DATABASE, PORT, ROLE, places
from tests.fakes.chat_pages import AgentPage, Page, VisitorPage
from tests.fakes.dovecot import free_port
from tests.folders import server_folder
from tests.nest import Fledgling, Nest

pytestmark = pytest.mark.browser  # slow: runs in the same step as the journeys
ROOT = Path(__file__).resolve().parents[2]
CHATS, AGENTS, MESSAGES, KILLS, CUTS = 50, 5, 1000, 10, 100
AHEAD = 60  # messages that may be on their way
WITHIN = 300.0  # seconds; on an idle machine it takes a fifth
POLL = 0.02


@dataclass
class Machine:
    """One web process on a database of its own."""

    data_dir: Path
    port: int
    nest: Nest = field(init=False)
    process: Fledgling | None = None

    @property
    def environment(self) -> dict[str, str]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
        return keep | {
            "DATA_DIR": str(self.data_dir),
            "DJANGO_SETTINGS_MODULE": "servicedesk.settings",
            "DATABASE_URL": embedded.database_url(self.data_dir),
            "ONE_MACHINE": "true",
            "DEMO": "false",
            "PORT": str(self.port),
            "TRUSTED_PROXIES": "1",  # each visitor comes from a place of their own
        }

    def prepare(self) -> dict[str, Any]:
        embedded.ensure_running(self.data_dir)
        command = [sys.executable, "-m", "tests.bench.chat_cast", str(CHATS), str(AGENTS), "--migrate"]
        found: dict[str, Any] = json.loads(subprocess.check_output(command, cwd=ROOT, env=self.environment))
        self.nest = Nest("servicedesk.web", environment=self.environment, log=self.data_dir / "chaos.log")
        return found

    def start(self) -> None:
        self.process = self.nest.start("servicedesk.web:main")

    def kill(self) -> None:
        """At once, as a power cut would."""
        if self.process is not None:
            self.process.kill()

    def stop(self) -> None:
        self.kill()
        self.nest.close()
        embedded.stop(self.data_dir)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        socket = str(places(self.data_dir).socket_dir)
        with psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE) as connection:
            return connection.execute(query.encode()).fetchall()

    def log(self) -> str:
        return (self.data_dir / "chaos.log").read_text(errors="replace")[-3000:]


@contextmanager
def machine() -> Iterator[tuple[Machine, dict[str, Any]]]:
    with server_folder() as folder:
        made = Machine(folder / "var", free_port())
        made.data_dir.mkdir(parents=True)
        try:
            cast = made.prepare()
            made.start()
            yield made, cast
        finally:
            made.stop()


def test_every_message_is_there_once_and_in_order_whatever_is_killed_or_cut() -> None:
    with machine() as (server, cast):
        visitors = [
            VisitorPage(server.port, token=chat["token"], headers={"X-Forwarded-For": f"192.0.2.{place + 1}"})
            for place, chat in enumerate(cast["chats"])
        ]
        agents = [AgentPage(server.port, cookie=f"sessionid={session}") for session in cast["sessions"]]
        sessions = [int(chat["session"]) for chat in cast["chats"]]
        for place, session in enumerate(sessions):
            agents[place % AGENTS].follows.add(session)
        said = asyncio.run(talk(server, visitors, agents, sessions))
        kept = entries(server)

        for place, session in enumerate(sessions):
            visitor, agent = visitors[place], agents[place % AGENTS]
            texts = [text for _seq, text in kept[session]]
            assert [seq for seq, _text in kept[session]] == sorted({seq for seq, _text in kept[session]})
            assert visitor.texts() == texts
            assert agent.texts(session) == texts
            # Each side's own in the order in which they said it, each once.
            for side in ("v", "a"):
                mine = [text for text in said[session] if text.startswith(side)]
                assert [text for text in texts if text.startswith(f"{side}:")] == mine
        assert server.ask("SELECT count(*) FROM tickets_message")[0][0] == MESSAGES + CHATS
        assert [page.doubled for page in (*visitors, *agents) if page.doubled] == []
        assert [page.refused for page in (*visitors, *agents) if page.refused] == []


async def talk(
    server: Machine, visitors: list[VisitorPage], agents: list[AgentPage], sessions: list[int]
) -> dict[int, list[str]]:
    """Let both sides write, and kill and cut as the dice say. Returns what was said, by session."""
    dice = random.Random(6)  # noqa: S311 -- the same run each time
    pages: list[Page] = [*visitors, *agents]
    running = [asyncio.create_task(page.run()) for page in pages]
    deadline = time.monotonic() + WITHIN
    kills = set(dice.sample(range(20, MESSAGES - 20), KILLS))
    cuts = set(dice.sample(range(MESSAGES), CUTS))
    said: dict[int, list[str]] = {session: [] for session in sessions}
    for number in range(MESSAGES):
        place = number % CHATS if number < CHATS else dice.randrange(CHATS)
        session, side = sessions[place], dice.choice("va")
        text = f"{side}: meddelande {number} i samtal {session}, smått är också gott 🙂"
        said[session].append(text)
        if side == "v":
            await visitors[place].say(f"own-{number}", text)
        else:
            await agents[place % AGENTS].say(f"own-{number}", text, session=session)
        if number in kills:
            await asyncio.to_thread(server.kill)
            server.start()
        if number in cuts:
            dice.choice(pages).cut()
        await until(lambda: sum(len(page.unsent) for page in pages) < AHEAD, deadline, server)
    everything = {session: len(texts) + 1 for session, texts in said.items()}  # and what the chat began with

    def is_all_shown() -> bool:
        return all(
            len(visitors[place].texts()) == everything[session] == len(agents[place % AGENTS].texts(session))
            for place, session in enumerate(sessions)
        )

    await until(is_all_shown, deadline, server)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    return said


async def until(done: Callable[[], bool], deadline: float, server: Machine) -> None:
    while not done():
        assert time.monotonic() < deadline, f"stands still\n{server.log()}"
        await asyncio.sleep(POLL)


def entries(server: Machine) -> dict[int, list[tuple[int, str]]]:
    """What was said in each chat, in its order."""
    found: dict[int, list[tuple[int, str]]] = {}
    rows = server.ask(
        "SELECT e.session_id, e.seq, m.body FROM chat_chatentry e JOIN tickets_message m ON m.id = e.message_id"
        " ORDER BY e.session_id, e.seq"
    )
    for session, seq, text in rows:
        found.setdefault(session, []).append((seq, text))
    return found
