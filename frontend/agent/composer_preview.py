"""The mail exactly as it would leave, made from the draft by the code that sends it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from channels_in.email.compose import compose
from frontend.agent.composer_fields import chips_of
from frontend.agent.composing import kind_or_404
from frontend.agent.message_html import PAGE, POLICY, STYLE
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.lib.mail_html import shown, with_hosts
from servicedesk.people.access import access_of
from tickets.actions.recipients import reply_addresses
from tickets.models import ChannelKind, Direction, Draft, Message, Ticket
from tickets.variables import fill_in


@login_required
@require_safe
@xframe_options_sameorigin
def draft_preview(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """A page for a frame that can do nothing (frontend.agent.message_html). A 404 without a draft."""
    found, which = ticket_or_404(request, number), kind_or_404(kind)
    draft = get_object_or_404(Draft, ticket=found, agent=request.user, kind=which)
    mail = compose(_as_message(draft, found, request))
    body = mail.get_body(("html",))
    html = shown(body.get_content() if body else "", {}).html
    head = format_html(
        '<p class="left-out">{}: {}<br>{}: {}</p>', _("To"), _to(request, draft), _("Subject"), mail["Subject"]
    )
    page = format_html(
        PAGE, get_language() or "sv", _("As it will be sent"), mark_safe(STYLE), head, mark_safe(with_hosts(html))
    )
    return HttpResponse(page, headers={"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"})


def _as_message(draft: Draft, ticket: Ticket, request: AgentRequest) -> Message:
    """The message it would become; nothing is written."""
    return Message(
        ticket=ticket,
        direction=Direction.OUT,
        channel=ChannelKind.EMAIL,
        agent=request.user,
        body=fill_in(draft.body, ticket, by=request.user).text.strip(),
        recipients=draft.recipients or reply_addresses(ticket),
        message_id="preview@localhost",
        created_at=timezone.now(),
    )


def _to(request: AgentRequest, draft: Draft) -> str:
    chips = chips_of(draft.recipients or reply_addresses(draft.ticket), draft.ticket, access_of(request.user))
    return ", ".join(chip.shown for chip in chips)
