"""Answering by WhatsApp after its window has closed: choosing a text Meta has approved, filling it in, sending it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from channels_in.models import WhatsAppTemplate
from channels_in.whatsapp.templates import VALUE_MAX, filled_in, usable
from frontend.agent.acting import act_page
from frontend.agent.answering import seen_version
from frontend.agent.request import AgentRequest, is_fragment, ticket_or_404
from tickets.actions.recipients import reply_addresses
from tickets.actions.reply import reply
from tickets.models import ChannelKind, Ticket


class ValuesForm(forms.Form):
    """A field for each of the template's variables, under the names v1, v2 ... in their order."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    client_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)

    def __init__(self, data: Any, *, names: list[str], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.names = names
        for place, name in enumerate(names, 1):
            self.fields[f"v{place}"] = forms.CharField(label=f"{{{{{name}}}}}", max_length=VALUE_MAX)

    @property
    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[f"v{place}"] for place, name in enumerate(self.names, 1)}


@login_required
@require_GET
def ticket_whatsapp_templates(request: AgentRequest, number: int) -> HttpResponse:
    """The texts that can be sent to the requester now."""
    found = _ticket_or_404(request, number)
    context = {
        "ticket": found,
        "title": _("Send a template"),
        "body": "frontend/agent/whatsapp_template_list.html",
        "rows": usable(found.inbox),
    }
    page = "act_dialog" if is_fragment(request) else "act"
    return render(request, f"frontend/agent/{page}.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ticket_whatsapp_template(request: AgentRequest, number: int, pk: int) -> HttpResponse:
    """The text with what is to be filled in; POST sends it, unless somebody has answered since."""
    found = _ticket_or_404(request, number)
    template = get_object_or_404(WhatsAppTemplate, inbox=found.inbox_id, pk=pk)
    form = ValuesForm(request.POST or None, names=template.variables, initial={"version": found.version})

    def do(said: dict[str, Any]) -> str:
        text, chosen = filled_in(template, form.values)
        reply(
            found,
            by=request.user,
            body=text,
            channel=ChannelKind.WHATSAPP,
            template=chosen,
            keeps_draft=True,
            client_key=said["client_key"],
            seen_version=seen_version(request),
        )
        return _("The template is on its way.")

    return act_page(
        request, found, form, title=template.name, submit=_("Send"), do=do, template="whatsapp_template",
        chosen=template, fields=[form[f"v{place}"] for place in range(1, len(template.variables) + 1)],
    )  # fmt: skip


def _ticket_or_404(request: AgentRequest, number: int) -> Ticket:
    """One that came by WhatsApp, from somebody who can be answered there."""
    found = ticket_or_404(request, number)
    if found.channel != ChannelKind.WHATSAPP or not reply_addresses(found):
        raise Http404
    return found
