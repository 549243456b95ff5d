"""A question with everything that is known of it, as the API tells it."""

from collections.abc import Mapping
from typing import Any

from knowledgebase.api.radar_serializers import RadarQuestionSerializer
from knowledgebase.models import Article, Question, SparedAt
from knowledgebase.radar.measured import Measured
from knowledgebase.radar.measured import effect as effect_of
from knowledgebase.radar.questions import examples, nearest_articles, searches, weekly, wrap_ups
from servicedesk.people.models import Integration

EXAMPLES = 10
_FIELDS: tuple[str, ...] = tuple(str(name) for name in RadarQuestionSerializer().fields)


def whole(question: Question, by: Integration) -> dict[str, Any]:
    """Return what RadarQuestionWholeSerializer shows."""
    said, near = wrap_ups(question), nearest_articles(question, by)
    keys = dict(Article.objects.filter(pk__in=[one.shown.article_id for one in near]).values_list("pk", "key"))
    return {
        **{name: getattr(question, name) for name in _FIELDS},
        "weeks": [
            {"monday": week.monday, "channels": _counts(week.contacts)} for week in weekly([question.pk])[question.pk]
        ],
        "examples": [
            {
                "contact": one.contact_id,
                "words": one.words,
                "channel": one.channel,
                "language": one.language,
                "at": one.at,
                "ticket": one.ticket_number,
            }
            for one in examples(question, by, EXAMPLES)
        ],
        "searches": searches(question),
        "knowledge": [{"knowledge": key, "contacts": many} for key, many in sorted(said.knowledge.items())],
        "causes": [{"cause": key, "tickets": many} for key, many in sorted(said.causes.items())],
        "nearest_articles": [
            {
                "key": keys[one.shown.article_id],
                "question": one.shown.question,
                "helped_share": one.helped,
                "votes": one.votes,
            }
            for one in near
        ],
        "effect": _effect(effect_of(question)),
    }


def _counts(contacts: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{"channel": channel, "contacts": many} for channel, many in sorted(contacts.items())]


def _effect(measured: Measured) -> dict[str, Any]:
    found = measured.effect
    names = ("claim", "reason", "weeks_before", "weeks_after", "before", "after", "avoided", "low", "high")
    return {
        **{name: getattr(found, name) for name in names},
        "published_on": measured.published_on,
        "until": measured.until,
        "knows_season": measured.knows_season,
        "channels": [
            {"channel": channel, "before": before, "after": after}
            for channel, (before, after) in sorted(found.by_channel.items())
        ],
        "views": measured.views,
        "helped": measured.helped,
        "votes": measured.votes,
        "spared_forms": measured.spared.get(SparedAt.FORM, 0),
        "spared_chats": measured.spared.get(SparedAt.CHAT, 0),
    }
