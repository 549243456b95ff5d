"""Everything that was hidden, shown again or taken down, for those who lead: why, by whom, and whether it was done."""

from collections.abc import Iterator
from itertools import chain

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from channels_in.models import SocialDeed
from channels_in.social.copies import shown_copy
from frontend.agent.request import AgentRequest
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.lib.spreadsheet import csv_lines
from servicedesk.people.access import Access, access_of
from servicedesk.people.actions.audit import record
from tickets.queries import visible

PAGE_SIZE = 30
ORDER = ("-at", "-id")
Verb, Reason = SocialDeed.Verb, SocialDeed.Reason


class DeedFilter(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), required=False, choices=[("", gettext_lazy("All")), *Reason.choices]
    )
    verb = forms.ChoiceField(
        label=gettext_lazy("What was done"), required=False, choices=[("", gettext_lazy("All")), *Verb.choices]
    )
    undone = forms.BooleanField(label=gettext_lazy("Only what is not done"), required=False)


def deeds_visible_to(access: Access) -> QuerySet[SocialDeed]:
    """Of the teams one leads; an administrator's: of every ticket they see."""
    rows = SocialDeed.objects.filter(visible(access, "item__message__ticket__"))
    if not access.is_administrator:
        rows = rows.filter(item__message__ticket__team__in=sorted(access.lead_teams))
    return rows.select_related("item__inbox", "item__message__ticket", "item__message__contact", "agent", "told_by")


@login_required
@require_GET
def social_deeds(request: AgentRequest) -> HttpResponse:
    form, rows = _asked(request)
    try:
        page = page_of(rows, ORDER, request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    query = request.GET.copy()
    query.pop("cursor", None)
    rows_shown = [(row, shown_copy(row)) for row in page.rows]
    context = {"form": form, "rows": rows_shown, "page": page, "query": query.urlencode()}
    return render(request, "frontend/agent/social_deeds.html", context)


@login_required
@require_GET
def social_deeds_export(request: AgentRequest) -> StreamingHttpResponse:
    """The same as a table, with the copies: for the archive. The audit keeps who took it."""
    _form, rows = _asked(request)
    record("social_deeds.exported", by=request.user, about=request.user)
    response = StreamingHttpResponse(_table(rows.order_by(*ORDER)), content_type="text/csv; charset=utf-8")
    name = f"atgarder-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked(request: AgentRequest) -> tuple[DeedFilter, QuerySet[SocialDeed]]:
    access = access_of(request.user)
    if not (access.lead_teams or access.is_administrator):
        raise Http404
    form = DeedFilter(request.GET)
    rows = deeds_visible_to(access)
    if form.is_valid():
        said = form.cleaned_data
        rows = rows.filter(**{name: said[name] for name in ("reason", "verb") if said[name]})
        rows = rows.filter(done_at=None) if said["undone"] else rows
    return form, rows


def _table(rows: QuerySet[SocialDeed]) -> Iterator[str]:
    head = (
        _("When"),
        _("What"),
        _("Reason"),
        _("Note"),
        _("By"),
        _("Channel"),
        _("Ticket"),
        _("Done"),
        _("Author told"),
    )
    whole_head = [*head, _("Author"), _("Text"), _("Address")]
    yield from csv_lines(chain([whole_head], map(_cells, rows.iterator(chunk_size=500))))


def _cells(row: SocialDeed) -> list[str]:
    message = row.item.message
    done = f"{timezone.localtime(row.done_at):%Y-%m-%d %H:%M}" if row.done_at else row.failed
    return [
        f"{timezone.localtime(row.at):%Y-%m-%d %H:%M}",
        row.get_verb_display(),
        row.get_reason_display(),
        row.note,
        row.agent.name if row.agent else _("The system"),
        row.item.inbox.get_kind_display(),
        str(message.ticket.number) if message else "",
        done,
        _("Yes") if row.told_by_id else _("No"),
        _author(row),
        shown_copy(row),
        str(row.copy.get("permalink", "")),
    ]


def _author(row: SocialDeed) -> str:
    contact = row.item.message.contact if row.item.message else None
    if contact is not None and contact.is_protected:
        return _("Protected identity")
    return str(row.copy.get("author_name", ""))
