"""How many chats each agent takes at once, and of what."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from chat.actions.skills import Skill, set_skills
from chat.models import CAPACITY_DEFAULT, CAPACITY_MAX, Availability, ChatSkill
from frontend.people import administrators_only, signed_in
from frontend.public.languages import NAMES
from frontend.settings_area.pages import listed, refuse, show
from servicedesk.people.models import Agent
from tickets.actions.errors import ActionError
from tickets.models import Category, ChannelKind, Inbox

HERE = "settings_chats"
MOST_SKILLS = 30
_BLANK_ROWS = 3


class CapacityForm(forms.Form):
    capacity = forms.IntegerField(
        label=gettext_lazy("Chats at once"),
        min_value=1,
        max_value=CAPACITY_MAX,
        help_text=gettext_lazy("When they have so many, new ones ring at somebody else."),
    )


class SkillForm(forms.Form):
    thing = forms.ChoiceField(label=gettext_lazy("Inbox, language or category"), required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("At most at once"), min_value=1, max_value=CAPACITY_MAX, required=False
    )

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        thing = self.fields["thing"]
        if isinstance(thing, forms.ChoiceField):
            thing.choices = choices

    def skill(self) -> Skill | None:
        """None for a row that is empty or taken away."""
        kind, _colon, value = str(self.cleaned_data.get("thing") or "").partition(":")
        capacity = self.cleaned_data.get("capacity")
        if not value or self.cleaned_data.get("DELETE"):
            return None
        if kind == "inbox":
            return Skill(inbox=Inbox.objects.get(pk=int(value)), capacity=capacity)
        if kind == "category":
            return Skill(category=Category.objects.get(pk=int(value)), capacity=capacity)
        return Skill(language=value, capacity=capacity)


class SkillRows(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable at run time
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Remove")

    def skills(self) -> list[Skill]:
        return [skill for form in self.forms if (skill := form.skill()) is not None]


@administrators_only
@require_safe
def chat_agent_list(request: HttpRequest) -> HttpResponse:
    skills = ChatSkill.objects.select_related("inbox", "category")
    rows = Agent.objects.filter(is_active=True).select_related("availability")
    rows = rows.prefetch_related(Prefetch("chat_skills", queryset=skills))
    page = listed(request, rows, ("name", "id"))
    shown = [(row, _capacity(row), [_words(one) for one in row.chat_skills.all()]) for row in page["rows"]]
    return show(request, "chat_agents", {**page, "shown": shown}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def chat_agent(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk, is_active=True)
    form = CapacityForm(request.POST or None, initial={"capacity": _capacity_of(found)})
    rows = _skill_rows(request.POST or None, found)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            capacity = form.cleaned_data["capacity"]
            set_skills(found, by=signed_in(request), capacity=capacity, skills=rows.skills())
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": found.name})
            return redirect("settings_chat_agents")
    return show(request, "chat_agent", {"form": form, "rows": rows, "agent": found}, here=HERE)


def _skill_rows(data: Any, agent: Agent) -> SkillRows:
    there = [{"thing": _thing(row), "capacity": row.capacity} for row in ChatSkill.objects.filter(agent=agent)]
    rows = formset_factory(
        SkillForm, formset=SkillRows, extra=_BLANK_ROWS, can_delete=True, max_num=MOST_SKILLS, validate_max=True
    )
    return rows(data, initial=there, prefix="s", form_kwargs={"choices": _choices()})  # type: ignore[return-value]


def _choices() -> list[Any]:
    inboxes = Inbox.objects.filter(kind=ChannelKind.CHAT, is_active=True)
    return [
        ("", _("None")),
        (_("Inboxes"), [(f"inbox:{row.pk}", row.name) for row in inboxes]),
        (_("Languages"), [(f"language:{code}", name) for code, name in NAMES.items()]),
        (_("Categories"), [(f"category:{row.pk}", row.path) for row in Category.objects.filter(is_active=True)]),
    ]


def _thing(row: ChatSkill) -> str:
    if row.inbox_id:
        return f"inbox:{row.inbox_id}"
    return f"category:{row.category_id}" if row.category_id else f"language:{row.language}"


def _words(row: ChatSkill) -> tuple[str, int | None]:
    if row.inbox is not None:
        return row.inbox.name, row.capacity
    return (row.category.name if row.category is not None else NAMES.get(row.language, row.language)), row.capacity


def _capacity(agent: Agent) -> int:
    """Of an agent read with their availability, if they have any."""
    availability = getattr(agent, "availability", None)
    return availability.capacity if availability is not None else CAPACITY_DEFAULT


def _capacity_of(agent: Agent) -> int:
    kept = Availability.objects.filter(agent=agent).values_list("capacity", flat=True).first()
    return kept or CAPACITY_DEFAULT
