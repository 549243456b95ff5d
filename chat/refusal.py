"""An address without a socket is refused, not an error in the log."""

from collections.abc import Sequence
from typing import Any

from channels.routing import URLRouter
from django.urls import Resolver404, URLPattern


class RefuseUnknown:
    def __init__(self, routes: Sequence[URLPattern]) -> None:
        self.router = URLRouter(list(routes))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await self.router(scope, receive, send)
        except (ValueError, Resolver404) as error:
            if "No route found" not in str(error):
                raise
            await send({"type": "websocket.close", "code": 1008})
