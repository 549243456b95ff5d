"""How a text goes from draft to readers and away again, and who may do what."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from knowledgebase.actions.errors import ActionError, NotAllowed, StaleText, StepNotAllowed
from knowledgebase.actions.publish import publish, publish_scheduled
from knowledgebase.actions.review import review
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.submit_for_review import send_back, submit_for_review, take_back
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import ArticleEventKind, Translation
from knowledgebase.models.translation import ALLOWED_STEPS, Status
from knowledgebase.queries import public_translations
from tests.knowledgebase.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def kinds(translation: Translation) -> list[str]:
    return list(translation.article.events.values_list("kind", flat=True))


def test_a_text_goes_from_draft_through_review_to_readers(room: Newsroom) -> None:
    text = room.draft()
    save_revision(text, by=room.pirkko, details="Kärlet ska stå vid vägen.")
    submit_for_review(text, by=room.pirkko)

    live = publish(text, by=room.gun, attested=True)

    assert (live.status, live.live, live.latest.number) == (Status.PUBLISHED, live.latest, 2)  # type: ignore[union-attr]
    assert list(public_translations(timezone.now())) == [text]
    assert kinds(text) == ["created", "saved", "submitted", "attested", "published"]
    attestation = text.events.get(kind=ArticleEventKind.ATTESTED)
    assert (attestation.agent, attestation.revision) == (room.gun, live.live)


def test_an_edited_article_keeps_what_readers_see_until_it_is_published_again(room: Newsroom) -> None:
    text = room.live()

    save_revision(text, by=room.pirkko, short_answer="Ställ ut kärlet kvällen före.")

    text.refresh_from_db()
    assert (text.status, text.has_changes) == (Status.DRAFT, True)
    assert public_translations(timezone.now()).get().live.short_answer == "Ställ ut kärlet senast klockan 6."  # type: ignore[union-attr]


def _at(room: Newsroom, status: str) -> Translation:
    """A text in this status, made as in life."""
    text = room.draft()
    if status == Status.IN_REVIEW:
        submit_for_review(text, by=room.pirkko)
    if status == Status.SCHEDULED:
        publish(text, by=room.gun, attested=True, publish_from=timezone.now() + timedelta(days=1))
    if status in (Status.PUBLISHED, Status.REVIEW_DUE, Status.UNPUBLISHED):
        publish(text, by=room.gun, attested=True)
    if status == Status.REVIEW_DUE:
        Translation.objects.filter(pk=text.pk).update(status=status)
    if status == Status.UNPUBLISHED:
        unpublish(text, by=room.gun)
    return Translation.objects.get(pk=text.pk)


STEPS: dict[str, Callable[[Newsroom, Translation], Any]] = {
    "save": lambda room, text: save_revision(text, by=room.pirkko, details="Nytt."),
    "submit": lambda room, text: submit_for_review(text, by=room.pirkko),
    "send back": lambda room, text: send_back(text, by=room.gun, text="Skriv tydligare."),
    "take back": lambda room, text: take_back(text, by=room.pirkko),
    "publish": lambda room, text: publish(text, by=room.gun, attested=True),
    "plan": lambda room, text: publish(
        text, by=room.gun, attested=True, publish_from=timezone.now() + timedelta(days=2)
    ),
    "review": lambda room, text: review(text, by=room.gun, attested=True),
    "unpublish": lambda room, text: unpublish(text, by=room.gun),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", Status.values)
def test_a_step_leads_where_the_table_allows_or_is_refused(room: Newsroom, status: str, step: str) -> None:
    text = _at(room, status)

    try:
        STEPS[step](room, text)
    except ActionError:
        text.refresh_from_db()
        assert text.status == status
    else:
        text.refresh_from_db()
        assert text.status == status or text.status in ALLOWED_STEPS[status]


def test_nobody_else_writes_or_publishes(room: Newsroom) -> None:
    text = room.draft()

    for by in (room.olle, room.johan):
        with pytest.raises(NotAllowed):
            save_revision(text, by=by, details="Hej")
        with pytest.raises(NotAllowed):
            unpublish(text, by=by)
    for by in (room.olle, room.johan, room.pirkko):
        with pytest.raises(NotAllowed):
            publish(text, by=by, attested=True)
    assert kinds(text) == ["created"]


def test_a_save_over_somebody_elses_newer_text_is_refused_and_nothing_is_lost(room: Newsroom) -> None:
    text = room.draft()
    base = text.latest
    save_revision(text, by=room.gun, base=base, details="Guns text.")

    with pytest.raises(StaleText, match="Gun Sandberg") as refused:
        save_revision(text, by=room.pirkko, base=base, details="Pirkkos text.")

    assert refused.value.revision is not None
    assert refused.value.revision.details == "Guns text."
    assert text.editings.get(agent=room.pirkko).content == {"details": "Pirkkos text."}
    assert text.revisions.count() == 2


def test_saving_the_same_again_makes_no_revision(room: Newsroom) -> None:
    text = room.draft()

    again = save_revision(text, by=room.gun, base=None, short_answer="Ställ ut kärlet senast klockan 6.  ")

    assert (again, text.revisions.count(), kinds(text)) == (text.latest, 1, ["created"])


def test_a_planned_text_is_live_from_its_time_whoever_runs_the_job_and_how_often(room: Newsroom) -> None:
    text = room.draft()
    at = timezone.now() + timedelta(hours=1)
    publish(text, by=room.gun, attested=True, publish_from=at)
    assert not public_translations(at).exists()

    done = [publish_scheduled(at - timedelta(seconds=1)), publish_scheduled(at), publish_scheduled(at)]

    text.refresh_from_db()
    assert (done, text.status) == ([0, 1, 0], Status.PUBLISHED)
    assert list(public_translations(at)) == [text]


def test_unpublishing_ends_it_in_every_language_at_once(room: Newsroom) -> None:
    text = room.live()

    unpublish(text.article, by=room.gun, reason="Taxan är fel")

    text.refresh_from_db()
    assert (text.status, text.live, text.unpublished_at is not None) == (Status.UNPUBLISHED, None, True)
    assert not public_translations(timezone.now()).exists()


def test_a_text_that_was_taken_down_meanwhile_is_not_published_over_it(room: Newsroom) -> None:
    room.live()
    seen = Translation.objects.get()
    unpublish(seen.article, by=room.gun, reason="Fel taxa")

    with pytest.raises(StaleText, match="Gun Sandberg"):
        publish(seen, by=room.gun, attested=True)


def test_only_what_is_in_review_is_sent_back(room: Newsroom) -> None:
    with pytest.raises(StepNotAllowed):
        send_back(room.draft(), by=room.gun, text="Nej")
