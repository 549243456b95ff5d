"""Entry point for Daphne: HTTP goes to Django, sockets to chat's consumers."""

import asyncio
import os
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
django.setup(set_prefix=False)  # loads the apps; what follows needs them

from channels.routing import ProtocolTypeRouter  # noqa: E402

from chat.routing import sockets  # noqa: E402
from servicedesk.handler import ThreadedHandler  # noqa: E402
from servicedesk.hook_handler import PREFIX, HookHandler  # noqa: E402
from servicedesk.lib import mainloop  # noqa: E402

pages, hooks = ThreadedHandler(), HookHandler()


async def http(scope: Any, receive: Any, send: Any) -> None:
    """Pages, and what providers call, which is written together."""
    await (hooks if scope["path"].startswith(PREFIX) else pages)(scope, receive, send)


router = ProtocolTypeRouter({"http": http, "websocket": sockets})


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Serve one connection; sends of the in-memory channel layer find their way to the loop it is served on."""
    mainloop.remember(asyncio.get_running_loop())
    # Daphne believes a Daphne-Root-Path header from anybody, which would change every address a page holds.
    await router({**scope, "root_path": ""}, receive, send)
