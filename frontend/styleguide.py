"""The living style guide at /styleguide/, in debug only: every component in every state, light and dark."""

from types import SimpleNamespace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from frontend.nav import NavEntry
from frontend.templatetags.ui import CHANNEL_ICONS, STATUS_ICONS, icon_names

COLOURS = (
    *("bg", "bg-sunken", "surface", "surface-raised", "surface-hover", "surface-active"),
    *("border", "border-strong", "border-control", "text", "text-muted", "text-faint"),
    *("accent", "accent-solid", "accent-on", "accent-subtle", "accent-subtle-2", "accent-border"),
    *(f"{meaning}-{role}" for meaning in ("info", "teal", "plum") for role in ("fg", "bg", "border", "solid")),
    *(f"{meaning}-{role}" for meaning in ("success", "warning") for role in ("fg", "bg", "border", "solid")),
    *(f"{meaning}-{role}" for meaning in ("danger", "stone") for role in ("fg", "bg", "border", "solid")),
    *("msg-in-bg", "msg-in-border", "msg-out-bg", "msg-out-border", "note-bg", "note-border", "note-fg", "focus"),
)
TYPE_SIZES = ("11", "12", "13", "14", "15", "16", "17", "18", "20", "24", "30", "40")
PEOPLE = ("Åsa Lindqvist", "Fatima Demir", "Lars-Göran Wallström", "Pirkko Kallio", "Johan Åkerström", "ليلى الحسن")


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Namn", required=False, widget=forms.TextInput({"placeholder": "För- och efternamn"}))
    email = forms.EmailField(label="E-post", help_text="Vi svarar till den här adressen.")
    team = forms.ChoiceField(label="Lag", choices=[("1", "Kontaktcenter"), ("2", "Bygglov")])
    locked = forms.CharField(label="Låst fält", initial="Kan inte ändras", disabled=True)
    text = forms.CharField(label="Beskriv din fråga", widget=forms.Textarea({"rows": 4}))
    file = forms.FileField(label="Bifoga bild eller fil", required=False)
    answer = forms.ChoiceField(
        label="Hur vill du ha svar?", choices=[("mail", "E-post"), ("sms", "Sms")], widget=forms.RadioSelect
    )
    confirm = forms.BooleanField(label="Skicka bekräftelse", help_text="Aldrig till automatiska avsändare.")


class SampleSignIn(forms.Form):
    login = forms.EmailField(label="E-post", widget=forms.EmailInput({"autocomplete": "username"}))
    password = forms.CharField(label="Lösenord", widget=forms.PasswordInput({"autocomplete": "current-password"}))


def _nav() -> SimpleNamespace:
    """A rail as frontend.context.branding makes it, with made-up counts."""

    def entry(label: str, icon: str, count: int, *, current: bool = False) -> NavEntry:
        return NavEntry(label=label, icon=icon, url="#", count=count, current=current)

    return SimpleNamespace(
        shown_unread="2",
        unread=2,
        may_administer=True,
        mine=12,
        queues=[
            entry("Mina öppna", "user", 12),
            entry("Försenade", "s-breach", 3),
            entry("Ej tilldelade", "inbox", 27),
            entry("Väntar på svar", "s-pending", 38),
        ],
        teams=[
            entry("Kontaktcenter", "users", 64, current=True),
            entry("Avfall", "bin", 19),
            entry("Förskola och skola", "school", 31),
            entry("Socialtjänst", "lock", 8),
        ],
        public=[SimpleNamespace(label="Kontakta oss", url="#", current=True)],
    )


def _context(request: HttpRequest) -> dict[str, object]:
    theme = request.GET.get("theme", "")
    return {"theme": theme if theme in {"light", "dark"} else "", "nav": _nav(), "section": "tickets", "people": PEOPLE}


def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state. ?theme=light or dark instead of the system's."""
    return render(
        request,
        "frontend/styleguide/index.html",
        {
            **_context(request),
            "form": SampleForm(),
            "wrong": SampleForm({"email": "åsa@", "team": "1", "name": "Åsa"}, prefix="wrong"),
            "colours": COLOURS,
            "sizes": TYPE_SIZES,
            "statuses": list(STATUS_ICONS),
            "channels": list(CHANNEL_ICONS),
            "icons": sorted(icon_names()),
        },
    )


def workspace(request: HttpRequest) -> HttpResponse:
    """The workplace's frame with list, ticket and side, in fixed content."""
    return render(request, "frontend/styleguide/workspace.html", _context(request))


def public(request: HttpRequest) -> HttpResponse:
    """A citizen's page: head, landscape, ways of contact, form and foot."""
    wrong = SampleForm({"email": "åsa@", "team": "1"})
    return render(request, "frontend/styleguide/public.html", {**_context(request), "form": wrong})


def login(request: HttpRequest) -> HttpResponse:
    """Signing in, with an error."""
    wrong = SampleSignIn({"login": "johan.akerstrom@storan.example"})
    return render(request, "frontend/styleguide/login.html", {**_context(request), "form": wrong})


urlpatterns = [
    path("styleguide/", components, name="styleguide"),
    path("styleguide/workspace/", workspace, name="styleguide_workspace"),
    path("styleguide/public/", public, name="styleguide_public"),
    path("styleguide/login/", login, name="styleguide_login"),
]
