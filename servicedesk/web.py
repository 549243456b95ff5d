"""python -m servicedesk.web: a web process behind a proxy (make web). HOST and PORT say where it listens."""

import os
import sys

from servicedesk.asgi import application  # isort: skip -- loads Django
from chat.ticking import tick_on
from servicedesk.server import Server


def main() -> str:
    """Serve until told to stop; returns why that was not possible, empty when it was."""
    port = int(os.environ.get("PORT") or 8000)
    host = os.environ.get("HOST") or "127.0.0.1"
    return Server(application, host=host, port=port, background=[tick_on]).serve()


if __name__ == "__main__":
    failure = main()
    if failure:
        sys.stderr.write(f"Cannot listen: {failure}\n")
    os._exit(1 if failure else 0)  # a request that hangs in a thread must not keep the process
