"""The texts Meta has approved for an inbox's number at WhatsApp."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from channels_in.base import ChannelError
from channels_in.models import DoorAccount, WhatsAppTemplate
from channels_in.whatsapp.templates import fetch_templates
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import show
from servicedesk.people.actions.audit import record
from tickets.models import ChannelKind, Inbox


@administrators_only
@require_safe
def templates(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk, kind=ChannelKind.WHATSAPP)
    rows = WhatsAppTemplate.objects.filter(inbox=inbox)
    context = {"inbox": inbox, "rows": rows, "newest": max((row.fetched_at for row in rows), default=None)}
    return show(request, "whatsapp_templates", context, here="settings_inboxes")


@administrators_only
@require_POST
def fetching(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask Meta for them now; a job does it every morning."""
    account = DoorAccount.objects.select_related("inbox", "app").filter(inbox=pk).first()
    if account is None or account.inbox.kind != ChannelKind.WHATSAPP:
        raise Http404
    try:
        count = fetch_templates(account)
    except ChannelError as error:
        messages.error(request, _("The templates could not be fetched. %(problem)s") % {"problem": error})
    else:
        record("whatsapp_templates.fetched", by=signed_in(request), about=account.inbox, number=count)
        said = ngettext("%(count)d template is fetched.", "%(count)d templates are fetched.", count)
        messages.success(request, said % {"count": count})
    return redirect("settings_whatsapp_templates", pk)
