"""The shelves of the knowledge base and the events in life: names by language, icons, order."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.editor.side_panel import category_choices
from frontend.people import signed_in
from frontend.public.languages import NAMES
from frontend.settings_area.pages import refuse, show
from frontend.templatetags.ui import icon_names
from knowledgebase.actions.errors import ActionError
from knowledgebase.actions.shelves import (
    change_category,
    change_life_event,
    create_category,
    create_life_event,
    may_order_shelves,
    reorder,
)
from knowledgebase.models import Category, LifeEvent
from knowledgebase.models.category import LEVELS
from servicedesk.people.models import Team

CATEGORIES, LIFE_EVENTS = "settings_shelves", "settings_life_events"
_NAMED = tuple(code for code in NAMES if code != settings.LANGUAGE_CODE)
_ICONS = (
    *(
        "book",
        "bin",
        "drop",
        "school",
        "hammer",
        "heart",
        "leaf",
        "candle",
        "road",
        "pin",
        "home",
        "pram",
        "box",
        "case",
    ),
    *("bank", "calendar", "globe", "info", "users"),
)

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def those_who_order(view: View[Rest]) -> View[Rest]:
    """Administrators and publishers; others find nothing here."""

    @wraps(view)
    def checked(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not may_order_shelves(signed_in(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(checked)


class ShelfForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    summary = forms.CharField(label=gettext_lazy("In short"), max_length=200, required=False)
    icon = forms.ChoiceField(label=gettext_lazy("Symbol"))
    names = forms.CharField(
        label=gettext_lazy("Names in other languages"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("One a line, the language first: “en: Waste and recycling”."),
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["icon"].choices = [(name, name) for name in _ICONS if name in icon_names()]  # type: ignore[attr-defined]

    def clean_names(self) -> dict[str, str]:
        found = {}
        for line in filter(str.strip, self.cleaned_data["names"].splitlines()):
            code, colon, name = line.partition(":")
            if not colon or code.strip() not in _NAMED or not name.strip():
                raise forms.ValidationError(
                    _("“%(line)s” has no language we know, or no name.") % {"line": line.strip()}
                )
            found[code.strip()] = name.strip()
        return found


class CategoryShelfForm(ShelfForm):
    parent = forms.TypedChoiceField(label=gettext_lazy("Lies under"), coerce=int, empty_value=None, required=False)
    team = forms.ModelChoiceField(
        label=gettext_lazy("Readers' comments go to"),
        queryset=Team.objects.filter(is_active=True),
        required=False,
        empty_label="–",
    )
    field_order = ("name", "parent", "summary", "icon", "team", "names", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = gettext_lazy("Nothing: it is at the top")
        self.fields["parent"].choices = [("", top), *category_choices()]  # type: ignore[attr-defined]

    def clean_parent(self) -> Category | None:
        chosen = self.cleaned_data["parent"]
        return Category.objects.get(pk=chosen) if chosen else None


@those_who_order
@require_safe
def shelf_list(request: HttpRequest) -> HttpResponse:
    rows = list(Category.objects.annotate(articles_here=Count("articles")).select_related("team"))
    context = {"rows": _in_order(rows), "levels": LEVELS}
    return show(request, "shelves", context, here=CATEGORIES)


@those_who_order
@require_safe
def life_event_list(request: HttpRequest) -> HttpResponse:
    rows = LifeEvent.objects.annotate(articles_here=Count("articles"))
    return show(request, "life_events", {"rows": rows}, here=LIFE_EVENTS)


@those_who_order
@require_http_methods(["GET", "HEAD", "POST"])
def new_shelf(request: HttpRequest) -> HttpResponse:
    form = CategoryShelfForm(request.POST or None, initial={"parent": request.GET.get("under")})
    context = {"title": _("New category"), "submit": _("Make the category")}
    return _saved(request, form, context, CATEGORIES, _without_activity(create_category))


@those_who_order
@require_http_methods(["GET", "HEAD", "POST"])
def shelf(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Category, pk=pk)
    form = CategoryShelfForm(
        request.POST or None, initial={**_initial(found), "parent": found.parent_id, "team": found.team_id}
    )
    context = {"title": found.name, "submit": _("Save the category")}
    return _saved(request, form, context, CATEGORIES, lambda **fields: change_category(found, **fields))


@those_who_order
@require_http_methods(["GET", "HEAD", "POST"])
def new_life_event(request: HttpRequest) -> HttpResponse:
    form = ShelfForm(request.POST or None)
    context = {"title": _("New event in life"), "submit": _("Make the event")}
    return _saved(request, form, context, LIFE_EVENTS, _without_activity(create_life_event))


@those_who_order
@require_http_methods(["GET", "HEAD", "POST"])
def life_event(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(LifeEvent, pk=pk)
    form = ShelfForm(request.POST or None, initial=_initial(found))
    context = {"title": found.name, "submit": _("Save the event")}
    return _saved(request, form, context, LIFE_EVENTS, lambda **fields: change_life_event(found, **fields))


@those_who_order
@require_POST
def shelf_order(request: HttpRequest, pk: int) -> HttpResponse:
    """One step up or down among its siblings."""
    found = get_object_or_404(Category, pk=pk)
    siblings = list(Category.objects.filter(parent=found.parent_id).order_by("position", "name", "id"))
    return _moved(request, found, siblings, CATEGORIES)


@those_who_order
@require_POST
def life_event_order(request: HttpRequest, pk: int) -> HttpResponse:
    return _moved(request, get_object_or_404(LifeEvent, pk=pk), list(LifeEvent.objects.all()), LIFE_EVENTS)


def _moved(request: HttpRequest, found: Any, siblings: list[Any], here: str) -> HttpResponse:
    place = siblings.index(found)
    other = place + (-1 if request.POST.get("to") == "up" else 1)
    if 0 <= other < len(siblings):
        siblings[place], siblings[other] = siblings[other], siblings[place]
        try:
            reorder(siblings, by=signed_in(request))
        except ActionError as error:
            messages.error(request, str(error))
    return redirect(here)


def _saved(request: HttpRequest, form: ShelfForm, context: dict[str, Any], here: str, act: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(by=signed_in(request), **form.cleaned_data)
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
            return redirect(here)
    return show(request, "simple_form", {**context, "form": form, "back": here}, here=here)


def _without_activity(act: Callable[..., object]) -> Callable[..., object]:
    """What is new is in use."""
    return lambda **fields: act(**{name: value for name, value in fields.items() if name != "is_active"})


def _initial(found: Category | LifeEvent) -> dict[str, Any]:
    names = "\n".join(f"{code}: {name}" for code, name in found.names.items())
    return {
        "name": found.name,
        "summary": found.summary,
        "icon": found.icon,
        "names": names,
        "is_active": found.is_active,
    }


def _in_order(rows: Sequence[Category]) -> list[Category]:
    """As the tree is read: a shelf, then those below it."""
    below: dict[int | None, list[Category]] = {}
    for row in sorted(rows, key=lambda row: (row.position, row.name, row.pk)):
        below.setdefault(row.parent_id, []).append(row)

    def walk(parent: int | None) -> list[Category]:
        return [one for row in below.get(parent, []) for one in (row, *walk(row.pk))]

    return walk(None)
