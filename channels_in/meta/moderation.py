"""Hiding and taking down what others have written under ours. What is so already is a success."""

from typing import Any

from channels_in.base import ChannelError
from channels_in.meta.graph import GraphError, call
from channels_in.meta.standing import note_fault, note_success
from channels_in.models import DoorAccount, SocialItem

IS_GONE = (100, 33)  # code and subcode: "Object with ID ... does not exist"


def change(item: SocialItem, fields: dict[str, Any]) -> None:
    """Raises ChannelError."""
    _do(item, "POST", fields)


def take_down(item: SocialItem) -> None:
    """Raises ChannelError."""
    try:
        _do(item, "DELETE", {})
    except GraphError as error:
        if (error.code, error.subcode) != IS_GONE:
            raise


def _do(item: SocialItem, method: str, fields: dict[str, Any]) -> None:
    account = DoorAccount.objects.select_related("app", "inbox").filter(inbox=item.inbox).first()
    if account is None:
        raise ChannelError("no account is set up", permanent=True)
    try:
        said = call(account, method, f"/{item.external_id}", fields)
    except GraphError as error:
        if (error.code, error.subcode) != IS_GONE:
            note_fault(account, error)
        if error.ambiguous:  # doing it again does no harm
            raise GraphError(str(error), code=error.code, subcode=error.subcode) from error
        raise
    if said.get("success") is not True:
        raise ChannelError("Meta: its answer could not be understood")
    note_success(account)
