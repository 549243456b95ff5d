"""How many chats an agent takes at once, and of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from chat.models import CAPACITY_MAX, Availability, ChatSkill
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange
from tickets.models import Category, Inbox


@dataclass(frozen=True, slots=True)
class Skill:
    """One of inbox, language (a code) and category. capacity: at most so many chats of it at once; None: no limit."""

    inbox: Inbox | None = None
    language: str = ""
    category: Category | None = None
    capacity: int | None = None

    @property
    def thing(self) -> tuple[int | None, str, int | None]:
        return (self.inbox.pk if self.inbox else None, self.language, self.category.pk if self.category else None)

    def __str__(self) -> str:
        named = str(self.inbox or self.category or self.language)
        return f"{named} ({self.capacity})" if self.capacity else named


def set_skills(agent: Agent, *, by: Agent, capacity: int, skills: Sequence[Skill]) -> None:
    """Save both as they are now wanted; skills left out are removed. Raises InvalidChange."""
    _check(capacity, skills)
    with transaction.atomic():
        before = _now(Agent.objects.select_for_update().get(pk=agent.pk))
        Availability.objects.update_or_create(agent=agent, defaults={"capacity": capacity})
        ChatSkill.objects.filter(agent=agent).delete()
        ChatSkill.objects.bulk_create(
            ChatSkill(
                agent=agent,
                inbox=skill.inbox,
                language=skill.language,
                category=skill.category,
                capacity=skill.capacity,
            )
            for skill in skills
        )
        after = {"capacity": capacity, "skills": sorted(str(skill) for skill in skills)}
        if changes := {name: [before[name], after[name]] for name in after if before[name] != after[name]}:
            record("chat_skills.changed", by=by, about=agent, changes=changes)


def _now(agent: Agent) -> dict[str, object]:
    rows = ChatSkill.objects.filter(agent=agent).select_related("inbox", "category")
    there = [Skill(row.inbox, row.language, row.category, row.capacity) for row in rows]
    capacity = Availability.objects.filter(agent=agent).values_list("capacity", flat=True).first()
    return {"capacity": capacity, "skills": sorted(str(skill) for skill in there)}


def _check(capacity: int, skills: Sequence[Skill]) -> None:
    if not all(1 <= number <= CAPACITY_MAX for number in (capacity, *(skill.capacity or 1 for skill in skills))):
        raise InvalidChange(_("Choose a number from 1 to %(most)s.") % {"most": CAPACITY_MAX}, field="capacity")
    if any(sum(map(bool, skill.thing)) != 1 for skill in skills):
        raise InvalidChange(_("A skill is one thing: an inbox, a language or a category."))
    if len({skill.thing for skill in skills}) != len(skills):
        raise InvalidChange(_("The same skill is there twice."))
