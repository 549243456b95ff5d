"""What stands in the editor's fields: as it was typed, as it was saved."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from knowledgebase.models import LinkKind
from knowledgebase.models.revision import LINKS_MAX, TEXT_MAX

FIELDS = ("question", "short_answer", "steps", "details", "internal_notes")
SPARE_LINKS = 1  # empty rows for more links


def typed(data: QueryDict) -> dict[str, Any]:
    """Return the fields as a revision keeps them; rows of links that nothing stands in are left out."""
    text: dict[str, Any] = {name: data.get(name, "").replace("\r\n", "\n")[: TEXT_MAX + 1] for name in FIELDS}
    rows = zip(data.getlist("link_kind"), data.getlist("link_label"), data.getlist("link_url"), strict=False)
    links = [{"kind": kind, "label": label.strip(), "url": url.strip()} for kind, label, url in rows]
    return {**text, "links": [link for link in links if link["label"] or link["url"]][: LINKS_MAX + 1]}


def whole(content: Mapping[str, Any], saved: Mapping[str, Any]) -> dict[str, Any]:
    """An unsaved text as the form shows it: what is not in it stands as it was saved."""
    return {name: content.get(name, saved[name]) for name in (*FIELDS, "links")}


def link_rows(links: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of the form, with empty ones to fill in."""
    empty = {"kind": LinkKind.PAGE.value, "label": "", "url": ""}
    return [*links, *([empty] * (SPARE_LINKS if len(links) < LINKS_MAX else 0))]
