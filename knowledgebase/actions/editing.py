"""Unsaved texts, and who is writing. No events: nothing has happened to the article yet."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import Editing, Revision, Translation
from servicedesk.people.models import Agent

HEARD_FOR = timedelta(seconds=90)  # an editor page that was heard of within is open
CONTENT_MAX = 400_000  # characters of JSON
KEPT = timedelta(days=30)  # unsaved texts


def autosave(
    translation: Translation,
    *,
    by: Agent,
    content: Mapping[str, Any],
    based_on: Revision | None = None,
    section: str = "",
) -> Editing:
    """Keep the form's fields as typed, for this agent alone; the newest wins. Others see that somebody is writing.

    The caller has found the text among those by may write. Raises InvalidChange for more than CONTENT_MAX characters.
    """
    if len(json.dumps(content)) > CONTENT_MAX:
        raise InvalidChange(_("The text is too long."))
    now = timezone.now()
    values: dict[str, Any] = {"content": dict(content), "section": section[:40], "seen_at": now, "saved_at": now}
    if based_on is not None:
        values["based_on"] = based_on
    return Editing.objects.update_or_create(
        translation=translation,
        agent=by,
        defaults=values,
        create_defaults={"based_on_id": translation.latest_id, **values},
    )[0]


def seen(translation: Translation, *, by: Agent, section: str = "") -> Editing:
    """The agent's editor page is open: the sign of life it gives every half minute."""
    values = {"section": section[:40], "seen_at": timezone.now()}
    return Editing.objects.update_or_create(
        translation=translation,
        agent=by,
        defaults=values,
        create_defaults={"based_on_id": translation.latest_id, **values},
    )[0]


def stop_editing(translation: Translation, *, by: Agent) -> None:
    """The page was closed. An unsaved text stays, and so does its row; but the agent no longer shows as writing."""
    mine = Editing.objects.filter(translation=translation, agent=by)
    with transaction.atomic():
        mine.filter(saved_at=None).delete()
        mine.update(seen_at=timezone.now() - HEARD_FOR)


def discard(translation: Translation, *, by: Agent) -> None:
    """Throw the agent's unsaved text away."""
    Editing.objects.filter(translation=translation, agent=by).update(
        content={}, saved_at=None, based_on_id=Translation.objects.values_list("latest").get(pk=translation.pk)[0]
    )


def saved(translation: Translation, *, by: Agent, revision: Revision) -> None:
    """What the agent had typed is a revision now; inside the transaction that made it."""
    Editing.objects.filter(translation=translation, agent=by).update(content={}, saved_at=None, based_on=revision)


def unsaved_text(translation: Translation, *, by: Agent) -> Editing | None:
    """Return what the agent has typed and not saved, if anything."""
    return Editing.objects.filter(translation=translation, agent=by, saved_at__isnull=False).first()


def others_editing(translation: Translation, *, by: Agent | None, now: datetime | None = None) -> list[Editing]:
    """Return those whose editor page of this text is open, without by's own, the one heard of last first."""
    rows = Editing.objects.filter(translation=translation, seen_at__gt=(now or timezone.now()) - HEARD_FOR)
    return list(rows.exclude(agent=by).select_related("agent").order_by("-seen_at", "pk"))


def forget_old(now: datetime) -> int:
    """Erase what nobody came back to for 30 days, and the traces of pages long closed. Returns how many rows."""
    old = Q(saved_at__isnull=False, saved_at__lt=now - KEPT, seen_at__lt=now - KEPT)
    return Editing.objects.filter(old | Q(saved_at=None, seen_at__lt=now - timedelta(days=1))).delete()[0]
