"""Addresses of the sockets.

The agents' may be opened by pages of our own hosts only, and know their agent by the session's cookie. The visitors'
looks at the page's origin itself (chat.sites), and at no cookie.
"""

from typing import Any

from channels.security.websocket import AllowedHostsOriginValidator
from channels.sessions import SessionMiddlewareStack
from django.urls import path

from chat.agent_chat_consumer import AgentChatConsumer
from chat.consumers import AgentConsumer
from chat.refusal import RefuseUnknown
from chat.visitor_consumer import VisitorConsumer

VISITORS = "/ws/chat/"
_agents = AllowedHostsOriginValidator(
    SessionMiddlewareStack(
        RefuseUnknown([path("ws/agent/", AgentConsumer.as_asgi()), path("ws/chat/agent/", AgentChatConsumer.as_asgi())])
    )
)
_visitors = VisitorConsumer.as_asgi()


async def sockets(scope: Any, receive: Any, send: Any) -> None:
    if scope["path"] == VISITORS:
        await _visitors(scope, receive, send)
    else:
        await _agents(scope, receive, send)
