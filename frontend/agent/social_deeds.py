"""Hiding, showing again and taking down a comment, from its ticket."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from channels_in.models import SocialDeed, SocialItem
from channels_in.social.deeds import REASONS, decide, try_again
from channels_in.social.sisters import sister_of
from channels_in.social.texts import text_for
from frontend.agent.acting import act_page
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.people.access import access_of
from tickets.models import ChannelKind, Message, Ticket
from tickets.queries import messages_visible_to

Verb = SocialDeed.Verb
TITLES: dict[str, str | Promise] = {
    Verb.HIDE: gettext_lazy("Hide the comment"),
    Verb.SHOW: gettext_lazy("Show the comment again"),
    Verb.TAKE_DOWN: gettext_lazy("Take the comment down"),
}
LEADS: dict[str, str | Promise] = {
    Verb.HIDE: gettext_lazy("Only its author and their friends see it then. You can show it again."),
    Verb.SHOW: gettext_lazy("Everybody can read it again."),
    Verb.TAKE_DOWN: gettext_lazy("It is gone for good at the network. A copy stays here, with your reason."),
}


class DeedForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Why?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("For colleagues and for the archive. The author does not see it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = [(reason.value, reason.label) for reason in REASONS[verb]]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]
        if len(reasons) == 1:
            self.fields["reason"].initial = reasons[0][0]


@login_required
@require_http_methods(["GET", "POST"])
def social_deed(request: AgentRequest, number: int, message_id: int, verb: str) -> HttpResponse:
    """verb: of SocialDeed. Taking down is an address only for those who may."""
    ticket = ticket_or_404(request, number)
    item = _item_or_404(request, ticket, message_id)
    if verb == Verb.TAKE_DOWN and not access_of(request.user).may_take_down(ticket.team_id):
        raise Http404

    def do(said: dict[str, Any]) -> str:
        decide(item, verb=verb, reason=said["reason"], note=said["note"], by=request.user)
        return _("It is being done. The ticket shows when it is ready.")

    return act_page(
        request, ticket, DeedForm(request.POST or None, verb=verb), title=TITLES[verb], submit=TITLES[verb], do=do,
        template="social_deed", lead=LEADS[verb], quoted=item.text, **_told(item, verb),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def social_deed_retry(request: AgentRequest, number: int, deed_id: int) -> HttpResponse:
    ticket = ticket_or_404(request, number)
    deed = get_object_or_404(SocialDeed, pk=deed_id, item__message__in=messages_visible_to(request.user, ticket))

    def do(said: dict[str, Any]) -> str:
        try_again(deed, by=request.user)
        return _("It is tried again.")

    return act_page(
        request, ticket, forms.Form(request.POST if request.method == "POST" else None), title=_("Try again"),
        submit=_("Try again"), do=do, lead=_("The network said: %(detail)s") % {"detail": deed.failed or "–"},
    )  # fmt: skip


def _item_or_404(request: AgentRequest, ticket: Ticket, message_id: int) -> SocialItem:
    message: Message = get_object_or_404(messages_visible_to(request.user, ticket), pk=message_id)
    if not access_of(request.user).may_hide(ticket.team_id):
        raise Http404
    return get_object_or_404(SocialItem.objects.select_related("inbox"), message=message, is_ours=False, is_public=True)


def _told(item: SocialItem, verb: str) -> dict[str, Any]:
    """What its author is told for each reason, and by which way."""
    door = sister_of(item.inbox)
    texts = [
        (reason.label, text_for(verb, reason))
        for reason in REASONS[verb]
        if door or reason != SocialDeed.Reason.PERSONAL_DATA
    ]
    return {"told": texts, "told_by": ChannelKind(door).label if door else ""}
