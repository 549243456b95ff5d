"""Merging tickets on their pages, and taking a merge back."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend.agent.acting import act_page, done_at_once
from frontend.agent.people import name_of
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.ticket_numbers import TicketNumbersField
from servicedesk.people.access import access_of
from tickets.actions.errors import InvalidChange
from tickets.actions.merge import merge, undo_merge
from tickets.models import Ticket
from tickets.queries import tickets_visible_to
from tickets.statuses import UNFINISHED

SUGGESTED = 6


class MergeForm(forms.Form):
    suggested = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Others of the same person"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    numbers = TicketNumbersField(
        label=gettext_lazy("Or write their numbers"),
        required=False,
        help_text=gettext_lazy("Several with a comma between them."),
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Which one remains?"), choices=[], widget=forms.RadioSelect, initial="here"
    )
    lets_in = forms.BooleanField(
        label=gettext_lazy("Send answers to the requesters of the other tickets too"),
        help_text=gettext_lazy(
            "Otherwise they get no answers from here. Nobody outside is shown what somebody else has written."
        ),
        required=False,
    )

    def __init__(self, request: AgentRequest, ticket: Ticket, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggestions = {row.pk: row for row in _suggestions(request, ticket)}
        suggested, numbers, direction = (self.fields[name] for name in ("suggested", "numbers", "direction"))
        suggested.choices = [(pk, _row(row)) for pk, row in self.suggestions.items()]  # type: ignore[attr-defined]
        if not self.suggestions:
            del self.fields["suggested"]
        numbers.viewer = request.user  # type: ignore[attr-defined]
        direction.choices = [  # type: ignore[attr-defined]
            ("here", _("This one, %(number)s; the others become part of it") % {"number": f"#{ticket.shown_number}"}),
            ("there", _("The other one; this becomes part of it")),
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        chosen = [self.suggestions[pk] for pk in said.get("suggested", [])] + said.get("numbers", [])
        if not chosen and not self.errors:
            raise forms.ValidationError(_("Choose at least one ticket, or write a number."))
        return said | {"chosen": chosen}


def _row(ticket: Ticket) -> str:
    return f"#{ticket.shown_number} {ticket.subject}"


def _suggestions(request: AgentRequest, ticket: Ticket) -> list[Ticket]:
    """Unfinished tickets of the same requester, the latest first."""
    same = Q(requester=ticket.requester_id, status__in=[status.value for status in UNFINISHED])
    rows = tickets_visible_to(request.user).filter(same, merged_into=None).exclude(pk=ticket.pk)
    return list(rows.order_by("-updated_at")[:SUGGESTED])


@login_required
@require_http_methods(["GET", "POST"])
def ticket_merge(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    form = MergeForm(request, found, request.POST or None, initial={"numbers": request.GET.get("med", "")})
    who = name_of(found.requester, access_of(request.user))

    def do(said: dict[str, Any]) -> str:
        chosen: list[Ticket] = said["chosen"]
        main, others = (found, chosen) if said["direction"] == "here" else (chosen[0], [found, *chosen[1:]])
        if said["direction"] == "there" and len(chosen) > 1:
            raise InvalidChange(_("Write one number when this ticket becomes part of another."))
        merge(main, others, by=request.user, lets_in=[row.pk for row in others] if said["lets_in"] else [])
        return _("Merged into %(number)s. It can be undone for 30 days.") % {"number": f"#{main.shown_number}"}

    return act_page(
        request, found, form, title=_("Merge tickets"), submit=_("Merge the tickets"), do=do,
        lead=_("Requester: %(name)s. Each ticket keeps its messages; you read them together.") % {"name": who},
    )  # fmt: skip


@login_required
@require_POST
def ticket_merge_undoing(request: AgentRequest, number: int) -> HttpResponse:
    """Take this ticket out of the one it was merged into."""
    found = ticket_or_404(request, number)
    said = _("The merge is undone.")
    return done_at_once(request, number, lambda: undo_merge(found, by=request.user), said)
