"""Whether Meta knows an account, what its token may do and until when: asked by "Test the connection" and every night.

Sources: developers.facebook.com/docs/graph-api/reference/debug_token and .../page/subscribed_apps.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from channels_in.base import ChannelError
from channels_in.meta.graph import GraphError, ask_as_app, call
from channels_in.meta.reading import part
from channels_in.meta.standing import forget_others, note_fault, note_success, note_token
from channels_in.models import DoorAccount
from tickets.models import ChannelKind

# What the token must be allowed, and what Meta shall tell us of, for each kind of inbox.
SCOPES: dict[str, tuple[str, ...]] = {
    ChannelKind.FACEBOOK: ("pages_manage_metadata", "pages_read_user_content", "pages_manage_engagement"),
    ChannelKind.MESSENGER: ("pages_manage_metadata", "pages_messaging"),
    ChannelKind.INSTAGRAM: ("instagram_basic", "instagram_manage_comments", "pages_manage_metadata"),
    ChannelKind.INSTAGRAM_DIRECT: ("instagram_basic", "instagram_manage_messages", "pages_manage_metadata"),
    ChannelKind.WHATSAPP: ("whatsapp_business_messaging",),
}
PAGE_FIELDS = ("feed", "messages", "message_echoes", "message_edits", "message_reads", "messaging_postbacks")


def check_account(account: DoorAccount) -> None:
    """Look at the token and the page, and have Meta tell us of it. Nobody is sent anything. Raises ChannelError."""
    try:
        _look_at_token(account)
        page = call(account, "GET", "/me", {"fields": "id,name,instagram_business_account"})
        _check_is_it(account, page)
        call(account, "POST", f"/{page['id']}/subscribed_apps", {"subscribed_fields": ",".join(PAGE_FIELDS)})
    except ChannelError as error:
        note_fault(account, error)
        raise
    note_success(account)


def look_at_all() -> None:
    """Every night: how long each token holds. An account that cannot be asked is told of, and the others are asked."""
    in_use = DoorAccount.objects.select_related("app", "inbox").filter(
        provider="meta", inbox__is_active=True, inbox__kind__in=SCOPES
    )
    forget_others([account.pk for account in in_use])
    for account in in_use:
        try:
            _look_at_token(account)
        except GraphError as error:
            note_fault(account, error)


def _look_at_token(account: DoorAccount) -> None:
    """Raises GraphError: a token that holds no longer counts as refused (190), one that may too little as 200."""
    data = part(ask_as_app(account, "/debug_token").get("data"))
    if data.get("is_valid") is not True:
        raise GraphError(_("The token holds no longer."), code=190, is_about_server=True)
    note_token(account, _ends_at(data))
    missing = [scope for scope in SCOPES[account.inbox.kind] if scope not in _scopes(data)]
    if missing:
        raise GraphError(
            _("The token lacks permissions: %(names)s.") % {"names": ", ".join(missing)}, code=200, is_about_server=True
        )


def _scopes(data: Mapping[str, Any]) -> Collection[str]:
    scopes = data.get("scopes")
    return [str(one) for one in scopes] if isinstance(scopes, list) else []


def _ends_at(data: Mapping[str, Any]) -> datetime | None:
    """The first of the token's own end and that of the right to data; 0 is none."""
    ends = [data.get("expires_at"), data.get("data_access_expires_at")]
    known = [end for end in ends if isinstance(end, int) and 0 < end < 100_000_000_000]
    return datetime.fromtimestamp(min(known), UTC) if known else None


def _check_is_it(account: DoorAccount, page: Mapping[str, Any]) -> None:
    """The token must be that of the page, or of the page that the Instagram account belongs to."""
    is_page = account.inbox.kind in (ChannelKind.FACEBOOK, ChannelKind.MESSENGER)
    found = page.get("id") if is_page else part(page.get("instagram_business_account")).get("id")
    if not isinstance(page.get("id"), str) or str(found) != account.external_id:
        raise ChannelError(_("The token is of another account: %(name)s.") % {"name": str(page.get("name", "?"))[:80]})
