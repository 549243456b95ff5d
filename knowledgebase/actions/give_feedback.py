"""A reader says whether the answer helped. Nothing about who it was; a comment becomes a ticket of the owner's team."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils import translation as languages
from django.utils.translation import gettext as _

from knowledgebase.models import Category, Feedback, Translation
from knowledgebase.models.use import COMMENT_MAX
from servicedesk.lib import identity_numbers
from servicedesk.lib.text import clean
from servicedesk.people.models import Team
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.incoming import IncomingMessage
from tickets.models import Inbox
from tickets.models.inbox import ChannelKind

INBOX = "synpunkter-pa-svar"
TAG = "synpunkt på svar"


def give_feedback(translation: Translation, *, helped: bool) -> Feedback:
    """Write a vote for the text that is live. Raises InvalidChange when none is."""
    if translation.live_id is None:
        raise InvalidChange(_("The answer is no longer published."))
    return Feedback.objects.create(translation=translation, revision_id=translation.live_id, helped=helped)


def comment_feedback(feedback: Feedback, comment: str, *, url: str) -> Feedback:
    """Add what is missing or unclear, and open a ticket with it for those who answer for the article.

    url: of the page it was written on. Raises InvalidChange without a comment, with one too long, when it holds a
    personal identity number, and for a second comment on the same vote.
    """
    text = clean(comment).strip()
    _check(text)
    with transaction.atomic():
        held = Feedback.objects.select_for_update(of=("self",)).select_related(
            "translation__article__team",
            "translation__article__category",
            "translation__article__department",
            "revision",
        )
        row = held.get(pk=feedback.pk)
        if row.comment:
            raise InvalidChange(_("Your comment has been received already."))
        row.comment = text
        if (team := team_for(row.translation)) is not None:
            row.ticket = receive(_message(row, text, url, team), inbox=_inbox(team)).ticket
        row.save(update_fields=["comment", "ticket"])
    return row


def team_for(translation: Translation) -> Team | None:
    """Who gets what readers say: the article's team, the shelf's or one above it, else the owner's first."""
    article = translation.article
    if article.team is not None and article.team.is_active:
        return article.team
    shelf: Category | None = article.category
    while shelf is not None:
        if shelf.team is not None and shelf.team.is_active:
            return shelf.team
        shelf = shelf.parent
    return (
        Team.objects.filter(department=article.department_id, is_active=True).first()
        or Team.objects.filter(is_active=True, is_open_to_all=True).first()
    )


def _check(text: str) -> None:
    if not text:
        raise InvalidChange(_("Write what is missing or unclear."), field="comment")
    if len(text) > COMMENT_MAX:
        raise InvalidChange(
            _("Write at most %(most)d characters. For more, write to us.") % {"most": COMMENT_MAX}, field="comment"
        )
    if identity_numbers.find(text):
        raise InvalidChange(
            _("Take the personal identity number out. It is not needed here, and we do not want to keep it."),
            field="comment",
        )


def _message(feedback: Feedback, text: str, url: str, team: Team) -> IncomingMessage:
    with languages.override(settings.LANGUAGE_CODE):
        subject = _("Comment on “%(question)s”") % {"question": feedback.revision.question}
        about = _("Written on %(url)s. The reader left no address, so nobody can be answered.") % {"url": url}
    return IncomingMessage(
        channel=ChannelKind.WEBFORM,
        subject=subject,
        text=f"{text}\n\n{about}",
        received_at=timezone.now(),
        contact_kind="anonymous",
        language=feedback.translation.language,
        team_slug=team.slug,
        tags=(TAG,),
    )


def _inbox(team: Team) -> Inbox:
    """The door such comments come in by; made at the first one."""
    with languages.override(settings.LANGUAGE_CODE):
        name = str(_("Comments on answers"))
    defaults = {
        "name": name,
        "kind": ChannelKind.WEBFORM,
        "team": team,
        "sender_name": settings.MUNICIPALITY["name"],
        "acknowledges": False,
    }
    return Inbox.objects.get_or_create(slug=INBOX, defaults=defaults)[0]
