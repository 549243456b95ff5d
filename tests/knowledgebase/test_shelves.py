"""Shelves, events in life and websites that may show answers: who keeps them, and what the tree allows."""

import pytest

from knowledgebase.actions.embed_origins import allow_origin, normal_origin
from knowledgebase.actions.errors import InvalidChange, NotAllowed
from knowledgebase.actions.shelves import (
    change_category,
    change_life_event,
    create_category,
    create_life_event,
    reorder,
)
from knowledgebase.models import Category, LifeEvent
from servicedesk.people.models import AuditEntry, Role
from tests.factories import make_agent, make_team
from tests.knowledgebase.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_administrators_and_publishers_keep_the_shelves_and_nobody_else(room: Newsroom) -> None:
    boss = make_agent("Anders Nyman", teams=[make_team("It")], role=Role.ADMINISTRATOR)

    for by in (boss, room.gun):
        create_category(by=by, name=f"Hylla {by.pk}")
    for by in (room.pirkko, room.johan):
        with pytest.raises(NotAllowed):
            create_category(by=by, name="Ny")
        with pytest.raises(NotAllowed):
            create_life_event(by=by, name="Flytta")

    assert AuditEntry.objects.filter(verb="article_category.created").count() == 2


def test_the_tree_has_three_levels_and_no_circles(room: Newsroom) -> None:
    top = create_category(by=room.gun, name="Bo")
    middle = create_category(by=room.gun, name="Avfall", parent=top)
    low = create_category(by=room.gun, name="Hämtning", parent=middle)

    with pytest.raises(InvalidChange):
        create_category(by=room.gun, name="För djupt", parent=low)
    with pytest.raises(InvalidChange):
        change_category(top, by=room.gun, parent=low)
    with pytest.raises(InvalidChange):
        create_category(by=room.gun, name="hämtning", parent=middle)
    change_category(middle, by=room.gun, parent=None)

    low.refresh_from_db()
    assert low.level == 2


def test_a_shelf_with_published_articles_stays_in_use(room: Newsroom) -> None:
    room.live()

    with pytest.raises(InvalidChange):
        change_category(room.shelf, by=room.gun, is_active=False)


def test_shelves_and_events_in_life_are_put_in_order_as_a_whole(room: Newsroom) -> None:
    top = create_category(by=room.gun, name="Bo")
    one, two, three = (create_category(by=room.gun, name=name, parent=top) for name in "ABC")
    moving, aging = (create_life_event(by=room.gun, name=name) for name in ("Flytta", "Bli äldre"))
    change_life_event(moving, by=room.gun, names={"en": "Moving", "sv": "x"})

    reorder([three, one, two], by=room.gun)
    reorder([aging, moving], by=room.gun)
    with pytest.raises(InvalidChange):
        reorder([one, two], by=room.gun)

    assert [shelf.name for shelf in Category.objects.filter(parent=top)] == ["C", "A", "B"]
    assert [(event.name, event.names) for event in LifeEvent.objects.all()] == [
        ("Bli äldre", {}),
        ("Flytta", {"en": "Moving"}),
    ]


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://Turism.Example/start?a=1", "https://turism.example"),
        ("turism.example", "https://turism.example"),
        ("https://turism.example:443", "https://turism.example"),
        ("http://intra.test:8080/", "http://intra.test:8080"),
        ("https://storå.example", "https://xn--stor-toa.example"),
    ],
)
def test_an_origin_is_kept_as_browsers_send_it(written: str, origin: str) -> None:
    assert normal_origin(written) == origin


@pytest.mark.parametrize("written", ["", "*", "javascript:alert(1)", "https://a@b.example", "https://", "ftp://a.test"])
def test_what_is_no_website_is_no_origin(room: Newsroom, written: str) -> None:
    with pytest.raises(InvalidChange):
        allow_origin(written, by=room.gun)
