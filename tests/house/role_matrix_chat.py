"""The rows of the chat: its own page for everybody, its settings for administrators. See role_matrix.py."""

from datetime import timedelta

from django.utils import timezone

from chat.models import ChatBlock, ChatSetup, ChatSite
from chat.sites import forget_sites
from servicedesk.people.models import Agent
from tests.factories import make_inbox
from tests.house.roles import Row, administrators, public

_POSTED = ("messages", "wish", "call_back", "transcript", "rating", "staying", "ending", "forgetting")


def _setup() -> ChatSetup:
    """The one chat, made when it is first asked for."""
    return ChatSetup.objects.first() or ChatSetup.objects.create(inbox=make_inbox(name="Chatt", kind="chat"))


def chat(things: object) -> list[object]:
    slug = _setup().inbox.slug
    forget_sites()  # which were read before there was one
    return [slug]


def chat_setup(things: object) -> list[object]:
    return [_setup().pk]


def chat_inbox(things: object) -> list[object]:
    return [_setup().inbox_id]


def chat_site(things: object) -> list[object]:
    return [ChatSite.objects.get_or_create(setup=_setup(), origin="https://bostader.example")[0].pk]


def chat_block(things: object) -> list[object]:
    there = {"by": Agent.objects.earliest("pk"), "until": timezone.now() + timedelta(hours=1)}
    return [ChatBlock.objects.get_or_create(place="p", reason="Hot", defaults=there)[0].pk]


def somebody(things: object) -> list[object]:
    return [things.people["agent"].pk]  # type: ignore[attr-defined]


CHAT: dict[str, Row] = {
    "chats": public(),
    "chat": public(args=chat),
    "chat_reading": public(302, args=chat),  # there is nothing to read
    **{f"chat_{name}": public(302, args=chat, method="post") for name in _POSTED},  # nobody has a chat
    "chat_spared": public(404, args=chat, method="post"),  # no article is named
    "chat_answered": public(args=chat),
    "chat_standing": public(args=chat),
    "chat_suggestions": public(args=chat, method="post"),
    "chat_answer_helped": public(404, args=chat, method="post"),  # no article is named
    "chat_file_upload": public(404, method="post"),  # nobody holds that token
    "chat_file": public(404, args=lambda things: ["1.0:0:0"]),  # nobody signed it
}
CHAT_SETTINGS: dict[str, Row] = {
    "settings_chats": administrators(),
    "settings_chat_new": administrators(),
    "settings_chat_setting_up": administrators(302, args=chat_inbox, method="post"),
    "settings_chat": administrators(args=chat_setup),
    "settings_chat_site_new": administrators(args=chat_setup, method="post"),
    "settings_chat_site": administrators(args=chat_site),
    "settings_chat_agents": administrators(),
    "settings_chat_agent": administrators(args=somebody),
    "settings_chat_blocks": administrators(),
    "settings_chat_block_lifting": administrators(302, args=chat_block, method="post"),
}
