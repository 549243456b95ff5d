"""The mail exactly as it would leave: sent for once and taken back, by the code that sends it."""

import base64
from email.message import EmailMessage

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from channels_in.email.compose import compose
from frontend.agent.composer_fields import Fields, chips_of
from frontend.agent.composing import kind_or_404, send_draft
from frontend.agent.message_html import IMAGE_TYPES, PAGE, POLICY, STYLE
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.lib.mail_html import shown, with_hosts
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.errors import ActionError
from tickets.actions.recipients import reply_addresses
from tickets.models import Draft
from tickets.variables import fill_in


@login_required
@require_safe
@xframe_options_sameorigin
def draft_preview(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """A page for a frame that can do nothing (frontend.agent.message_html). A 404 without a draft."""
    found, which = ticket_or_404(request, number), kind_or_404(kind)
    drafts = Draft.objects.filter(ticket=found, agent=request.user, kind=which).exclude(kind=Draft.Kind.NOTE)
    draft = get_object_or_404(drafts)
    draft.ticket = found
    try:
        mail = _composed(draft, request.user)
    except ActionError as error:
        return _page(format_html('<p class="left-out">{}</p>', str(error)))
    body = mail.get_body(("html", "plain"))
    head = format_html(
        '<p class="left-out">{}: {}<br>{}: {}</p>', _("To"), _to(draft, request.user), _("Subject"), mail["Subject"]
    )
    return _page(head + mark_safe(with_hosts(shown(body.get_content() if body else "", _pictures(mail)).html)))


def _page(inside: SafeString) -> HttpResponse:
    page = format_html(PAGE, get_language() or "sv", _("As it will be sent"), mark_safe(STYLE), inside, "")
    return HttpResponse(page, headers={"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"})


def _composed(draft: Draft, by: Agent) -> EmailMessage:
    """Nothing of it stays: not the message, not its job, not what it would have done to the ticket."""
    draft.body = fill_in(draft.body, draft.ticket, by=by).text
    options = {name: value for name, value in draft.options.items() if name != "send_at"}
    with transaction.atomic():
        mail = compose(send_draft(draft, Fields(draft.recipients or None, options), by=by))
        transaction.set_rollback(True)
    return mail


def _pictures(mail: EmailMessage) -> dict[str, str]:
    """The mail's own pictures, such as the logo, by content id, each as a data address."""
    return {
        str(part["Content-ID"]).strip("<> "): f"data:{part.get_content_type()};base64,"
        + base64.b64encode(part.get_content()).decode()
        for part in mail.walk()
        if part["Content-ID"] and part.get_content_type() in IMAGE_TYPES
    }


def _to(draft: Draft, by: Agent) -> str:
    rows = draft.recipients or reply_addresses(draft.ticket)
    return ", ".join(chip.shown for chip in chips_of(rows, draft.ticket, access_of(by)))
