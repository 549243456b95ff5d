"""What Meta does not tell by itself: the post a comment is about, and the name of who writes in private.

Asked for by a job after the message has been written; without an answer it goes on without.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.fetching import host_of, is_one_of
from channels_in.media import ask_for_files
from channels_in.meta.files import references_of
from channels_in.meta.graph import call
from channels_in.meta.names import MENTION
from channels_in.meta.reading import moment, part, thing_of, words
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.elsewhere import SaidAsUs
from channels_in.social.items import keep_item, locked_item
from servicedesk.lib.addresses import shown
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Contact
from tickets.actions.changing import Change, announce
from tickets.actions.recipients import ADDRESS_FOR
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind, Message, Ticket

FETCH = "channels_in.meta_context"  # the job's name
_FIELDS = {
    ChannelKind.FACEBOOK: "message,story,created_time,permalink_url,from",
    ChannelKind.INSTAGRAM: "caption,timestamp,permalink,username",
}
_PERSON = {ChannelKind.MESSENGER: "first_name,last_name", ChannelKind.INSTAGRAM_DIRECT: "name,username"}
_PAGES = {".facebook.com", ".instagram.com"}


def note_written(raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
    """What every door of Meta's does when a message has been written: its item, its files, and what to ask for."""
    item = keep_item(raw, incoming, message)
    ask_for_files(message, references_of(thing_of(raw)))
    if item.is_public:
        _answers_that_came_before(raw, item, message.channel)
    if _lacks_post(item) or _lacks_name(item):
        enqueue(FETCH, queue="outgoing", item_id=item.pk)


def _answers_that_came_before(raw: RawInbound, item: SocialItem, channel: str) -> None:
    """What was answered to it in Meta's own tools may have been told first."""
    early = SocialItem.objects.filter(inbox=raw.inbox, thread_id=item.thread_id, is_ours=True, message=None)
    for one in early.filter(parent_id=item.external_id):
        SaidAsUs(channel, one.external_id, one.text, one.said_at, one.parent_id, one.thread_id, one.permalink).take(raw)


def _lacks_post(item: SocialItem) -> bool:
    if not item.is_public or item.thread_id in ("", item.external_id) or item.thread_id.startswith(MENTION):
        return False
    return not SocialItem.objects.filter(inbox=item.inbox, external_id=item.thread_id, is_ours=True).exists()


def _lacks_name(item: SocialItem) -> bool:
    return not item.is_public and not item.author_name


def fetch(item_id: int) -> None:
    """Ask for what an item lacks. Raises ChannelError while there is hope."""
    item = SocialItem.objects.select_related("inbox", "message__contact").get(pk=item_id)
    account = DoorAccount.objects.select_related("app", "inbox").filter(inbox=item.inbox).first()
    if account is None or item.message is None:
        return
    try:
        if _lacks_post(item):
            _keep_post(item, call(account, "GET", f"/{item.thread_id}", {"fields": _FIELDS[_kind(item)]}))
        elif _lacks_name(item):
            _keep_name(item, call(account, "GET", f"/{item.author_id}", {"fields": _PERSON[_kind(item)]}))
    except ChannelError as error:
        if not error.permanent:
            raise


def _kind(item: SocialItem) -> ChannelKind:
    return ChannelKind(item.inbox.kind)


def _keep_post(item: SocialItem, said: Mapping[str, Any]) -> None:
    post = locked_item(item.inbox, item.thread_id)
    post.author_id = post.author_id or item.inbox.door_account.external_id
    post.is_ours, post.is_public, post.thread_id = True, True, item.thread_id
    post.text = clean(words(said.get("message")) or words(said.get("caption")) or words(said.get("story")))
    post.said_at = moment(said.get("created_time")) or moment(said.get("timestamp")) or post.said_at
    post.author_name = one_line(words(part(said.get("from")).get("name")) or words(said.get("username")), 200)
    link = words(said.get("permalink_url")) or words(said.get("permalink"))
    post.permalink = link[:500] if is_one_of(host_of(link), _PAGES) else ""
    post.save()
    _show(item)


def _keep_name(item: SocialItem, said: Mapping[str, Any]) -> None:
    """Somebody known only by a number gets the name they go by there; a name that agents know is left alone."""
    full = " ".join(filter(None, [words(said.get("first_name")), words(said.get("last_name"))]))
    name = one_line(full or words(said.get("name")) or words(said.get("username")), 200)
    if not name or item.message is None:
        return
    SocialItem.objects.filter(inbox=item.inbox, author_id=item.author_id, author_name="").update(author_name=name)
    nameless = shown(ADDRESS_FOR[item.inbox.kind], item.author_id)
    Contact.objects.filter(messages=item.message, name=nameless).update(name=name, updated_at=timezone.now())
    _show(item)


def _show(item: SocialItem) -> None:
    """Tell open pages, without an event: nothing has happened to the ticket."""
    if item.message is not None:
        change = Change(Ticket.objects.get(pk=item.message.ticket_id), by=None, now=timezone.now())
        change.teams.add(change.ticket.team_id)
        change.agents.update(filter(None, [change.ticket.assignee_id]))
        change.message = item.message
        announce(change)
