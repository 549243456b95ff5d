"""Answers by Meta's networks: handed over once, remembered by what Meta calls them. Meta knows no idempotency key, so
what may have left is not sent again: its echo tells, or a person looks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError

from channels_in.accounts import account_for
from channels_in.base import ChannelError
from channels_in.meta.graph import GraphError
from channels_in.meta.standing import note_fault, note_success
from channels_in.models import DoorAccount
from channels_in.social.items import keep_ours
from channels_in.social.leaving import (
    check_fits,
    is_there_already,
    may_have_left_at,
    unknown,
    whole_text,
)
from tickets.models import Message


@dataclass(frozen=True, slots=True)
class Taken:
    """What Meta calls what it has taken, and what that answers."""

    external_id: str
    parent_id: str = ""
    thread_id: str = ""
    is_public: bool = False


HandOver = Callable[[DoorAccount, Message, str], Taken]


def send_once(message: Message, hand_over: HandOver) -> None:
    """Hand over to Meta what it has not had. Raises ChannelError."""
    if not message.recipients:
        raise ChannelError("no recipients", permanent=True)
    if is_there_already(message):
        _mark(message)
        return
    if may_have_left_at(message) is not None:
        raise unknown()
    account, text = account_for(message), whole_text(message)
    check_fits(message, account, text)
    try:
        taken = hand_over(account, message, text)
    except GraphError as error:
        note_fault(account, error)
        raise
    note_success(account)
    _keep(account, message, taken)


def answered_id(said: Mapping[str, Any], name: str) -> str:
    """Return what Meta calls what it has taken. Raises GraphError: without it nobody knows whether it was."""
    if not isinstance(said.get(name), str) or not said[name]:
        raise GraphError("Meta: its answer could not be understood", permanent=True, ambiguous=True)
    return str(said[name])


def _keep(account: DoorAccount, message: Message, taken: Taken) -> None:
    names = {"external_id": taken.external_id, "parent_id": taken.parent_id, "thread_id": taken.thread_id}
    try:
        keep_ours(account.inbox, message, is_public=taken.is_public, **names)
        _mark(message)
    except DatabaseError as error:
        raise ChannelError(type(error).__name__, permanent=True, ambiguous=True) from error


def _mark(message: Message) -> None:
    """All its recipients have had it: in public one answer is for all."""
    for row in message.recipients:
        row["sent"] = True
    Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
