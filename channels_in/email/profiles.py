"""The sender profile of an inbox: saved by administrators, shown as it would look."""

from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.email.compose import from_address, sender_name
from channels_in.email.signatures import VARIABLES, signature_of
from servicedesk.lib import files
from servicedesk.lib.placeholders import variables
from servicedesk.lib.text import clean
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.attach import store_upload
from tickets.actions.errors import InvalidChange
from tickets.models import Inbox, ReplyTo, SenderProfile, Ticket
from tickets.models.sender_profile import LOGO_MAX_BYTES, profile_of

LOGO_TYPES = frozenset({"image/png", "image/jpeg", "image/gif"})  # what mail programs show


def change_profile(
    inbox: Inbox, *, by: Agent, logo: "UploadedFile[bytes] | None" = None, without_logo: bool = False, **fields: Any
) -> SenderProfile:
    """Save reply_to, named_as, signature, quotes and logo_text; logo replaces the one there is. Raises InvalidChange.

    Mails that have not left yet get the new looks.
    """
    if "signature" in fields:
        fields["signature"] = cleaned(fields["signature"])
        check_signature(fields["signature"])
    stored = _stored_logo(logo) if logo is not None else None
    with transaction.atomic():
        profile = profile_of(Inbox.objects.select_for_update().get(pk=inbox.pk))
        had = profile.logo_name
        if stored is not None:
            fields |= {"logo_name": stored.storage_name, "logo_type": stored.content_type}
        elif without_logo:
            fields |= {"logo_name": "", "logo_type": ""}
        changes = changed_fields(profile, fields)
        profile.updated_at = timezone.now()
        profile.save()
        if changes:
            record("sender_profile.changed", by=by, about=inbox, changes=changes)
        if had and had != profile.logo_name:
            transaction.on_commit(lambda: default_storage.delete(had))
    return profile


def check_signature(text: str) -> None:
    """Raises InvalidChange for a variable there is not."""
    unknown = [name for name in variables(text) if name not in VARIABLES]
    if unknown:
        raise InvalidChange(_("There is no variable {%(name)s}. Write what you mean instead.") % {"name": unknown[0]})


def _stored_logo(logo: "UploadedFile[bytes]") -> files.StoredFile:
    head = logo.read(8192)
    logo.seek(0)
    if files.content_type_of(head) not in LOGO_TYPES:
        raise InvalidChange(_("The logo must be a picture: PNG, JPEG or GIF."))
    if (logo.size or 0) > LOGO_MAX_BYTES:
        raise InvalidChange(_("The logo may be at most %(most)d kB.") % {"most": LOGO_MAX_BYTES // 1000})
    return store_upload(logo)


@dataclass(frozen=True, slots=True)
class Looks:
    """How an answer from the inbox looks to the one who gets it."""

    sender: str
    reply_to: str
    signature: list[str]
    quotes: bool


def looks_of(profile: SenderProfile, *, agent: Agent) -> Looks:
    """Show the profile, saved or not, on a ticket that is in no list; agent is the one who would answer."""
    inbox = profile.inbox
    ticket = Ticket(number=104233, team=inbox.team, inbox=inbox)
    address = from_address(ticket)
    local, _at, domain = address.partition("@")
    answers_to = address if profile.reply_to == ReplyTo.PLAIN else f"{local}+…@{domain}"
    return Looks(f"{sender_name(ticket)} <{address}>", answers_to, signature_of(profile, ticket, agent), profile.quotes)


def cleaned(text: str) -> str:
    """A signature as it is kept."""
    return "\n".join(line.rstrip() for line in clean(text).strip().split("\n"))
