"""The form of a chat inbox: the inbox, its texts in several languages, its colour and its hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chat.actions.setup import TEXT_MAX, TITLE_MAX
from chat.models import ChatSetup
from frontend.public.languages import NAMES, SWEDISH
from frontend.settings_area.week_fields import (
    ClosedDaysField,
    MinuteField,
    WeekForm,
    clock,
    closed_initial,
    week_initial,
)
from servicedesk.people.models import Team

TEXTS = ("title", "welcome", "closed")
OFFICE = [[[480, 990]]] * 5 + [[], []]  # what a new one begins with: 8 to 16:30
FIRST = (SWEDISH, "en", "fi")  # first, even when nothing is written


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str
    is_open: bool
    is_written: bool
    fields: list[forms.BoundField]


class ChatForm(WeekForm):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, help_text=gettext_lazy("Agents see it; so do visitors who choose.")
    )
    team = forms.ModelChoiceField(label=gettext_lazy("New tickets go to"), queryset=Team.objects.none())
    sender_name = forms.CharField(
        label=gettext_lazy("Sender's name"),
        max_length=120,
        help_text=gettext_lazy("The municipality must always be seen as the sender."),
    )
    accent = forms.CharField(
        label=gettext_lazy("Colour"),
        max_length=7,
        required=False,
        help_text=gettext_lazy("As #14566b. White text must be easy to read on it. Empty: our own."),
    )
    is_active = forms.BooleanField(label=gettext_lazy("Receives"), required=False, initial=True)
    suggests_answers = forms.BooleanField(
        label=gettext_lazy("Suggest answers before the chat"), required=False, initial=True
    )
    first_answer = forms.ChoiceField(
        label=gettext_lazy("Automatic first answer"),
        required=False,
        help_text=gettext_lazy("It is always marked as automatic."),
    )
    keeps_holidays = forms.BooleanField(label=gettext_lazy("Closed on public holidays"), required=False, initial=True)
    half_days_close = MinuteField(
        label=gettext_lazy("Half days close at"),
        required=False,
        help_text=gettext_lazy("The day before some holidays, such as Maundy Thursday. Empty: as on other days."),
    )
    closed_from = ClosedDaysField(
        label=gettext_lazy("Other days it is closed"),
        required=False,
        help_text=gettext_lazy("One a line: 2026-12-23 for the whole day, 2026-12-23 12:00 when it closes then."),
    )

    def __init__(self, *args: Any, setup: ChatSetup | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(setup), **kwargs)
        self.written = set(setup.texts) if setup else set()
        team, first = self.fields["team"], self.fields["first_answer"]
        if isinstance(team, forms.ModelChoiceField) and isinstance(first, forms.ChoiceField):
            team.queryset = Team.objects.filter(Q(is_active=True) | Q(pk=setup.inbox.team_id if setup else None))
            first.choices = [
                ("", _("Nobody but people answers")),
                *((path, path) for path in settings.CHAT_FIRST_ANSWERS),
            ]
        if not settings.CHAT_FIRST_ANSWERS:
            del self.fields["first_answer"]
        for code in NAMES:
            self.fields |= _text_fields(code)

    def languages(self) -> Iterator[Language]:
        """The texts of each language, those that are written or usual first."""
        order = sorted(NAMES, key=lambda code: (code not in FIRST, code not in self.written))
        for code in order:
            fields = [self[f"{text}_{code}"] for text in TEXTS]
            is_open = code == SWEDISH or any(field.errors for field in fields)
            yield Language(code, NAMES[code], is_open, code in self.written, fields)

    def columns(self) -> dict[str, Any]:
        """The fields as chat.actions.setup takes them."""
        data = self.cleaned_data
        plain = ("name", "team", "sender_name", "accent", "is_active", "suggests_answers", "keeps_holidays")
        texts = {code: {text: data[f"{text}_{code}"] for text in TEXTS} for code in NAMES}
        return {
            **{name: data[name] for name in (*plain, "half_days_close", "closed_from")},
            **({"first_answer": data["first_answer"]} if "first_answer" in data else {}),
            "hours": self.week(),
            "texts": texts,
        }


def _text_fields(code: str) -> dict[str, forms.Field]:
    labels = {
        "title": _("Title (%(language)s)"),
        "welcome": _("First words (%(language)s)"),
        "closed": _("When it is closed (%(language)s)"),
    }
    made: dict[str, forms.Field] = {}
    for text in TEXTS:
        is_title = text == "title"
        made[f"{text}_{code}"] = forms.CharField(
            label=lazystr(labels[text] % {"language": NAMES[code]}),
            max_length=TITLE_MAX if is_title else TEXT_MAX,
            required=False,
            widget=forms.TextInput(attrs={"lang": code})
            if is_title
            else forms.Textarea(attrs={"rows": 2, "lang": code}),
        )
    return made


def _initial(setup: ChatSetup | None) -> dict[str, Any]:
    if setup is None:
        return {"sender_name": settings.MUNICIPALITY["name"], "is_active": True, **week_initial(OFFICE)}
    inbox, half = setup.inbox, setup.half_days_close
    return {
        **{name: getattr(inbox, name) for name in ("name", "sender_name", "is_active")},
        **{name: getattr(setup, name) for name in ("accent", "suggests_answers", "first_answer", "keeps_holidays")},
        "team": inbox.team_id,
        "half_days_close": "" if half is None else clock(half),
        "closed_from": closed_initial(setup.closed_from),
        **week_initial(setup.hours),
        **{f"{text}_{code}": said for code, texts in setup.texts.items() for text, said in texts.items()},
    }
