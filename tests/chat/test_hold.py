"""A visitor whose page cannot say that it is there has their place held, and no longer than they are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chat.actions.hold import HELD, hold_place
from chat.models import ChatState
from chat.routing_rounds import let_go
from tests.chat.staff import chat_inbox, fresh, waits
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


def test_place_is_held_until_the_moment_that_was_told(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))

    until = hold_place(session.pk)
    let_go(until - timedelta(seconds=1))
    before = fresh(session).state
    let_go(until + timedelta(seconds=1))

    assert (before, fresh(session).state) == (ChatState.WAITING, ChatState.LEFT)
    assert until - timezone.now() <= HELD


def test_holding_never_shortens_what_was_held_for_longer(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    hold_place(session.pk, timedelta(hours=1))
    held = fresh(session).visitor_seen_at

    hold_place(session.pk)

    assert fresh(session).visitor_seen_at == held
