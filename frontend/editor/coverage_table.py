"""The coverage test's list as a table: fetched as a file; taken in after one has seen what it would change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.coverage import writer
from knowledgebase.coverage.listing import as_rows
from knowledgebase.coverage.table import BYTES_MAX, TableError, decoded, lines
from knowledgebase.coverage.taking_in import Plan, plan, take_in
from servicedesk.lib.spreadsheet import csv_lines, download

WRITES = "write"


class TableForm(forms.Form):
    """A file, or the text of one: what was read of a file comes back as text, to be put right here."""

    file = forms.FileField(label=gettext_lazy("File (CSV)"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or paste the rows here"), required=False, max_length=BYTES_MAX, strip=False,
        help_text=gettext_lazy("The first row names the columns: Question; Language; Article."),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "coverage-text"}),
    )  # fmt: skip


@login_required
@require_safe
def coverage_file(request: AgentRequest) -> HttpResponse:
    writer(request)
    return download("tackning.csv", "".join(csv_lines(as_rows(request.user))))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def coverage_table(request: AgentRequest) -> HttpResponse:
    """Posting shows what would change; posting with do=write writes it, when no row is refused."""
    writer(request)
    if request.method != "POST":
        return _page(request, TableForm())
    form = TableForm(request.POST, request.FILES)
    form.is_valid()
    file = request.FILES.get("file")
    try:
        text = decoded(file.read(BYTES_MAX + 1)) if isinstance(file, UploadedFile) else _typed(form)
        rows = lines(text)
    except TableError as error:
        form.add_error("file" if file else "text", str(error))
        return _page(request, form)
    if request.POST.get("do") != WRITES:
        return _page(request, TableForm(initial={"text": text}), plan(rows, by=request.user))
    done = take_in(rows, by=request.user)
    if not done.can_be_written:
        return _page(request, TableForm(initial={"text": text}), done)
    count = len(done.new) + len(done.changed)
    told = ngettext("%(count)d question is taken in.", "%(count)d questions are taken in.", count)
    messages.success(request, told % {"count": count})
    return redirect("coverage")


def _typed(form: TableForm) -> str:
    return str(form.data.get("text", ""))


def _page(request: AgentRequest, form: TableForm, made: Plan | None = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "plan": made}
    status = 422 if form.errors or (made and made.refused) else 200
    return render(request, "frontend/editor/coverage_table.html", context, status=status)
