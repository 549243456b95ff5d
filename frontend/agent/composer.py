"""The composer: an answer or a note, with what was being written and its files."""

from typing import Any

from django.utils.translation import gettext as _

from frontend.agent.request import AgentRequest
from servicedesk.lib.addresses import shown
from servicedesk.people.access import access_of
from tickets.actions.reply import reply_addresses
from tickets.models import Draft, Ticket
from tickets.statuses import Status, may_move

# What an agent may want the ticket to become with the answer, the most usual first.
_AFTERWARDS = (Status.SOLVED, Status.PENDING, Status.ON_HOLD, Status.OPEN)


def composer_context(request: AgentRequest, ticket: Ticket, *, kind: str = "", **given: Any) -> dict[str, Any]:
    """Drafts of both kinds, where an answer would go, and the ways to send."""
    drafts = {
        draft.kind: draft
        for draft in Draft.objects.filter(ticket=ticket, agent=request.user).prefetch_related("attachments")
    }
    recipients = reply_addresses(ticket)
    hides = ticket.requester.is_protected and not access_of(request.user).may_see_protected
    reply, note = drafts.get(Draft.Kind.REPLY), drafts.get(Draft.Kind.NOTE)
    newest = max((draft for draft in (reply, note) if draft and draft.body), key=lambda d: d.updated_at, default=None)
    chosen = kind or (newest.kind if newest else "") or (Draft.Kind.REPLY if recipients else Draft.Kind.NOTE)
    return {
        "drafts": drafts,
        "reply_draft": reply,
        "note_draft": note,
        "composer_kind": str(chosen),
        "recipients": [
            {"shown": _("Protected identity") if hides else shown(row["kind"], row["value"])} for row in recipients
        ],
        "afterwards": [
            status
            for status in _AFTERWARDS
            if status != ticket.status and (may_move(ticket.status, status) or ticket.status == Status.NEW)
        ],
        **given,
    }
