"""Keeping the index true, inside the transaction that changes what readers see: both or neither happen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F, Q

from knowledgebase.models import Article, IndexedTerm, IndexedText, Passage, Revision, TermKind, Translation
from knowledgebase.search_terms import STOP_WORDS, grams_of, words_in
from knowledgebase.semantic import ask_for_passages

# PostgreSQL's dictionaries by language; texts in others are kept word by word.
_CONFIGS = {"sv": "swedish", "en": "english", "fi": "finnish", "no": "norwegian", "da": "danish", "de": "german"}
_LETTERS = {TermKind.GRAM: "g", TermKind.QUESTION: "q", TermKind.WORD: "w"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_SHORTEST_WORD = 3  # in what is proposed while somebody types
_LOCK = 0x6B62  # two texts at a time would wait for each other's terms in different order
_ADDRESS = re.compile(r"\]\([^)\s]*\)|https?://\S+|mailto:\S+")


@dataclass(frozen=True, slots=True)
class _Text:
    question: str  # and the tags: what the article is called
    short_answer: str
    rest: str
    internal: str


def index_article(article: Article) -> None:
    """Make the index say what readers of the article see now. Inside the transaction that changed it."""
    for translation in article.translations.select_related("live").order_by("pk"):
        translation.article = article
        index_translation(translation)


def index_translation(translation: Translation) -> None:
    """Index the text that is live, or forget the translation when none is. Inside the transaction that changed it."""
    if translation.live is None:
        unindex(translation.pk)
        return
    text = _text(translation.live, translation.article.tags)
    terms = _terms(text)
    _lock()
    known = IndexedText.objects.filter(pk=translation.pk).values_list("terms", flat=True).first()
    before = set(known or ())
    _remove(translation.pk, before - terms)
    _add(translation.pk, terms - before)
    _write(translation, text, terms)
    ask_for_passages()


def unindex(translation_id: int) -> None:
    """Forget a translation that is live no more."""
    known = IndexedText.objects.filter(pk=translation_id).values_list("terms", flat=True).first()
    if known is None:
        return
    _lock()
    _remove(translation_id, set(known))
    IndexedText.objects.filter(pk=translation_id).delete()
    Passage.objects.filter(translation=translation_id).delete()


def index_everything() -> int:
    """Make the index of all live translations anew, in one transaction; returns how many. Passages stay."""
    with transaction.atomic(), connection.cursor() as cursor:
        _lock()
        IndexedTerm.objects.all().delete()
        IndexedText.objects.all().delete()
        for translation in Translation.objects.filter(live__isnull=False).select_related("live", "article"):
            if translation.live is not None:
                text = _text(translation.live, translation.article.tags)
                _write(translation, text, _terms(text))
        kinds = " ".join(f"WHEN '{letter}' THEN '{kind.value}'" for letter, kind in _KINDS.items())
        cursor.execute(
            f"""INSERT INTO knowledgebase_indexedterm (kind, term, translations)
                SELECT CASE left(term, 1) {kinds} END, substr(term, 2), array_agg(translation_id)
                  FROM knowledgebase_indexedtext, unnest(terms) AS u(term) GROUP BY term"""  # noqa: S608 -- our own kinds
        )
        ask_for_passages()
        return IndexedText.objects.count()


def index_missing() -> int:
    """Index what is live and was not, or not this text of it; returns how many."""
    behind = Q(indexed__isnull=True) | ~Q(indexed__revision=F("live"))
    found = list(Translation.objects.filter(behind, live__isnull=False).select_related("live", "article"))
    gone = list(IndexedText.objects.filter(translation__live__isnull=True).values_list("pk", flat=True))
    for translation in found:
        with transaction.atomic():
            index_translation(translation)
    for translation_id in gone:
        with transaction.atomic():
            unindex(translation_id)
    return len(found) + len(gone)


def config_of(language: str) -> str:
    """Return the text search configuration of a language."""
    return _CONFIGS.get(language, "simple")


def without_addresses(markdown: str) -> str:
    """Return the text without the addresses its links lead to."""
    return _ADDRESS.sub(" ", markdown)


def _text(live: Revision, tags: Iterable[str]) -> _Text:
    labels = " ".join(one["label"] for one in live.links)
    rest = without_addresses(f"{live.steps}\n{live.details}\n{labels}")
    return _Text(". ".join([live.question, *tags]), live.short_answer, rest, without_addresses(live.internal_notes))


def _terms(text: _Text) -> set[str]:
    named = [word for word in words_in(text.question) if word not in STOP_WORDS]
    said = [word for word in words_in(f"{text.short_answer}\n{text.rest}") if word not in STOP_WORDS]
    words = {word for word in (*named, *said) if len(word) >= _SHORTEST_WORD and not word.isdigit()}
    found = {
        TermKind.GRAM: grams_of([*named, *said]),
        TermKind.QUESTION: grams_of(named),
        TermKind.WORD: words,
    }
    return {_LETTERS[kind] + term for kind, terms in found.items() for term in terms}


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _split(terms: set[str]) -> tuple[list[str], list[str]]:
    """Kinds and terms, as two lists of the same length."""
    return [_KINDS[term[0]].value for term in terms], [term[1:] for term in terms]


def _remove(translation_id: int, terms: set[str]) -> None:
    if not terms:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE knowledgebase_indexedterm AS t SET translations = array_remove(t.translations, %s)
                 FROM unnest(%s::text[], %s::text[]) AS gone(kind, term)
                WHERE t.kind = gone.kind AND t.term = gone.term""",
            [translation_id, *_split(terms)],
        )


def _add(translation_id: int, terms: set[str]) -> None:
    if not terms:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO knowledgebase_indexedterm AS t (kind, term, translations)
               SELECT kind, term, ARRAY[%s::bigint] FROM unnest(%s::text[], %s::text[]) AS new(kind, term)
               ON CONFLICT (kind, term) DO UPDATE SET
                      translations = array_remove(t.translations, %s) || excluded.translations""",
            [translation_id, *_split(terms), translation_id],
        )


def _write(translation: Translation, text: _Text, terms: set[str]) -> None:
    config = config_of(translation.language)
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO knowledgebase_indexedtext AS t
                      (translation_id, revision_id, size, terms, embedded_with, stems, internal)
               VALUES (%(pk)s, %(revision)s, %(size)s, %(terms)s, '',
                       setweight(to_tsvector(%(config)s::regconfig, %(question)s), 'A')
                       || setweight(to_tsvector(%(config)s::regconfig, %(short)s), 'B')
                       || setweight(to_tsvector(%(config)s::regconfig, %(rest)s), 'C'),
                       to_tsvector(%(config)s::regconfig, %(internal)s))
               ON CONFLICT (translation_id) DO UPDATE SET revision_id = excluded.revision_id, size = excluded.size,
                      terms = excluded.terms, embedded_with = '', stems = excluded.stems, internal = excluded.internal
            """,
            {
                "pk": translation.pk,
                "revision": translation.live_id,
                "size": sum(term.startswith("g") for term in terms),
                "terms": sorted(terms),
                "config": f"pg_catalog.{config}",
                "question": text.question,
                "short": text.short_answer,
                "rest": text.rest,
                "internal": text.internal,
            },
        )
