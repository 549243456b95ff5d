"""What the pages of the settings share: rendering, lists by keyset, and refusals as errors beside the field."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from channels_in.alarms import standing_alarms
from channels_in.models import RawInbound
from frontend import lookups
from frontend.people import signed_in
from knowledgebase.actions.shelves import may_order_shelves
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.actions.errors import PeopleError
from tickets.actions.errors import ActionError

Row = TypeVar("Row", bound=models.Model)
ALARMS_SHOWN = 5
WAITING = (RawInbound.State.SET_ASIDE, RawInbound.State.FAILED)


def show(request: HttpRequest, template: str, context: dict[str, Any], *, here: str) -> HttpResponse:
    """Render a page; here is the name of its part in the menu. A page with form errors is still a 200."""
    waiting = RawInbound.objects.filter(state__in=WAITING)[:100].count()
    shared = {
        "here": here,
        "section": "settings",
        "set_aside_count": waiting,
        "alarms": list(standing_alarms()[:ALARMS_SHOWN]),
        "automations_paused": lookups.automations_paused(),
        "may_order_shelves": may_order_shelves(signed_in(request)),
    }
    return render(request, f"frontend/settings_area/{template}.html", {**shared, **context})


def listed(request: HttpRequest, rows: models.QuerySet[Row], order: Sequence[str], *, size: int = 25) -> dict[str, Any]:
    """Return one page of rows as {"rows", "newer_url", "older_url"}, by the cursor in the address."""
    try:
        page = page_of(rows, order, request.GET.get("cursor", ""), size)
    except CursorError as error:
        raise Http404 from error

    def address(cursor: str) -> str:
        query = request.GET.copy()
        query["cursor"] = cursor
        return f"?{query.urlencode()}" if cursor else ""

    return {
        "rows": page.rows,
        "newer_url": address(page.previous_cursor),
        "older_url": address(page.next_cursor),
    }


def refuse(form: forms.BaseForm, error: PeopleError | ActionError) -> None:
    """Show why an action was refused: by the field it is about when the form has it, else above the form."""
    field = getattr(error, "field", "")
    form.add_error(field if field in form.fields else None, str(error))


def renewed(form: forms.BaseForm, version: int) -> None:
    """A form that was refused as stale keeps what is typed, and is saved over the newer version the next time."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # of a request: a QueryDict
    data["version"] = str(version)
    form.data = data
