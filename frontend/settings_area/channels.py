"""The register of channels: the list, an entry with its life, and who is told when one starts or ends."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from channels_in.models import ChannelEntry, EntryStatus, Informed
from channels_in.register.activity import unused
from channels_in.register.entries import change_entry, create_entry
from channels_in.register.informed import inform, stop_informing
from channels_in.register.lifecycle import steps_from
from channels_in.register.steps import take_step
from channels_in.register.watching import missing_today
from frontend.people import administrators_only, signed_in
from frontend.settings_area.channel_form import EntryForm, FilterForm, InformedForm, StepForm
from frontend.settings_area.pages import refuse, show
from tickets.actions.errors import InvalidChange

HERE = "settings_channels"


@administrators_only
@require_safe
def channel_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    rows = _asked(form).select_related("owner", "department", "inbox")
    context = {
        "rows": list(rows),
        "filter": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "unused": set(unused(timezone.now()).values_list("pk", flat=True)),
        "missing": {entry.pk for entry in missing_today(timezone.localdate())},
    }
    return show(request, "channels", context, here=HERE)


def _asked(form: FilterForm) -> QuerySet[ChannelEntry]:
    rows = ChannelEntry.objects.order_by("name", "pk")
    said = form.cleaned_data if form.is_valid() else {}
    if said.get("kind"):
        rows = rows.filter(kind=said["kind"])
    if said.get("status"):
        return rows.filter(status=said["status"])
    return rows.exclude(status=EntryStatus.CLOSED)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_channel(request: HttpRequest) -> HttpResponse:
    form = EntryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_entry(by=signed_in(request), **form.columns())
        except InvalidChange as error:
            _refuse(form, error)
        else:
            messages.success(request, _("%(name)s is proposed.") % {"name": made.name})
            return redirect("settings_channel", made.pk)
    return show(request, "channel", {"form": form}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    form = EntryForm(request.POST if request.method == "POST" else None, entry=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_entry(found, by=signed_in(request), **form.columns())
        except InvalidChange as error:
            _refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
            return redirect("settings_channel", pk)
    return _page(request, found, form)


@administrators_only
@require_POST
def channel_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    found = _found(pk)
    if step not in EntryStatus.values:
        raise Http404
    asked = StepForm(EntryStatus(step), request.POST)
    if not asked.is_valid():
        return _page(request, found, EntryForm(entry=found), asked)
    try:
        take_step(found, asked.after, by=signed_in(request), **asked.cleaned_data)
    except InvalidChange as error:
        if asked.after in steps_from(found.status):
            refuse(asked, error)
            return _page(request, found, EntryForm(entry=found), asked)
        messages.error(request, str(error))  # somebody else took a step meanwhile: the form of this one is gone
    else:
        done = {"name": found.name, "status": asked.after.label.lower()}
        messages.success(request, _("%(name)s: %(status)s.") % done)
    return redirect("settings_channel", pk)


def _found(pk: int) -> ChannelEntry:
    return get_object_or_404(ChannelEntry.objects.select_related("owner", "deputy", "department", "inbox"), pk=pk)


def _refuse(form: EntryForm, error: InvalidChange) -> None:
    """What is wrong with the week is shown by its first day."""
    if error.field == "hours":
        form.add_error("day_0", str(error))
    else:
        refuse(form, error)


def _page(request: HttpRequest, found: ChannelEntry, form: EntryForm, asked: StepForm | None = None) -> HttpResponse:
    steps = [asked if asked and asked.after == after else StepForm(after) for after in steps_from(found.status)]
    context: dict[str, Any] = {
        "form": form,
        "entry": found,
        "steps": steps,
        "history": found.steps.select_related("by"),
        "is_unused": unused(timezone.now()).filter(pk=found.pk).exists(),
    }
    return show(request, "channel", context, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def informed_list(request: HttpRequest) -> HttpResponse:
    form = InformedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        inform(by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("%(name)s is told from now on.") % {"name": form.cleaned_data["agent"].name})
        return redirect("settings_informed")
    rows = Informed.objects.select_related("agent", "department").order_by("department__name", "agent__name")
    return show(request, "informed", {"form": form, "rows": rows}, here=HERE)


@administrators_only
@require_POST
def informed_removal(request: HttpRequest, pk: int) -> HttpResponse:
    stop_informing(get_object_or_404(Informed, pk=pk), by=signed_in(request))
    messages.success(request, _("That agent is no longer told."))
    return redirect("settings_informed")
