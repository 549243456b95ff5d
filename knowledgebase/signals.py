"""Sent after commit, so that search, caches and open pages follow. Numbers only: listeners read the truth from the
database. See docs/events.md."""

from django.dispatch import Signal

# Something happened to an article. Keyword arguments: article_id; translation_ids, a frozenset of those it concerned
# (all of them when it concerned the article); kinds, a tuple of ArticleEventKind values.
article_changed = Signal()
# Categories or events in life were made, renamed or put in another order. No arguments.
shelves_changed = Signal()
# The list of websites that may show our answers is another. No arguments.
embed_origins_changed = Signal()
