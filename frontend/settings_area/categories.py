"""Categories: a tree of three levels."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from frontend import lookups
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.people.models import Team
from tickets.actions.categories import change_category, create_category
from tickets.actions.errors import InvalidChange
from tickets.models import Category
from tickets.models.category import LEVELS, CaseKind

HERE = "settings_categories"


class CategoryForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Lies under"),
        queryset=Category.objects.filter(level__lt=LEVELS),
        required=False,
        empty_label=gettext_lazy("Nothing: it is at the top"),
    )
    case_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of case"), choices=CaseKind.choices, initial=CaseKind.RECURRING
    )
    team = forms.ModelChoiceField(
        label=gettext_lazy("Goes to"),
        queryset=Team.objects.filter(is_active=True),
        required=False,
        empty_label=gettext_lazy("The inbox's team"),
        help_text=gettext_lazy("New tickets of this category go to this team."),
    )


class ChangeCategoryForm(CategoryForm):
    is_active = forms.BooleanField(
        label=gettext_lazy("In use"),
        required=False,
        help_text=gettext_lazy("Not in use: it cannot be chosen any more, nor can what lies under it."),
    )


@administrators_only
@require_safe
def category_list(request: HttpRequest) -> HttpResponse:
    rows = Category.objects.select_related("team")
    return show(request, "categories", {"rows": rows, "levels": LEVELS}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_category(request: HttpRequest) -> HttpResponse:
    form = CategoryForm(request.POST or None, initial={"parent": request.GET.get("under")})
    context = {"form": form, "title": _("New category"), "submit": _("Make the category")}
    return _saved(request, form, context, create_category)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def category(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Category, pk=pk)
    names = ("name", "name_en", "parent", "case_kind", "team", "is_active")
    form = ChangeCategoryForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    context = {"form": form, "title": found.name, "submit": _("Save the category")}
    return _saved(request, form, context, lambda **fields: change_category(found, **fields))


def _saved(request: HttpRequest, form: forms.Form, context: dict[str, Any], act: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            lookups.forget()
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
            return redirect(HERE)
    return show(request, "simple_form", {**context, "back": HERE}, here=HERE)
