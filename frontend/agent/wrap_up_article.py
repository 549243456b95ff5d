"""Which article held the answer: asked in the wrap-up, filled in with the one that was used or is nearest."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.agent.known_articles import asked_in
from frontend.agent.wrap_up_fields import WrapUpFields
from knowledgebase.actions.flag import flag
from knowledgebase.actions.use_article import name_article
from knowledgebase.models import ArticleUse, UseKind
from knowledgebase.queries import translations_readable_by
from knowledgebase.search import suggest_articles
from knowledgebase.shown import shown
from servicedesk.people.models import Agent
from tickets.models import Knowledge, Ticket

OFFERED = 6


def add_article(form: WrapUpFields, ticket: Ticket, viewer: Agent, *, is_known: bool) -> None:
    """Put the question "which one?" after "was the answer in the knowledge base?", when there is one to name.

    An article that was used answers the first question too, unless the wrap-up has been answered before (is_known).
    """
    used = list(
        ArticleUse.objects.filter(ticket=ticket)
        .exclude(kind__in=[UseKind.INSERTED, UseKind.LINKED], message=None)
        .order_by("-created_at")
        .values_list("translation", "kind")
    )
    readable = translations_readable_by(viewer, timezone.now())
    near = [hit.shown for hit in suggest_articles(viewer, asked_in(ticket), limit=OFFERED)]
    first = [key for key, _kind in used]
    texts = {text.translation_id: text.question for text in [*shown(readable.filter(pk__in=first)), *near]}
    if not texts:
        return
    keys = [*dict.fromkeys(key for key in first if key in texts), *(key for key in texts if key not in first)]
    named = next((key for key, kind in used if kind == UseKind.WRAP_UP), None)
    chosen = named or next((key for key in first if key in texts), "")
    field = forms.TypedChoiceField(
        label=_("Which article?"),
        coerce=int,
        empty_value=None,
        required=False,
        initial=chosen,
        choices=[("", _("None of these")), *((key, texts[key]) for key in keys)],
    )
    fields = form.fields
    order = list(fields)
    fields["article"] = field
    place = order.index("knowledge") + 1
    form.order_fields([*order[:place], "article", *order[place:]])
    if chosen and not is_known:
        form.initial["knowledge"] = Knowledge.YES.value


def say_article(ticket: Ticket, said: dict[str, Any], viewer: Agent) -> None:
    """Keep which article it was; only of an answer that the knowledge base had. A wrong one is told to its owner."""
    wanted = said.get("article") if said["knowledge"] in (Knowledge.YES, Knowledge.WRONG) else None
    found = (
        translations_readable_by(viewer, timezone.now())
        .filter(pk=int(wanted or 0))
        .select_related("live", "article")
        .first()
    )
    live = found.live if found else None
    name_article(ticket, live, by=viewer)
    if found is not None and live is not None and said["knowledge"] == Knowledge.WRONG:
        told = _("Said to be wrong when #%(number)s was solved.") % {"number": ticket.number}
        if not found.article.flags.filter(agent=viewer, text=told).exists():
            flag(found.article, by=viewer, text=told, revision=live)
