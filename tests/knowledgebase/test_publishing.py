"""What is refused at publishing, and what saying "the facts are right" means."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from knowledgebase.actions.change_responsibility import change_responsibility
from knowledgebase.actions.errors import CannotPublish, InvalidChange, NotAllowed, NotAttested
from knowledgebase.actions.placing import change_visibility, move
from knowledgebase.actions.publish import in_months, publish
from knowledgebase.actions.renderings import set_rendering
from knowledgebase.actions.review import review
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import ArticleFile, Rendering, Visibility
from knowledgebase.models.translation import Status
from tests.factories import make_department, make_integration, make_shelf
from tests.knowledgebase.newsroom import Newsroom

pytestmark = pytest.mark.django_db
NUMBER = "19900101-0017"


def refused(room: Newsroom, **text: Any) -> list[tuple[str, str]]:
    """Field and code of what must be mended before this text is published."""
    with pytest.raises(CannotPublish) as refusal:
        publish(room.draft(**text), by=room.gun, attested=True)
    return [(fault.field, fault.code) for fault in refusal.value.faults]


def test_nothing_is_published_without_attestation(room: Newsroom) -> None:
    text = room.draft()

    with pytest.raises(NotAttested):
        publish(text, by=room.gun, attested=False)
    with pytest.raises(NotAttested):
        review(room.live(), by=room.gun, attested=False)

    text.refresh_from_db()
    assert (text.status, text.live, text.events.count()) == (Status.DRAFT, None, 1)


@pytest.mark.parametrize("field", ["question", "short_answer", "steps", "details", "links"])
def test_a_personal_identity_number_stops_it_and_says_where(room: Newsroom, field: str) -> None:
    told = f"Ring Anna, {NUMBER}."
    value = [{"kind": "page", "label": told, "url": "/kontakt/"}] if field == "links" else told

    assert refused(room, **{field: value}) == [(field, "personal_number")]


def test_a_personal_identity_number_in_internal_notes_is_for_agents(room: Newsroom) -> None:
    assert room.live(internal_notes=f"Provperson {NUMBER}").status == Status.PUBLISHED


def test_a_personal_identity_number_in_a_short_form_or_a_files_words_stops_it(room: Newsroom) -> None:
    text = room.draft()
    assert text.latest is not None
    Rendering.objects.create(translation=text, kind="sms", text=NUMBER, revision=text.latest)
    ArticleFile.objects.create(
        article=text.article, name="a.png", storage_name="a", content_type="image/png", size=1, alternative_text=NUMBER
    )

    with pytest.raises(CannotPublish) as refusal:
        publish(text, by=room.gun, attested=True)

    assert [fault.field for fault in refusal.value.faults] == ["rendering_sms", "files"]
    with pytest.raises(CannotPublish):
        set_rendering(text, "sms", NUMBER, by=room.pirkko)


def test_everything_that_must_be_mended_is_said_at_once(room: Newsroom) -> None:
    picture = "![](fil:0b9f3c1e-0000-4000-8000-000000000000)"

    assert refused(room, short_answer="", details=f"{picture} {NUMBER}", steps="1. ![Kärl](fil:1)") == [
        ("short_answer", "missing"),
        ("details", "personal_number"),
        ("details", "no_alternative_text"),
    ]


def test_an_integration_cannot_say_that_the_facts_are_right(room: Newsroom) -> None:
    robot, _token = make_integration(teams=room.teknik.teams.all())
    text = room.draft()

    with pytest.raises(NotAllowed):
        publish(text, by=robot, attested=True)  # type: ignore[arg-type]


def test_times_that_make_no_sense_are_refused(room: Newsroom) -> None:
    now = timezone.now()
    text = room.draft()

    for fields in (
        {"publish_to": now},
        {"publish_from": now + timedelta(days=2), "publish_to": now + timedelta(days=1)},
        {"review_on": timezone.localdate()},
        {"review_on": timezone.localdate() + timedelta(days=1200)},
    ):
        with pytest.raises(InvalidChange):
            publish(text, by=room.gun, attested=True, **fields)


def test_what_is_shown_until_a_day_does_not_outlive_it_when_a_new_text_is_planned(room: Newsroom) -> None:
    now = timezone.now()
    text = publish(room.draft(), by=room.gun, attested=True, publish_to=now + timedelta(days=1))
    save_revision(text, by=room.pirkko, details="Nytt")

    with pytest.raises(InvalidChange):
        publish(text, by=room.gun, attested=True, publish_from=now + timedelta(days=3))


def test_a_review_is_due_six_months_after_publishing_unless_another_day_is_chosen(room: Newsroom) -> None:
    today = timezone.localdate()
    usual, chosen = room.live(), room.draft()
    publish(chosen, by=room.gun, attested=True, review_on=today + timedelta(days=30))

    usual.article.refresh_from_db()
    chosen.article.refresh_from_db()
    assert (usual.article.review_on, chosen.article.review_on) == (in_months(today, 6), today + timedelta(days=30))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [((2026, 8, 31), 6, (2027, 2, 28)), ((2026, 11, 22), 1, (2026, 12, 22)), ((2026, 12, 31), 2, (2027, 2, 28))],
)
def test_months_end_where_the_month_does(day: Any, months: int, later: Any) -> None:
    assert in_months(date(*day), months) == date(*later)


def test_only_a_publisher_shows_a_published_article_to_more_people(room: Newsroom) -> None:
    draft, live = room.draft(visibility=Visibility.AGENTS), room.live(visibility=Visibility.AGENTS)

    change_visibility(draft.article, by=room.pirkko, visibility=Visibility.PUBLIC)
    with pytest.raises(NotAllowed):
        change_visibility(live.article, by=room.pirkko, visibility=Visibility.PUBLIC)
    with pytest.raises(NotAllowed):
        change_visibility(live.article, by=room.olle, visibility=Visibility.PUBLIC)
    change_visibility(live.article, by=room.gun, visibility=Visibility.PUBLIC)

    assert list(live.article.events.values_list("kind", flat=True))[-1] == "visibility_changed"


def test_placing_and_responsibility_change_with_what_they_were(room: Newsroom) -> None:
    text = room.live()
    before = text.article.changed_at
    other = make_shelf("Vatten")

    moved = move(
        text.article, by=room.pirkko, category=other, tags=["#Sopor", "sopor"], audience=["visitors", "residents"]
    )
    change_responsibility(text.article, by=room.pirkko, deputy=room.gun, team=None)

    assert (moved.tags, moved.audience, moved.changed_at > before) == (["sopor"], ["residents", "visitors"], True)
    changed = [
        event.detail["changes"] for event in text.article.events.filter(kind__in=["moved", "responsibility_changed"])
    ]
    assert changed == [
        {
            "category": ["Avfall och återvinning", "Vatten"],
            "tags": [[], ["sopor"]],
            "audience": [[], ["residents", "visitors"]],
        },
        {"deputy": ["", "Gun Sandberg"]},
    ]


def test_handing_an_article_to_another_department_is_a_publishers(room: Newsroom) -> None:
    article = room.live().article
    social = make_department("Social")

    with pytest.raises(NotAllowed):
        change_responsibility(article, by=room.pirkko, department=social)
    change_responsibility(article, by=room.gun, department=social)

    with pytest.raises(NotAllowed):
        unpublish(article, by=room.gun)
    unpublish(article, by=room.olle)
