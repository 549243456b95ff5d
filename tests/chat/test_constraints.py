"""What the database itself refuses of chats, whoever writes: one row for each constraint."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from chat.models import Availability, ChatBlock, ChatEntry, ChatHelper, ChatSession, ChatSetup, ChatSite, ChatSkill
from chat.tokens import digest_of, new_token
from tests.factories import make_agent, make_category, make_inbox, make_ticket

pytestmark = pytest.mark.django_db


def twice(create: Callable[[], Any]) -> None:
    create()
    create()


def session_with(**fields: Any) -> ChatSession:
    ticket = make_ticket()
    usual = {"state": "waiting", "waiting_since": timezone.now(), "token_hash": digest_of(new_token())}
    return ChatSession.objects.create(ticket=ticket, inbox=ticket.inbox, **{**usual, **fields})


def entry_with(**fields: Any) -> ChatEntry:
    return ChatEntry.objects.create(**{"session": session_with(), "seq": 1, "kind": "message", **fields})


def same_seq_twice() -> None:
    session = session_with()
    twice(lambda: entry_with(session=session))


def helper_with(**fields: Any) -> ChatHelper:
    return ChatHelper.objects.create(**{"session": session_with(), "agent": make_agent(), "part": "invited", **fields})


def same_helper_twice() -> None:
    session, agent = session_with(), make_agent()
    twice(lambda: helper_with(session=session, agent=agent))


def block_with(**fields: Any) -> ChatBlock:
    until = timezone.now() + timedelta(hours=24)
    return ChatBlock.objects.create(**{"place": "p", "reason": "Hot", "by": make_agent(), "until": until, **fields})


def setup_with(**fields: Any) -> ChatSetup:
    return ChatSetup.objects.create(inbox=make_inbox(kind="chat"), **fields)


def same_site_twice() -> None:
    setup = setup_with()
    twice(lambda: ChatSite.objects.create(setup=setup, origin="https://bostader.example"))


def availability_with(**fields: Any) -> Availability:
    return Availability.objects.create(agent=make_agent(), **fields)


def skill_with(**fields: Any) -> ChatSkill:
    return ChatSkill.objects.create(**{"agent": make_agent(), **fields})


def same_skill_twice() -> None:
    agent = make_agent()
    twice(lambda: skill_with(agent=agent, language="fi"))


REFUSED: dict[str, Callable[[], Any]] = {
    "chat_state_known": lambda: session_with(state="asleep"),
    "chat_ended_when": lambda: session_with(state="ended"),
    "chat_active_has_agent": lambda: session_with(state="active", waiting_since=None),
    "chat_waiting_since_when": lambda: session_with(waiting_since=None),
    "chat_stars_one_to_five": lambda: session_with(stars=6),
    "chat_public_seq_within": lambda: session_with(last_seq=1, last_public_seq=2),
    "chat_entry_seq_once": same_seq_twice,
    "chat_entry_kind_known": lambda: entry_with(kind="sung"),
    "chat_entry_internal_kinds": lambda: entry_with(kind="note", is_internal=False),
    "chat_helper_once": same_helper_twice,
    "chat_helper_part_known": lambda: helper_with(part="listening"),
    "chat_block_has_reason": lambda: block_with(reason=""),
    "chat_block_ends": lambda: block_with(until=timezone.now() - timedelta(hours=1)),
    "chat_accent_is_colour": lambda: setup_with(accent="red"),
    "chat_half_days_close_in_a_day": lambda: setup_with(half_days_close=1441),
    "chat_site_once": same_site_twice,
    "chat_site_is_origin": lambda: ChatSite.objects.create(setup=setup_with(), origin="https://x.example/sida"),
    "availability_known": lambda: availability_with(standing="asleep"),
    "availability_capacity_in_range": lambda: availability_with(capacity=21),
    "chat_skill_is_one_thing": lambda: skill_with(language="fi", category=make_category()),
    "chat_skill_capacity_in_range": lambda: skill_with(language="fi", capacity=0),
    "chat_skill_once": same_skill_twice,
}


def test_every_constraint_of_chats_has_its_row() -> None:
    models = apps.get_app_config("chat").get_models()
    assert {constraint.name for model in models for constraint in model._meta.constraints} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()

    assert name in str(refusal.value)


def test_a_token_opens_one_chat_only() -> None:
    token = digest_of(new_token())
    with pytest.raises(IntegrityError), transaction.atomic():
        twice(lambda: session_with(token_hash=token))


def test_a_message_has_one_place() -> None:
    entry = entry_with(message=make_ticket().messages.get())
    with pytest.raises(IntegrityError), transaction.atomic():
        entry_with(session=entry.session, seq=2, message=entry.message)
