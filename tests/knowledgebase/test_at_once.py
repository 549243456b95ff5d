"""Two at once: whoever comes second sees what the first did."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from knowledgebase.actions.errors import ActionError
from knowledgebase.actions.publish import publish, publish_scheduled
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import Translation
from knowledgebase.queries import public_translations
from knowledgebase.signals import article_changed
from servicedesk.people.models import Agent
from tests.knowledgebase.newsroom import make_newsroom
from tests.tickets.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_publishing_and_taking_down_at_once_leave_a_whole_article() -> None:
    room = make_newsroom()
    room.live()
    text = Translation.objects.select_related("article").get()
    save_revision(text, by=room.pirkko, short_answer="Nytt svar.")

    def own() -> tuple[Translation, Agent]:
        return Translation.objects.select_related("article").get(), Agent.objects.get(pk=room.gun.pk)

    seen, acts = [own() for _one in range(6)], []
    for number, (one, gun) in enumerate(seen):
        acts.append(
            (lambda one=one, gun=gun: unpublish(one, by=gun))
            if number % 2
            else (lambda one=one, gun=gun: publish(one, by=gun, attested=True))
        )

    results = at_once(lambda act: act(), acts, threads=6)

    assert [one for one in results if isinstance(one, Exception) and not isinstance(one, ActionError)] == []
    text.refresh_from_db()
    kinds = list(text.events.values_list("kind", flat=True))
    assert "unpublished" in kinds
    # Whoever had the page open before it was taken down does not put it back.
    assert (text.status, text.live, kinds[-1]) == ("unpublished", None, "unpublished")
    assert not public_translations(timezone.now()).exists()


def test_two_saves_at_once_make_two_revisions_and_one_of_them_is_told() -> None:
    room = make_newsroom()
    text = room.draft()

    def save(by: Agent) -> Any:
        own = Translation.objects.select_related("article", "latest").get(pk=text.pk)
        return save_revision(own, by=by, base=text.latest, details=f"Av {by.name}")

    results = at_once(save, [Agent.objects.get(pk=room.pirkko.pk), Agent.objects.get(pk=room.gun.pk)])

    refused = [one for one in results if isinstance(one, Exception)]
    assert [getattr(one, "code", one) for one in refused] == ["stale"]
    assert (text.revisions.count(), text.editings.count()) == (2, 1)


def test_two_workers_publish_what_is_planned_once() -> None:
    room = make_newsroom()
    text = room.draft()
    publish(text, by=room.gun, attested=True, publish_from=timezone.now() + timedelta(hours=1))
    later = timezone.now() + timedelta(hours=2)

    done = at_once(publish_scheduled, [later, later, later])

    assert sorted(map(str, done)) == ["0", "0", "1"]
    assert text.events.filter(kind="published").count() == 1


def test_the_world_is_told_after_commit_and_only_then() -> None:
    room = make_newsroom()
    told: list[tuple[int, frozenset[int], tuple[str, ...]]] = []

    def hear(sender: Any, article_id: int, translation_ids: frozenset[int], kinds: tuple[str, ...], **_: Any) -> None:
        told.append((article_id, translation_ids, kinds))

    article_changed.connect(hear, weak=False, dispatch_uid="test")
    try:
        text = room.draft()
        publish(text, by=room.gun, attested=True)
        with pytest.raises(ActionError):
            publish(text, by=room.olle, attested=True)
        unpublish(text.article, by=room.gun)
    finally:
        article_changed.disconnect(dispatch_uid="test")

    ids = frozenset({text.pk})
    assert told == [
        (text.article_id, ids, ("created",)),
        (text.article_id, ids, ("attested", "published")),
        (text.article_id, ids, ("unpublished",)),
    ]
