from typing import Any

from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor, changing
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import Article, ArticleEventKind
from servicedesk.people.models import Agent, Department

_FIELDS = frozenset({"department", "team", "responsible", "deputy"})


def change_responsibility(article: Article, *, by: Actor, **fields: Any) -> Article:
    """Say who answers for the article: department (its owner), team (gets what readers say), responsible, deputy.

    Those given are set, None takes a person or the team away. Handing it to another department is a publisher's.
    Raises NotAllowed, InvalidChange.
    """
    if unknown := set(fields) - _FIELDS:
        raise TypeError(f"no fields of responsibility: {', '.join(sorted(unknown))}")
    _check(article, fields)
    owner: Department = fields.get("department", article.department)
    is_handed_over = owner.pk != article.department_id
    with changing(article, by=by, may="publish" if is_handed_over else "write") as change:
        fresh, moved = change.article, {}
        for name, value in fields.items():
            before = getattr(fresh, name)
            if before != value:
                setattr(fresh, name, value)
                moved[name] = [str(before or ""), str(value or "")]
        if fresh.deputy_id is not None and fresh.deputy_id == fresh.responsible_id:
            raise InvalidChange(_("The deputy is somebody else than who answers for the facts."), field="deputy")
        if moved:
            fresh.save(update_fields=list(moved))
            change.is_seen = is_handed_over
            change.record(ArticleEventKind.RESPONSIBILITY_CHANGED, changes=moved)
    return change.article


def _check(article: Article, fields: dict[str, Any]) -> None:
    if "department" in fields and fields["department"] is None:
        raise InvalidChange(_("An article has an owner."), field="department")
    team = fields.get("team")
    if team is not None and not team.is_active:
        raise InvalidChange(_("Choose a team that is in use."), field="team")
    for name in ("responsible", "deputy"):
        person: Agent | None = fields.get(name)
        if person is not None and not person.is_active:
            raise InvalidChange(_("Choose somebody who works here."), field=name)
