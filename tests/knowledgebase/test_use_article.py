"""Which articles agents answer with, and which answers become outdated."""

import pytest
from django.test import TestCase
from django.utils import timezone

from knowledgebase.actions.use_article import settle_use, take_article
from knowledgebase.models import ArticleUse, Revision, Translation, UseKind
from knowledgebase.models.translation import Status
from knowledgebase.outdated import outdated_uses, since
from servicedesk.people.models import Agent
from tests.factories import make_article, make_contact, make_inbox, make_ticket
from tests.factories.cast import Cast, make_cast
from tickets.actions.change_status import change_status
from tickets.actions.reply import reply
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
ANSWER = "Ställ ut kärlet senast klockan 6 på hämtningsdagen."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def ticket_of(cast: Cast) -> Ticket:
    return make_ticket(inbox=make_inbox(team=cast.kontaktcenter), team=cast.kontaktcenter, requester=make_contact())


def answered(ticket: Ticket, article: Translation, by: Agent, text: str = f"Hej!\n\n{ANSWER}") -> None:
    assert article.live is not None
    take_article(article.live, ticket, by=by)
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply(ticket, by=by, body=text)


def changed(article: Translation, **text: str) -> Revision:
    """Readers see a new revision from now on."""
    assert article.live is not None
    old = article.live
    fields = {"question": old.question, "short_answer": old.short_answer, "details": old.details, **text}
    new = Revision.objects.create(translation=article, number=old.number + 1, **fields)
    article.live = article.latest = new
    article.published_at = timezone.now()
    article.save()
    return new


def test_an_article_taken_into_an_answer_is_bound_to_it_when_it_is_sent(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)

    answered(ticket, article, cast.johan)

    (use,) = ArticleUse.objects.all()
    assert use.message == ticket.messages.filter(direction="out").latest("pk")
    assert (use.agent, use.revision, use.kind) == (cast.johan, article.live, UseKind.INSERTED)


def test_an_article_that_was_left_out_again_was_not_used(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)

    answered(ticket, article, cast.johan, text="Jag återkommer i morgon.")

    assert not ArticleUse.objects.exists()


def test_what_a_colleague_has_taken_waits_for_their_own_answer(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    assert article.live is not None
    take_article(article.live, ticket, by=cast.asa)

    with TestCase.captureOnCommitCallbacks(execute=True):
        reply(ticket, by=cast.johan, body=ANSWER)

    assert ArticleUse.objects.get().message is None


def test_an_answer_is_outdated_when_readers_see_another_text(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    answered(ticket, article, cast.johan)
    assert not outdated_uses(cast.asa).exists()

    changed(article, short_answer="Ställ ut kärlet kvällen före.")

    (use,) = outdated_uses(cast.asa)
    assert (use.ticket, since(use)) == (ticket, article.published_at)


def test_an_answer_holds_when_only_the_notes_for_agents_changed(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    answered(ticket, article, cast.johan)

    changed(article, internal_notes="Ring åkeriet.")

    assert not outdated_uses(cast.johan).exists()


def test_an_answer_is_outdated_when_the_article_is_taken_down(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    answered(ticket, article, cast.johan)
    gone = timezone.now()

    Translation.objects.filter(pk=article.pk).update(live=None, status=Status.UNPUBLISHED, unpublished_at=gone)

    (use,) = outdated_uses(cast.johan)
    assert since(use) == gone


def test_answering_anew_with_todays_text_puts_it_right(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    answered(ticket, article, cast.johan)
    changed(article, short_answer="Ställ ut kärlet kvällen före hämtningsdagen.")

    answered(ticket, article, cast.asa, text="Ställ ut kärlet kvällen före hämtningsdagen.")

    assert not outdated_uses(cast.johan).exists()


def test_an_outdated_answer_is_settled_by_whoever_looked_at_it(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    answered(ticket, article, cast.johan)
    changed(article, short_answer="Ställ ut kärlet kvällen före.")

    settle_use(outdated_uses(cast.johan)[0], by=cast.asa)

    assert not outdated_uses(cast.johan).exists()
    assert ArticleUse.objects.get().settled_by == cast.asa


def test_a_solved_ticket_is_not_in_the_list(cast: Cast) -> None:
    article, ticket = make_article(short_answer=ANSWER), ticket_of(cast)
    answered(ticket, article, cast.johan)
    changed(article, short_answer="Ställ ut kärlet kvällen före.")

    change_status(Ticket.objects.get(pk=ticket.pk), "solved", by=cast.johan)

    assert not outdated_uses(cast.johan).exists()


def test_a_confidential_tickets_outdated_answer_is_not_shown_to_an_outsider(cast: Cast) -> None:
    article = make_article(short_answer=ANSWER)
    ticket = make_ticket(inbox=make_inbox(team=cast.socialtjanst), team=cast.socialtjanst, requester=make_contact())
    answered(ticket, article, cast.sara)
    changed(article, short_answer="Ställ ut kärlet kvällen före.")

    assert outdated_uses(cast.sara).count() == 1
    assert not outdated_uses(cast.olle).exists()
