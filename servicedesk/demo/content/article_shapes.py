"""The shapes of the knowledge base's content: frozen records without behaviour and without Django."""

from dataclasses import dataclass
from typing import Literal

from servicedesk.demo.content.shapes import Language

ArticleState = Literal["draft", "in_review", "published", "review_due", "unpublished"]
ArticleVisibility = Literal["public", "agents", "departments"]
Audience = Literal["residents", "businesses", "associations", "visitors"]
LinkKind = Literal["e_service", "contact", "page"]


@dataclass(frozen=True)
class ArticleCategory:
    """A branch of the knowledge base. ``parent`` is empty at the top."""

    slug: str
    name: str
    name_en: str
    parent: str
    icon: str
    summary: str
    summary_en: str


@dataclass(frozen=True)
class LifeEvent:
    """Something that happens in a life and brings several questions at once."""

    slug: str
    name: str
    name_en: str
    summary: str
    icon: str
    summary_en: str


@dataclass(frozen=True)
class Link:
    """Where the reader goes on: an e-service, a way to reach us, or a page. ``url`` may be a path of our own."""

    kind: LinkKind
    label: str
    url: str


@dataclass(frozen=True)
class Article:
    """An answer in the knowledge base, in Swedish.

    ``details`` and ``internal_notes`` are Markdown; a link to another article is written "article:its-slug".
    ``sms`` is at most 160 characters of GSM-7, ``social`` at most 280, ``short_answer`` at most 300; the first two
    may be empty. ``asked`` is how people put the question. ``departments`` are who may read it where ``visibility``
    names departments. ``responsible`` and ``deputy`` are agents' e-mail addresses.
    """

    slug: str
    category: str
    team: str
    question: str
    short_answer: str
    details: str
    steps: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    internal_notes: str = ""
    visibility: ArticleVisibility = "public"
    departments: tuple[str, ...] = ()
    life_events: tuple[str, ...] = ()
    audience: tuple[Audience, ...] = ()
    tags: tuple[str, ...] = ()
    sms: str = ""
    social: str = ""
    asked: tuple[str, ...] = ()
    state: ArticleState = "published"
    responsible: str = ""
    deputy: str = ""
    review_in_days: int = 180


@dataclass(frozen=True)
class ArticleTranslation:
    """An article in another language. ``is_stale`` where the Swedish has changed since it was translated."""

    article: str
    language: Language
    slug: str
    question: str
    short_answer: str
    details: str
    steps: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    is_stale: bool = False


@dataclass(frozen=True)
class EarlierText:
    """What an article said before its last change, ``days_ago`` days before today.

    ``then`` are (what stands there now, what stood there before). Without any, the last section of the details was
    added by the change.
    """

    article: str
    days_ago: int
    summary: str
    then: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ArticleComment:
    """What an agent says of an article: that it is wrong, or what a reviewer asks for. ``by`` is their address."""

    article: str
    by: str
    text: str
    days_ago: int
    answer: str = ""
    answered_by: str = ""
    settled: bool = False
