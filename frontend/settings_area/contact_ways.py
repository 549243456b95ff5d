"""The ways to contact us that the citizens' pages show, each with its opening hours."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.public.opening import hours_of
from frontend.settings_area.pages import refuse, show
from knowledgebase.actions.website import change_contact_way, create_contact_way, remove_contact_way
from knowledgebase.models import ContactWay, WayKind
from knowledgebase.models.contact_way import ADDRESS_MAX, LABEL_MAX, NOTE_MAX
from tickets.actions.errors import InvalidChange

HERE = "settings_contact_ways"
_SPAN = re.compile(r"\s*(\d{1,2})(?:[.:](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[.:](\d{2}))?\s*")


class HoursField(forms.CharField):
    """8-16:30, or several with commas: [(8:00, 16:30)]."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        found = [_SPAN.fullmatch(part) for part in text.split(",")] if text else []
        if not all(found):
            raise forms.ValidationError(_("Write the hours as 8-16:30, with a comma between several."))
        try:
            return [(_time(span[1], span[2]), _time(span[3], span[4])) for span in found if span]
        except ValueError as error:
            raise forms.ValidationError(_("There is no such time.")) from error


class DaysField(forms.CharField):
    """Dates, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        try:
            return sorted({date.fromisoformat(line.strip()) for line in str(value or "").split("\n") if line.strip()})
        except ValueError as error:
            raise forms.ValidationError(_("Write each day as 2026-12-24, on a line of its own.")) from error


class ContactWayForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=WayKind.choices)
    address = forms.CharField(
        label=gettext_lazy("Number or address"),
        max_length=ADDRESS_MAX,
        required=False,
        help_text=gettext_lazy("As people read it. Of a web form nothing: it leads to the list of forms."),
    )
    label = forms.CharField(
        label=gettext_lazy("Words, in Swedish"),
        max_length=LABEL_MAX,
        required=False,
        help_text=gettext_lazy("Without words it says, for example: Call 0980-31 92 00."),
    )
    label_en = forms.CharField(label=gettext_lazy("Words, in English"), max_length=LABEL_MAX, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note, in Swedish"),
        max_length=NOTE_MAX,
        required=False,
        help_text=gettext_lazy("For example where it is, or when an answer comes."),
    )
    note_en = forms.CharField(label=gettext_lazy("Note, in English"), max_length=NOTE_MAX, required=False)
    is_always_open = forms.BooleanField(label=gettext_lazy("Round the clock"), required=False)
    closed_on = DaysField(
        label=gettext_lazy("Days it is closed"),
        required=False,
        help_text=gettext_lazy("Days beside public holidays, as 2026-12-24, one a line."),
    )
    position = forms.IntegerField(label=gettext_lazy("Order"), min_value=0, max_value=999, initial=0)
    is_active = forms.BooleanField(label=gettext_lazy("Shown"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in WEEKDAYS.items():
            label = gettext_lazy("Open on %(day)s") % {"day": str(name).lower()}
            self.fields[f"day_{number}"] = HoursField(label=label, required=False)
        self.order_fields([*list(self.fields)[:7], *(f"day_{number}" for number in WEEKDAYS)])

    def columns(self) -> dict[str, Any]:
        """The fields as columns of ContactWay."""
        data = self.cleaned_data
        plain = {name: data[name] for name in ("kind", "address", "label", "note", "is_always_open", "closed_on")}
        hours = [
            {"day": number, "from": f"{begin:%H:%M}", "to": f"{end:%H:%M}"}
            for number in WEEKDAYS
            for begin, end in data[f"day_{number}"]
        ]
        english = {
            name: {"en": data[f"{name[:-1]}_en"]} if data[f"{name[:-1]}_en"] else {} for name in ("labels", "notes")
        }
        return {**plain, **english, "hours": hours, "position": data["position"], "is_active": data["is_active"]}


@administrators_only
@require_safe
def contact_way_list(request: HttpRequest) -> HttpResponse:
    return show(request, "contact_ways", {"rows": ContactWay.objects.all()}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_contact_way(request: HttpRequest) -> HttpResponse:
    form = ContactWayForm(request.POST or None)
    context = {"form": form, "title": _("New way to contact us"), "submit": _("Save")}
    return _saved(request, form, context, create_contact_way)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def contact_way(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ContactWay, pk=pk)
    form = ContactWayForm(request.POST or None, initial=_initial(found))
    context = {"form": form, "title": str(found), "submit": _("Save"), "found": found}
    return _saved(request, form, context, lambda **fields: change_contact_way(found, **fields))


@administrators_only
@require_POST
def contact_way_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ContactWay, pk=pk)
    remove_contact_way(found, by=signed_in(request))
    messages.success(request, _("%(name)s is removed.") % {"name": str(found)})
    return redirect(HERE)


def _initial(found: ContactWay) -> dict[str, Any]:
    names = ("kind", "address", "label", "note", "is_always_open", "position", "is_active")
    days = {
        f"day_{number}": ", ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in hours_of(found, number)) for number in WEEKDAYS
    }
    return {
        **{name: getattr(found, name) for name in names},
        **days,
        "label_en": found.labels.get("en", ""),
        "note_en": found.notes.get("en", ""),
        "closed_on": "\n".join(map(str, found.closed_on)),
    }


def _time(hours: str, minutes: str | None) -> time:
    return time(int(hours), int(minutes or 0))


def _saved(request: HttpRequest, form: ContactWayForm, context: dict[str, Any], act: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(by=signed_in(request), **form.columns())
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("The way to contact us is saved."))
            return redirect(HERE)
    return show(request, "contact_way", {**context, "back": HERE}, here=HERE)
