"""What the citizens' pages tell about themselves: personal data, social media, the accessibility statement."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from channels_in.webform.fields import in_language
from frontend import lookups
from frontend.people import administrators_only, signed_in
from frontend.public.pages import published_forms
from frontend.settings_area.pages import refuse, show
from knowledgebase.actions.website import write_site_page, write_statement
from knowledgebase.models import AccessibilityStatement, Assessed, Conformity, SitePage, SitePageKey
from knowledgebase.models.site_page import PAGE_MAX
from tickets.actions.errors import InvalidChange

HERE = "settings_website"
LANGUAGES = (("sv", gettext_lazy("in Swedish")), ("en", gettext_lazy("in English")))
_NAMES = (
    "conformity",
    "shortcomings",
    "burden",
    "exempt",
    "assessed",
    "how_assessed",
    "assessed_on",
    "published_on",
    "email",
    "form_slug",
)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TextsForm(forms.Form):
    """One field a page and language; empty takes the page away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in SitePageKey.choices:
            for language, words in LANGUAGES:
                self.fields[f"{key}.{language}"] = forms.CharField(
                    label=f"{label}, {words}",
                    required=False,
                    max_length=PAGE_MAX,
                    widget=forms.Textarea(attrs={"rows": 10, "lang": language, "spellcheck": "true"}),
                )


class StatementForm(forms.Form):
    conformity = forms.ChoiceField(label=gettext_lazy("How well it meets the law"), choices=Conformity.choices)
    shortcomings = forms.CharField(
        label=gettext_lazy("What is not accessible"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Each fault in a point of a list, with its reason and when it will be mended."),
    )
    burden = forms.CharField(
        label=gettext_lazy("What would be a disproportionate burden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Section 12 of the law. Say why."),
    )
    exempt = forms.CharField(
        label=gettext_lazy("What the law does not cover"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    assessed = forms.ChoiceField(label=gettext_lazy("Who has tested it"), choices=Assessed.choices)
    how_assessed = forms.CharField(
        label=gettext_lazy("How it was tested"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    assessed_on = forms.DateField(label=gettext_lazy("Last tested"), widget=DayInput)
    published_on = forms.DateField(label=gettext_lazy("First published"), widget=DayInput, initial=timezone.localdate)
    email = forms.EmailField(label=gettext_lazy("E-mail for reports"))
    form_slug = forms.ChoiceField(
        label=gettext_lazy("Form for reports"),
        required=False,
        help_text=gettext_lazy("What is sent becomes a ticket. Make a form for it under Web forms."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slugs = [(form.slug, in_language(form, "title")) for form in published_forms()]
        self.fields["form_slug"].choices = [("", "–"), *slugs]  # type: ignore[attr-defined]


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest) -> HttpResponse:
    written = {f"{row.key}.{row.language}": row.text for row in SitePage.objects.all()}
    form = TextsForm(request.POST or None, initial=written)
    if request.method == "POST" and form.is_valid():
        for name, text in form.cleaned_data.items():
            key, _dot, language = name.partition(".")
            write_site_page(key, language, text, by=signed_in(request))
        lookups.forget()
        messages.success(request, _("The pages are saved."))
        return redirect(HERE)
    context = {"form": form, "title": _("About the website"), "submit": _("Save"), "back": HERE}
    return show(request, "website", context, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest) -> HttpResponse:
    found = AccessibilityStatement.objects.first()
    form = StatementForm(request.POST or None, initial={name: getattr(found, name) for name in _NAMES} if found else {})
    if request.method == "POST" and form.is_valid():
        try:
            write_statement(by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            lookups.forget()
            messages.success(request, _("The statement is saved."))
            return redirect("settings_statement")
    context = {"form": form, "title": _("Accessibility statement"), "submit": _("Save the statement"), "back": HERE}
    return show(request, "website", context, here="settings_statement")
