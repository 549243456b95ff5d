"""A website of somebody else that shows the chat window: another origin, a strict policy, a spoiling style."""

import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psycopg

from servicedesk.embedded.places import DATABASE, PORT, ROLE, places
from tests.journeys.browser import Watched
from tests.journeys.conftest import House

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Storå Bostäder</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/{style}.css"></head>
<body><main><h1>Sopor i kvarteret</h1><p>Miljörummet är öppet dygnet runt.</p><button>Värdens knapp</button></main>
<script src="{service}/widget.js" data-inbox="chatt" async></script></body></html>"""
SPOILING = """html { font-size: 7px; direction: rtl }
servicedesk-chat { display: none !important; opacity: 0 !important; visibility: hidden !important }
* { margin: 13px !important; color: red !important; font: 30px fantasy !important; display: block !important;
text-transform: uppercase !important; letter-spacing: 9px !important }
button { transform: rotate(20deg) !important; background: lime !important }
aside, section { display: none !important }"""
# The one line that docs/howto/embed-the-chat.md asks for; everything else the page forbids itself.
POLICY = (
    "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'; "
    "script-src {service}; connect-src {service} {socket}; img-src {service}"
)


@dataclass
class Website:
    """Its pages: /, /en, /ar in that language, /spoilt with the style that would spoil the window."""

    port: int
    house: House

    @property
    def open(self) -> str:
        """The origin where somebody is always there."""
        return f"http://localhost:{self.port}"

    @property
    def closed(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """Of the service's database."""
        socket = str(places(self.house.data_dir).socket_dir)
        with psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE) as connection:
            return connection.execute(query.encode()).fetchall()


@contextmanager
def website(house: House) -> Iterator[Website]:
    """Serve it, and have it put on the list of those that may show the chat."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(house.url))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = Website(server.server_address[1], house)
    keep = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    environment = keep | {"DATA_DIR": str(house.data_dir), "DJANGO_SETTINGS_MODULE": "servicedesk.settings"}
    command = [sys.executable, "-m", "tests.journeys.widget_cast", site.open, site.closed]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    _wait_until_shown(house, site.closed)
    yield site
    server.shutdown()
    server.server_close()


def _handler(service: str) -> type[BaseHTTPRequestHandler]:
    policy = POLICY.format(service=service, socket=service.replace("http", "ws", 1))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_style = self.path.endswith(".css")
            language = self.path.strip("/") if self.path in ("/en", "/ar") else "sv"
            style = "spoiling" if self.path == "/spoilt" else "plain"
            text = PAGE.format(language=language, style=style, service=service)
            if is_style:
                text = SPOILING if self.path == "/spoiling.css" else "body { font-family: sans-serif }"
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if is_style else "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args: object) -> None:
            """Nothing."""

    return Handler


def _wait_until_shown(house: House, origin: str) -> None:
    """The list of websites is read again every few seconds."""
    request = urllib.request.Request(f"{house.url}/chat/chatt/lage.json", headers={"Origin": origin})  # noqa: S310
    for _ in range(100):
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310 -- our own server
                return
        except urllib.error.HTTPError:
            time.sleep(0.1)
    raise TimeoutError("the website may not show the chat")


class Colleague:
    """The agent's side: a signed-in browser that posts the console's forms."""

    def __init__(self, agent: Watched, site: Website, email: str) -> None:
        self.agent, self.site, self.said = agent, site, 0
        agent.sign_in(email)
        agent.open("/chatt/")
        self.post("/chatt/tillganglighet/", standing="available")

    def post(self, path: str, **fields: str) -> None:
        status = self.agent.page.evaluate(
            """async ([path, fields]) => {
              const headers = JSON.parse(document.querySelector("[hx-headers]").getAttribute("hx-headers"));
              return (await fetch(path, { method: "POST", headers, body: new URLSearchParams(fields) })).status;
            }""",
            [path, fields],
        )
        assert status == 200, (path, status)

    def newest(self) -> str:
        [[pk]] = self.site.ask("SELECT max(id) FROM chat_chatsession")
        return f"/chatt/{pk}/"

    def accept(self) -> None:
        self.post(f"{self.newest()}mottagande/")

    def say(self, text: str) -> None:
        self.said += 1
        self.post(f"{self.newest()}meddelanden/", body=text, id=f"svar-{time.time_ns()}-{self.said}")

    def end(self) -> None:
        self.post(f"{self.newest()}avslut/", is_solved="1")
