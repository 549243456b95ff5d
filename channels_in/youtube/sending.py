"""An answer as a comment under the one it answers; and what we do to what others write there.

Sources: developers.google.com/youtube/v3/docs/comments/insert, .../comments/setModerationStatus. 50 units each.
"""

from channels_in.base import ChannelError
from channels_in.models import DoorAccount, SocialItem
from channels_in.social.items import keep_ours
from channels_in.social.leaving import answered_by, check_fits, check_is_first, whole_text
from channels_in.youtube.api import PROVIDER, call
from channels_in.youtube.parse import parent_of
from tickets.models import Message

HELD, SHOWN, GONE = "heldForReview", "published", "rejected"


def send(account: DoorAccount, message: Message) -> None:
    """Raises ChannelError."""
    item = answered_by(message, account)
    top = parent_of(item.external_id)
    # All answers stand in one row under the comment: who is answered is said where it is not the comment's author.
    text = whole_text(message, item.author_name if top and item.author_name.startswith("@") else "")
    check_fits(message, account, text)
    check_is_first(message)
    snippet = {"parentId": top or item.external_id, "textOriginal": text}
    said = call(account, "POST", "comments", {"part": "snippet"}, fields={"snippet": snippet}).data
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        raise ChannelError(f"{PROVIDER}: the answer could not be understood", permanent=True, ambiguous=True)
    keep_ours(
        account.inbox,
        message,
        external_id=said["id"],
        parent_id=item.external_id,
        thread_id=item.thread_id,
        permalink=item.permalink.partition("&lc=")[0] + f"&lc={said['id']}" if item.permalink else "",
        is_public=True,
    )


def moderate(account: DoorAccount, item: SocialItem, status: str) -> None:
    """Show a comment to everybody, to its author and us, or to nobody. Raises ChannelError."""
    try:
        call(account, "POST", "comments/setModerationStatus", {"id": item.external_id, "moderationStatus": status})
    except ChannelError as error:
        is_gone = error.permanent and f"{PROVIDER}: 404" in str(error)
        if not (is_gone and status == GONE):
            raise
