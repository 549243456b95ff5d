"""One of the demo's articles while it is being loaded: what the content says, and its rows."""

from dataclasses import dataclass, field
from datetime import datetime

from knowledgebase.models import Article, Revision, Translation
from servicedesk.demo.article_times import Times
from servicedesk.demo.content import article_shapes as shapes


@dataclass(slots=True)
class Told:
    """One article as rows. ``sources`` are its Swedish revisions, oldest first."""

    content: shapes.Article
    row: Article
    times: Times
    translation: Translation
    sources: list[Revision] = field(default_factory=list)
    others: list[Translation] = field(default_factory=list)

    def revision_at(self, moment: datetime) -> Revision:
        """The Swedish text that readers saw then; the oldest before there was any."""
        changed = self.times.changed
        return self.sources[-1] if changed is not None and moment >= changed else self.sources[0]
