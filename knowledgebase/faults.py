"""What must be mended before a text is published: looked for by the editor page while it is written, and by publish."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from knowledgebase.models import ArticleFile, Rendering, Revision, Translation
from knowledgebase.models.revision import READERS_FIELDS
from servicedesk.lib import identity_numbers


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text that is to be published. field: of the form, "" when of none; code: for programs."""

    field: str
    code: str  # personal_number | missing | no_alternative_text
    message: str


_MARKDOWN = ("steps", "details")
_reader = MarkdownIt("commonmark").enable("table")


def faults_of(revision: Revision) -> list[Fault]:
    """Return what keeps this revision from being published; [] when nothing does. Two queries."""
    short_forms = Rendering.objects.filter(translation=revision.translation_id)
    files = ArticleFile.objects.filter(article__translations=revision.translation_id)
    readers = {name: _words(revision, name) for name in READERS_FIELDS}
    readers |= {f"rendering_{one.kind}": one.text for one in short_forms}
    readers["files"] = "\n".join(f"{one.name}\n{one.alternative_text}" for one in files)
    return list(_faults(revision, readers, timezone.localdate()))


def personal_numbers(texts: dict[str, str], today: date) -> list[Fault]:
    """Return a fault for each of the texts {field: words} in which a personal identity number stands. Pure."""
    return [
        Fault(
            field, "personal_number", _("A personal identity number stands in %(field)s.") % {"field": name_of(field)}
        )
        for field, text in texts.items()
        if identity_numbers.find(text, today=today)
    ]


def name_of(field: str) -> str:
    """Return what a field is called, in the reader's language."""
    names = {
        "question": _("the question"),
        "short_answer": _("the short answer"),
        "steps": _("what to do"),
        "details": _("the text"),
        "links": _("the links"),
        "rendering_sms": _("the text for SMS"),
        "rendering_social": _("the text for social media"),
        "files": _("the files"),
    }
    return names[field]


def _faults(revision: Revision, readers: dict[str, str], today: date) -> Iterator[Fault]:
    if not revision.short_answer.strip():
        yield Fault("short_answer", "missing", _("Write the short answer."))
    yield from personal_numbers(readers, today)
    for name in _MARKDOWN:
        if has_picture_without_words(readers[name]):
            yield Fault(
                name,
                "no_alternative_text",
                _("A picture in %(field)s does not say in words what it shows.") % {"field": name_of(name)},
            )


def has_picture_without_words(markdown: str) -> bool:
    """Whether a picture stands in the Markdown with nothing between its brackets."""
    if "![" not in markdown:
        return False
    inline = (token.children or [] for token in _reader.parse(markdown) if token.type == "inline")
    return any(child.type == "image" and not child.content.strip() for children in inline for child in children)


def _words(revision: Revision, name: str) -> str:
    if name != "links":
        return str(getattr(revision, name))
    return "\n".join(f"{one['label']}\n{one['url']}" for one in revision.links)


def faults_of_live(translations: list[Translation]) -> list[Fault]:
    """The same of what is live of these, for an article that is about to be seen by more people."""
    return [fault for one in translations if one.live is not None for fault in faults_of(one.live)]
