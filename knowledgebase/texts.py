"""The fields of a revision as they are kept: clean, in shape, not too long. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from knowledgebase.models.revision import (
    LINKS_MAX,
    QUESTION_MAX,
    READERS_FIELDS,
    SHORT_MAX,
    TEXT_FIELDS,
    TEXT_MAX,
    LinkKind,
    Revision,
)
from servicedesk.lib.text import clean, one_line
from tickets.actions.errors import InvalidChange

LABEL_MAX, URL_MAX, SUMMARY_MAX = 120, 1000, 200
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN = re.compile(r"artikel:[0-9]{1,9}|/(?!/)\S*")


def normal_text(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of TEXT_FIELDS that are there as they are kept. Raises InvalidChange with the field's name."""
    unknown = set(fields) - set(TEXT_FIELDS)
    if unknown:
        raise TypeError(f"no fields of a revision: {', '.join(sorted(unknown))}")
    return {name: _NORMAL[name](value) for name, value in fields.items()}


def text_of(revision: Revision | None) -> dict[str, Any]:
    """Return all TEXT_FIELDS of a revision; empty ones of None."""
    if revision is None:
        return {name: [] if name == "links" else "" for name in TEXT_FIELDS}
    return {name: getattr(revision, name) for name in TEXT_FIELDS}


def same_for_readers(one: Revision | None, other: Revision | None) -> bool:
    """Whether readers would see no difference between the two; nothing is the same only as nothing."""
    if one is None or other is None:
        return one is other
    return one.pk == other.pk or all(getattr(one, name) == getattr(other, name) for name in READERS_FIELDS)


def _question(value: Any) -> str:
    question = one_line(str(value), QUESTION_MAX * 2)
    if not question:
        raise InvalidChange(_("Write the question."), field="question")
    if len(question) > QUESTION_MAX:
        raise InvalidChange(
            _("The question has at most %(most)d characters.") % {"most": QUESTION_MAX}, field="question"
        )
    return question


def _short_answer(value: Any) -> str:
    return _limited(value, "short_answer", SHORT_MAX)


def _limited(value: Any, field: str, most: int) -> str:
    text = clean(str(value)).strip()
    if len(text) > most:
        raise InvalidChange(_("The text has at most %(most)d characters.") % {"most": most}, field=field)
    return text


def _links(value: Any) -> list[dict[str, str]]:
    if not isinstance(value, list) or len(value) > LINKS_MAX:
        raise InvalidChange(_("An article has at most %(most)d links.") % {"most": LINKS_MAX}, field="links")
    return [_link(one) for one in value]


def _link(one: Any) -> dict[str, str]:
    kind, label, url = (str(one.get(name, "")) if isinstance(one, Mapping) else "" for name in ("kind", "label", "url"))
    label, url = one_line(label, LABEL_MAX), clean(url).strip()
    if kind not in LinkKind.values or not label:
        raise InvalidChange(_("Each link has a kind and words."), field="links")
    if len(url) > URL_MAX or not is_address(url):
        raise InvalidChange(
            _("“%(label)s” leads nowhere. Write an address that begins with https://, mailto: or tel:.")
            % {"label": label},
            field="links",
        )
    return {"kind": kind, "label": label, "url": url}


def is_address(url: str) -> bool:
    """Whether a link may lead there: a page of our own, an article (artikel:42), the web, mail, a phone."""
    if _OWN.fullmatch(url):
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme.lower() not in _SCHEMES or re.search(r"\s", url):
        return False
    return (
        bool(parts.netloc and "@" not in parts.netloc) if parts.scheme.lower().startswith("http") else bool(parts.path)
    )


_NORMAL: dict[str, Callable[[Any], Any]] = {
    "question": _question,
    "short_answer": _short_answer,
    "steps": lambda value: _limited(value, "steps", TEXT_MAX),
    "details": lambda value: _limited(value, "details", TEXT_MAX),
    "links": _links,
    "internal_notes": lambda value: _limited(value, "internal_notes", TEXT_MAX),
}
