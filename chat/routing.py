"""Addresses of the sockets. Only pages of our own hosts may open one."""

from channels.security.websocket import AllowedHostsOriginValidator
from channels.sessions import SessionMiddlewareStack
from django.urls import path

from chat.agent_chat_consumer import AgentChatConsumer
from chat.consumers import AgentConsumer
from chat.refusal import RefuseUnknown

sockets = AllowedHostsOriginValidator(
    SessionMiddlewareStack(
        RefuseUnknown([path("ws/agent/", AgentConsumer.as_asgi()), path("ws/chat/agent/", AgentChatConsumer.as_asgi())])
    )
)
