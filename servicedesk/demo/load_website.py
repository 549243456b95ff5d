"""The demo municipality's website: ways to contact it, a disturbance, its texts and its accessibility statement."""

from datetime import datetime, timedelta

from knowledgebase.models import (
    AccessibilityStatement,
    Assessed,
    Conformity,
    ContactWay,
    Disturbance,
    SitePage,
    SitePageKey,
)
from servicedesk.demo.content import shapes
from servicedesk.demo.content.website import CONTACT_WAYS, DISTURBANCE, PERSONAL_DATA, SOCIAL_MEDIA, STATEMENT

_DAYS = {"mon-thu": range(4), "fri": range(4, 5)}
_SHOWN_FOR = timedelta(days=3)


def load_website(now: datetime) -> None:
    """Write everything as it stands at now."""
    ContactWay.objects.bulk_create(_way(one, place) for place, one in enumerate(CONTACT_WAYS, 1))
    Disturbance.objects.create(
        title=DISTURBANCE.title,
        text=DISTURBANCE.text,
        link=DISTURBANCE.link,
        link_text=DISTURBANCE.link_text,
        languages=["sv"],
        starts_at=now - timedelta(hours=3),
        ends_at=now + _SHOWN_FOR,
        created_at=now - timedelta(hours=3),
    )
    pages = {SitePageKey.PERSONAL_DATA: PERSONAL_DATA, SitePageKey.SOCIAL_MEDIA: SOCIAL_MEDIA}
    SitePage.objects.bulk_create(
        SitePage(key=key, language=language, text=text, changed_at=now - timedelta(days=40))
        for key, texts in pages.items()
        for language, text in texts.items()
    )
    _load_statement(now)


def _load_statement(now: datetime) -> None:
    AccessibilityStatement.objects.create(
        pk=1,
        conformity=Conformity.PARTIAL,
        shortcomings=STATEMENT.shortcomings,
        assessed=Assessed.BY_US,
        how_assessed=STATEMENT.how_assessed,
        assessed_on=(now - timedelta(days=45)).date(),
        published_on=(now - timedelta(days=400)).date(),
        email=STATEMENT.email,
        form_slug=STATEMENT.form,
        changed_at=now - timedelta(days=44),
    )


def _way(one: shapes.ContactWay, place: int) -> ContactWay:
    return ContactWay(
        kind=one.kind,
        address=one.address,
        label=one.label,
        labels={"en": one.label_en} if one.label_en else {},
        note=one.note,
        notes={"en": one.note_en} if one.note_en else {},
        hours=[{"day": day, "from": begin, "to": end} for days, begin, end in one.hours for day in _DAYS[days]],
        is_always_open=one.always,
        position=place,
    )
