"""An editor's hand on questions: merge, split, rename, put aside, move, link. Each is an event; grouping leaves it be.

A question that is merged keeps its row and leads to what it became. Only questions that lead nowhere can be merged, and
only into such, both locked: so there are no circles.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor
from knowledgebase.actions.count import names_somebody
from knowledgebase.actions.errors import InvalidChange, NotAllowed
from knowledgebase.models import Article, Question, QuestionEvent, RadarContact
from knowledgebase.models.radar import NAME_MAX
from knowledgebase.queries import articles_visible_to
from knowledgebase.radar.answering import settle
from knowledgebase.radar.holding import Held, StaleQuestion, holding, refuse_if_put_aside, refuse_unless_theirs
from knowledgebase.radar.ranking import rank_questions
from servicedesk.lib.text import one_line

_Kind = QuestionEvent.Kind
_State = Question.State
REASON_MAX = 300
_ANSWER = ["article", "state", "answered_at"]


def merge(question: Question, into: Question, *, by: Actor) -> Question:
    """Make question a part of `into`, with all its contacts; return `into` as it is now.

    An article that answers question, or will, answers `into` when that has none. Raises NotAllowed, InvalidChange,
    StaleQuestion when somebody merged one of them meanwhile.
    """
    if question.pk == into.pk:
        raise InvalidChange(_("Choose another question: one cannot be merged into itself."), field="into")
    with holding(question, into, by=by) as held:
        part, whole = held.questions
        if part.state != _State.MUTED:
            refuse_if_put_aside(whole)
        moved = _move(held, RadarContact.objects.filter(question=part), whole)
        takes_article = whole.article_id is None and part.article_id is not None
        if takes_article:
            whole.article, whole.answered_at = part.article, part.answered_at
        part.merged_into = whole
        settle(held, whole)
        part.save(update_fields=["merged_into"])
        whole.save(update_fields=_ANSWER)
        _work_out(held, whole)
        held.record(part, _Kind.MERGED, into=whole.pk, contacts=moved, article=takes_article)
        held.record(whole, _Kind.MERGED, part=part.pk, name=part.name, contacts=len(moved))
    return whole


def unmerge(question: Question, *, by: Actor) -> Question:
    """Undo its last merge: it stands for itself again, with the contacts it had then and that are still there.

    Raises NotAllowed, StaleQuestion when it is merged into nothing any more, or its whole has become another's part.
    """
    if question.merged_into_id is None:
        raise StaleQuestion(_("This question is not part of another one any more."))
    with holding(question, Question(pk=question.merged_into_id), by=by, merged=True) as held:
        part, whole = held.questions
        if part.merged_into_id != whole.pk:
            raise StaleQuestion(_("This question is not part of another one any more."))
        if whole.merged_into_id is not None:
            raise StaleQuestion.merged(whole)
        told = part.events.filter(kind=_Kind.MERGED, data__into=whole.pk).order_by("-pk").values_list("data").first()
        data: dict[str, Any] = told[0] if told else {}
        part.merged_into = None
        back = _move(held, RadarContact.objects.filter(pk__in=data.get("contacts", ()), question=whole), part)
        if data.get("article") and whole.article_id == part.article_id:
            whole.article = whole.answered_at = None
            settle(held, whole)
        settle(held, part)
        part.save(update_fields=["merged_into", *_ANSWER])
        whole.save(update_fields=_ANSWER)
        _work_out(held, part, whole)
        held.record(part, _Kind.SPLIT, out_of=whole.pk, contacts=len(back))
        held.record(whole, _Kind.SPLIT, into=part.pk, name=part.name, contacts=len(back))
    return part


def split(contacts: Iterable[RadarContact], *, by: Actor, name: str = "") -> Question:
    """Make a question of its own of these contacts of one question, and return it. name "": as the first one asked.

    Raises NotAllowed, InvalidChange (of several questions, none or all of one's contacts), StaleQuestion when one of
    them has been moved since it was read.
    """
    chosen = list(dict.fromkeys(contacts))
    ids = {row.question_id for row in chosen}
    if not chosen or len(ids) > 1 or None in ids:
        raise InvalidChange(_("Choose contacts of one question."), field="contacts")
    with holding(Question(pk=ids.pop()), by=by) as held:
        (whole,) = held.questions
        rows = RadarContact.objects.filter(pk__in=[row.pk for row in chosen], question=whole)
        if rows.count() < len(chosen):
            raise StaleQuestion(_("Some of these contacts have been moved meanwhile. Look at the question again."))
        if not RadarContact.objects.filter(question=whole).exclude(pk__in=rows.values("pk")).exists():
            raise InvalidChange(_("Leave at least one contact in the question."), field="contacts")
        own = Question.objects.create(
            name=_checked_name(name) if name else chosen[0].words[:NAME_MAX],
            is_named=bool(name),
            department_id=whole.department_id,
            centre=_centre(rows, whole.model),
            model=whole.model,
            first_at=min(row.at for row in chosen),
            last_at=max(row.at for row in chosen),
        )
        moved = _move(held, rows, own)
        _work_out(held, own, whole)
        held.record(own, _Kind.SPLIT, out_of=whole.pk, contacts=moved)
        held.record(whole, _Kind.SPLIT, into=own.pk, name=own.name, contacts=len(moved))
    return own


def rename(question: Question, name: str, *, by: Actor) -> Question:
    """Name the question; grouping leaves the name alone from then on. Raises NotAllowed, InvalidChange."""
    wanted = _checked_name(name)
    with holding(question, by=by) as held:
        (fresh,) = held.questions
        if fresh.name != wanted or not fresh.is_named:
            held.record(fresh, _Kind.RENAMED, **{"from": fresh.name, "to": wanted})
            fresh.name, fresh.is_named = wanted, True
            fresh.save(update_fields=["name", "is_named"])
    return fresh


def mute(question: Question, *, by: Actor, reason: str = "") -> Question:
    """Put the question aside: it is still counted, and leaves the list. Raises NotAllowed, StaleQuestion."""
    with holding(question, by=by) as held:
        (fresh,) = held.questions
        if fresh.state != _State.MUTED:
            fresh.state = _State.MUTED
            fresh.save(update_fields=["state"])
            held.record(fresh, _Kind.MUTED, reason=one_line(reason, REASON_MAX))
    return fresh


def unmute(question: Question, *, by: Actor) -> Question:
    """Take it up again, in the state its article gives it. Raises NotAllowed, StaleQuestion."""
    with holding(question, by=by) as held:
        (fresh,) = held.questions
        if fresh.state == _State.MUTED:
            fresh.state = _State.OPEN
            held.record(fresh, _Kind.UNMUTED)
            settle(held, fresh)
            fresh.save(update_fields=_ANSWER)
    return fresh


def place(contact: RadarContact, question: Question, *, by: Actor) -> Question:
    """Move one contact to the question, where grouping leaves it. Raises NotAllowed, StaleQuestion."""
    before = Question(pk=contact.question_id) if contact.question_id else None
    if contact.question_id == question.pk:
        return question
    with holding(question, *filter(None, [before]), by=by) as held:
        fresh = held.questions[0]
        rows = RadarContact.objects.filter(pk=contact.pk, question=before)
        if before is None:
            refuse_unless_theirs(by, contact.department_id)
        if not rows.exists():
            raise StaleQuestion(_("The contact has been moved meanwhile. Look at the question again."))
        _move(held, rows, fresh)
        _work_out(held, *held.questions)
        held.record(fresh, _Kind.PLACED, contact=contact.pk, out_of=contact.question_id)
    return fresh


def link(question: Question, article: Article | None, *, by: Actor) -> Question:
    """Say which article answers the question, or will; None: none does. Raises NotAllowed, StaleQuestion."""
    with holding(question, by=by) as held:
        (fresh,) = held.questions
        if article is not None and not _may_read(by, article):
            raise NotAllowed(_("There is no such article that you may read."))
        if fresh.article_id != (article.pk if article else None):
            fresh.article, fresh.answered_at = article, None
            held.record(fresh, _Kind.LINKED, article=article.pk if article else None)
            settle(held, fresh)
            fresh.save(update_fields=_ANSWER)
    return fresh


def _move(held: Held, contacts: "QuerySet[RadarContact]", to: Question) -> list[int]:
    """Place contacts by hand, and return their ids."""
    ids = list(contacts.order_by("pk").values_list("pk", flat=True))
    RadarContact.objects.filter(pk__in=ids).update(question=to, is_placed=True, changed_at=held.now)
    return ids


def _work_out(held: Held, *questions: Question) -> None:
    """What the list shows of them: the same figures as the next grouping will give."""
    for one in questions:
        times = RadarContact.objects.filter(question=one).aggregate(first=Min("at"), last=Max("at"))
        if times["first"] is not None:
            Question.objects.filter(pk=one.pk).update(first_at=times["first"], last_at=times["last"])
    rank_questions(held.now, among=[one.pk for one in questions])
    for one in questions:
        one.refresh_from_db(fields=["contacts", "seconds", "gap", "rank", "first_at", "last_at"])


def _may_read(by: Actor, article: Article) -> bool:
    return by is None or articles_visible_to(by, timezone.now()).filter(pk=article.pk).exists()


def _centre(rows: "QuerySet[RadarContact]", model: str) -> list[float]:
    """The mean of what is known of them, [] when nothing is."""
    vectors: Sequence[Sequence[float]] = [
        vector for vector in rows.filter(model=model, vector__isnull=False).values_list("vector", flat=True) if vector
    ]
    return [sum(values) / len(vectors) for values in zip(*vectors, strict=True)] if vectors else []


def _checked_name(name: str) -> str:
    wanted = one_line(name, NAME_MAX * 2)
    if not wanted:
        raise InvalidChange(_("Write the question."), field="name")
    if len(wanted) > NAME_MAX:
        raise InvalidChange(_("The question has at most %(most)d characters.") % {"most": NAME_MAX}, field="name")
    if names_somebody(wanted):
        raise InvalidChange(_("Leave out what says who somebody is: numbers and addresses."), field="name")
    return wanted
