"""An answer as a comment of the organization under the one it answers.

Source: learn.microsoft.com/linkedin/marketing/community-management/shares/comments-api#create-a-comment. There is one
row of answers under a comment and none under those.
"""

from channels_in.base import ChannelError
from channels_in.linkedin.api import PROVIDER, call, encoded
from channels_in.linkedin.parse import name_of
from channels_in.models import DoorAccount
from channels_in.social.items import keep_ours
from channels_in.social.leaving import answered_by, check_fits, check_is_first, whole_text
from tickets.models import Message


def send(account: DoorAccount, message: Message) -> None:
    """Raises ChannelError."""
    item = answered_by(message, account)
    text = whole_text(message)
    check_fits(message, account, text)
    check_is_first(message)
    top = item.parent_id if item.parent_id.startswith("urn:li:comment:") else item.external_id
    fields = {
        "actor": account.external_id,
        "object": item.thread_id,
        "parentComment": top,
        "message": {"text": text},
    }
    said = call(account, "POST", f"socialActions/{encoded(top)}/comments", fields=fields).data
    try:
        urn = name_of(said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ChannelError(f"{PROVIDER}: the answer could not be understood", permanent=True, ambiguous=True) from error
    keep_ours(
        account.inbox,
        message,
        external_id=urn,
        parent_id=item.external_id,
        thread_id=item.thread_id,
        permalink=item.permalink,
        is_public=True,
    )
