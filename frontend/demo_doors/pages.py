"""The page with the citizen on the left and the workspace on the right; what she does; what she sees of it."""

import hashlib
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from frontend.demo_doors import cast
from frontend.demo_doors.access import for_players
from frontend.demo_doors.providers import Deed, NotTaken, Provider
from frontend.demo_doors.surfaces import Surface, playable, surface_of
from frontend.demo_doors.talks import Line, talk_by

TEXT_MAX = 4000
VERBS = (("say", ""), ("call", ""), ("hang_up", ""), ("voicemail", ""))
CONTENT = "frontend/demo_doors/{}.html"


class DeedForm(forms.Form):
    text = forms.CharField(label=_("Text"), max_length=TEXT_MAX, required=False, strip=True)
    subject = forms.CharField(max_length=200, required=False)
    verb = forms.ChoiceField(choices=VERBS, required=False)
    answers = forms.CharField(max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("text") and (given.get("verb") or "say") == "say":
            self.add_error("text", _("Write something first."))
        return given

    def deed(self) -> Deed:
        given = self.cleaned_data
        more = {"answers": given["answers"]} if given["answers"] else {}
        return Deed(given["text"], given["subject"], given["verb"] or "say", more)


@require_safe
@for_players
def demo_doors(request: HttpRequest) -> HttpResponse:
    """The whole page; ?via= the channel the citizen has in her hands."""
    kind = request.GET.get("via") or next(playable()).kind
    return render(request, CONTENT.format("page"), _context(kind))


@require_safe
@for_players
def demo_door(request: HttpRequest, kind: str) -> HttpResponse:
    """With htmx the citizen's side alone, else the whole page."""
    if not getattr(request, "htmx", False):
        _known(kind)
        return HttpResponseRedirect(f"{reverse('demo_doors')}?via={kind}")
    return render(request, CONTENT.format("citizen"), _context(kind))


@require_http_methods(["GET", "HEAD", "POST"])
@for_players
def demo_talk(request: HttpRequest, kind: str) -> HttpResponse:
    """GET: the talk, or 204 when it is as the page has it (?sett=). POST: the citizen does something."""
    if request.method == "POST":
        return _act(request, kind)
    context = _context(kind)
    if request.GET.get("sett") == context["seen"]:
        return HttpResponse(status=204)
    return render(request, CONTENT.format("talk_told"), context)


def _act(request: HttpRequest, kind: str) -> HttpResponse:
    _surface, provider = _known(kind)
    form, refusal = DeedForm(request.POST), ""
    if provider is None:
        raise Http404
    if not form.is_valid():
        refusal = " ".join(str(error) for errors in form.errors.values() for error in errors)
    else:
        try:
            talk_by(kind).say(provider, form.deed())
        except NotTaken as error:
            refusal = str(error)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(f"{reverse('demo_doors')}?via={kind}")
    context = _context(kind) | {"refusal": refusal, "has_acted": True}
    return render(request, CONTENT.format("talk_told"), context, status=422 if refusal else 200)


@require_safe
@for_players
def demo_chat(request: HttpRequest) -> HttpResponse:
    """A page of the municipality's website, with the chat window as any website has it."""
    return render(request, CONTENT.format("chat_page"))


def _known(kind: str) -> tuple[Surface, Provider | None]:
    try:
        return surface_of(kind)
    except KeyError:
        raise Http404 from None


def _context(kind: str) -> dict[str, Any]:
    surface, provider = _known(kind)
    talk = talk_by(kind)
    lines = talk.lines(provider) if provider else []
    is_coming = talk.is_answer_coming()
    return {
        "surfaces": list(playable()),
        "surface": surface,
        "shape": CONTENT.format(surface.shape),
        "talk": CONTENT.format("talk_mail" if surface.shape == "mail" else "talk"),
        "lines": lines,
        "latest": next((line for line in reversed(lines) if not line.is_mine), None),
        "step": _step(lines),
        "is_coming": is_coming,
        "seen": _seen(lines, is_coming),
        "cast": cast,
    }


def _step(lines: list[Line]) -> int:
    """Which of the three steps is next: 1 write, 2 answer, 3 see it arrive; 4: all done."""
    if not lines:
        return 1
    return 4 if any(not line.is_mine for line in lines) else 2


def _seen(lines: list[Line], is_coming: bool) -> str:
    """What tells one state of a talk from another."""
    told = "|".join(f"{line.is_mine}{line.ref}{line.ticket}{line.at.timestamp()}" for line in lines)
    return hashlib.sha256(f"{is_coming}{told}".encode()).hexdigest()[:16]
