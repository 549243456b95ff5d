"""What a visitor fills in on the chat's own page. What was typed is there again when something must be corrected."""

import re
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from channels_in.webform.fields import AddressField, CleanCharField, FilesField
from chat.actions.given import NAME_MAX
from chat.actions.start import TEXT_MAX
from chat.models import ChatSkill
from chat.models.session import COMMENT_MAX, STARS
from frontend.public.languages import NAMES

_ID = re.compile(r"[A-Za-z0-9-]{8,80}")


def new_id() -> str:
    """What makes a form that is sent twice one message."""
    return str(uuid.uuid4())


class OnceForm(forms.Form):
    """A form with an id of its own for as long as it is not accepted."""

    id = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("id", new_id())

    def clean_id(self) -> str:
        found = str(self.cleaned_data["id"])
        return found if _ID.fullmatch(found) else new_id()


class SayForm(OnceForm):
    text = CleanCharField(
        label=gettext_lazy("Your message"),
        max_length=TEXT_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attached = FilesField(label=gettext_lazy("Attach files"), required=False)

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        if not self.errors and not data.get("text", "").strip() and not data.get("attached"):
            self.add_error("text", _("Write something first."))
        return data


class WishForm(forms.Form):
    """Stop waiting: be answered at an address instead."""

    email = AddressField(kind="email", label=gettext_lazy("E-mail"), required=False)
    phone = AddressField(kind="phone", label=gettext_lazy("Phone number"), required=False)
    name = CleanCharField(
        label=gettext_lazy("Name"),
        max_length=NAME_MAX,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        if not data.get("email") and not data.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error("email", _("Write an e-mail address or a phone number, so that we can answer."))
        return data


class CallBackForm(forms.Form):
    phone = AddressField(kind="phone", label=gettext_lazy("Phone number"))
    when = CleanCharField(label=gettext_lazy("When does it suit you?"), max_length=100, required=False)


class StartForm(OnceForm, WishForm):
    """must_reach: nobody is there now, so an address is needed."""

    text = CleanCharField(
        label=gettext_lazy("What is it about?"),
        error_messages={"required": gettext_lazy("Write what it is about.")},
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language you want to write in"), required=False)
    looked = forms.BooleanField(widget=forms.HiddenInput, required=False)

    field_order = ("id", "text", "name", "email", "phone", "language", "looked")

    def __init__(self, *args: Any, must_reach: bool, **kwargs: Any) -> None:
        self.must_reach = must_reach
        super().__init__(*args, **kwargs)
        codes = _languages()
        self.initial.setdefault("language", get_language())
        language = self.fields["language"]
        if isinstance(language, forms.ChoiceField):
            language.choices = [(code, NAMES[code]) for code in codes]

    def clean(self) -> dict[str, Any]:
        return dict(super().clean() if self.must_reach else super(WishForm, self).clean() or {})


class TranscriptForm(forms.Form):
    email = AddressField(kind="email", label=gettext_lazy("E-mail"))


class RatingForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=gettext_lazy("How well did we help you?"),
        coerce=int,
        choices=[(number, str(number)) for number in range(STARS[0], STARS[1] + 1)],
        widget=forms.RadioSelect,
    )
    comment = CleanCharField(
        label=gettext_lazy("Comment"),
        max_length=COMMENT_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Write nothing sensitive here."),
    )


def _languages() -> list[str]:
    """Those of the pages, and those an agent who takes chats knows."""
    spoken = ChatSkill.objects.exclude(language="").filter(agent__is_active=True).order_by()
    known = {*dict(settings.LANGUAGES), *spoken.values_list("language", flat=True).distinct()}
    return [code for code in NAMES if code in known]
