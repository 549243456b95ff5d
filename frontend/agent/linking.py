"""Links between tickets: made on a form, removed by a button."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend.agent.acting import act_page, done_at_once
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.ticket_numbers import TicketNumbersField
from tickets.actions.link import link, unlink
from tickets.models import LinkKind, TicketLink
from tickets.queries import tickets_visible_to


class LinkForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("This ticket is"), choices=LinkKind.choices, initial=LinkKind.RELATED)
    numbers = TicketNumbersField(
        label=gettext_lazy("The other ticket's number"), help_text=gettext_lazy("Several with a comma between them.")
    )

    def __init__(self, request: AgentRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["numbers"].viewer = request.user  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "POST"])
def ticket_links(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    form = LinkForm(request, request.POST or None)

    def do(said: dict[str, Any]) -> str:
        for other in said["numbers"]:
            link(found, other, said["kind"], by=request.user)
        return _("The tickets are linked.")

    return act_page(request, found, form, title=_("Link to another ticket"), submit=_("Link the tickets"), do=do)


@login_required
@require_POST
def ticket_link_removal(request: AgentRequest, number: int, link_id: int) -> HttpResponse:
    """Only a link whose both ends the agent sees."""
    found = ticket_or_404(request, number)
    row = TicketLink.objects.filter(Q(ticket=found) | Q(other=found), pk=link_id).first()
    if row is None or tickets_visible_to(request.user).filter(pk__in=[row.ticket_id, row.other_id]).count() != 2:
        raise Http404
    return done_at_once(request, number, lambda: unlink(row, by=request.user), _("The link is removed."))
