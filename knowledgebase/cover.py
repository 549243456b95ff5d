"""Articles somebody must always answer for: whoever is responsible, or the deputy."""

from django.db.models import Count, Q
from django.utils.translation import ngettext

from knowledgebase.models import Article
from tickets.automation.absence import Responsibility


def of_articles() -> list[Responsibility]:
    """One for each two people, however many articles they share."""
    rows = Article.objects.exclude(Q(responsible=None) & Q(deputy=None)).order_by()
    pairs = rows.values_list("responsible", "deputy").annotate(count=Count("pk"))
    return [
        Responsibility(
            f"articles:{responsible}:{deputy}",
            ngettext("Answers for %(count)d article", "Answers for %(count)d articles", count) % {"count": count},
            frozenset(one for one in (responsible, deputy) if one is not None),
        )
        for responsible, deputy, count in pairs
    ]
