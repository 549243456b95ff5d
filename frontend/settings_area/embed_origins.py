"""Other websites that may show our answers."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from knowledgebase.actions.embed_origins import allow_origin, change_origin
from knowledgebase.actions.errors import ActionError
from knowledgebase.models import EmbedOrigin
from knowledgebase.models.embed_origin import NOTE_MAX, ORIGIN_MAX

HERE = "settings_embed_origins"


class OriginForm(forms.Form):
    origin = forms.CharField(
        label=gettext_lazy("Website"),
        max_length=ORIGIN_MAX,
        help_text=gettext_lazy("Any address on it, for example https://turism.example"),
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=NOTE_MAX, required=False)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def embed_origins(request: HttpRequest) -> HttpResponse:
    """The list, with a form for one more."""
    form = OriginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = allow_origin(by=signed_in(request), **form.cleaned_data)
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(origin)s may show our answers.") % {"origin": row.origin})
            return redirect(HERE)
    return show(request, "embed_origins", {"rows": EmbedOrigin.objects.all(), "form": form}, here=HERE)


@administrators_only
@require_POST
def embed_origin_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken out of use at once, or into use again."""
    row = get_object_or_404(EmbedOrigin, pk=pk)
    is_active = request.POST.get("is_active") == "1"
    change_origin(row, by=signed_in(request), is_active=is_active)
    said = _("%(origin)s may show our answers.") if is_active else _("%(origin)s may no longer show our answers.")
    messages.success(request, said % {"origin": row.origin})
    return redirect(HERE)
