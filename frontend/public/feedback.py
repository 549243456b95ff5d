"""Did the answer help? A vote, and after a no a comment that becomes a ticket.

No cookie and no session take part, so there is nothing another site could borrow: a post must only come from our own
page. The second step names its vote by a signed reference that is good for an hour.
"""

from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from channels_in.webform.limits import open_when_unknown, place_of
from frontend.public.embedded import is_from_here
from frontend.public.languages import absolute, address, direction_of, frame_of
from frontend.public.site import Site
from frontend.public.switch import switch_to
from knowledgebase.actions.give_feedback import comment_feedback, give_feedback
from knowledgebase.models import Feedback, Translation
from knowledgebase.models.use import COMMENT_MAX
from knowledgebase.queries import public_translations
from knowledgebase.shown import Shown
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed
from tickets.actions.errors import InvalidChange

PARAMETER, PLACE = "omdome", "omdome"
THANKS = "tack"
TRAP = "website.address"
_SALT, _VALID_FOR = "frontend.public.feedback", 3600  # seconds
VOTES_PER_PLACE, COMMENTS_PER_PLACE, COMMENTS_IN_ALL = (60, 600), (10, 3600), (500, 3600)  # times, seconds


def feedback_context(request: HttpRequest, text: Shown) -> dict[str, Any]:
    """What the form under an article shows: the question, thanks, or a field for what is missing."""
    said = request.GET.get(PARAMETER, "")
    vote = vote_of(said)
    is_open = vote is not None and vote.translation_id == text.translation_id and not vote.comment
    return {"vote": said if is_open else "", "has_thanked": said == THANKS, "comment_max": COMMENT_MAX, "trap": TRAP}


def vote_of(reference: str) -> Feedback | None:
    try:
        pk = signing.TimestampSigner(salt=_SALT).unsign_object(reference[:300], max_age=_VALID_FOR)
    except (signing.BadSignature, ValueError, UnicodeError):
        return None
    return Feedback.objects.filter(pk=pk).first()


@csrf_exempt
@require_POST
def article_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """helped=yes or no. Answers with the article, thanking or asking what was missing."""
    found = get_object_or_404(public_translations(timezone.now()), pk=pk)
    helped = request.POST.get("helped", "")
    if helped not in ("yes", "no") or not is_from_here(request):
        raise Http404
    if request.POST.get(TRAP) or not _may("feedback-vote", request, VOTES_PER_PLACE):
        return HttpResponseRedirect(_address(found, THANKS))
    vote = give_feedback(found, helped=helped == "yes")
    said = THANKS if vote.helped else signing.TimestampSigner(salt=_SALT).sign_object(vote.pk)
    return HttpResponseRedirect(_address(found, said))


@csrf_exempt
@require_POST
def article_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """comment and vote. Answers with thanks, or with the form and what is wrong with it: nothing typed is lost."""
    found = get_object_or_404(public_translations(timezone.now()), pk=pk)
    vote = vote_of(request.POST.get("vote", ""))
    if vote is None or vote.translation_id != found.pk or not is_from_here(request):
        raise Http404
    if request.POST.get(TRAP):
        return HttpResponseRedirect(_address(found, THANKS))
    with translation.override(frame_of(found.language)):
        if not (_may("feedback-comment", request, COMMENTS_PER_PLACE) and _is_quiet()):
            return _again(request, found, _("Many comments have come from you. Wait an hour, or write to us."), 429)
        try:
            comment_feedback(vote, request.POST.get("comment", ""), url=absolute(_here(found)))
        except InvalidChange as error:
            return _again(request, found, str(error), 422)
    return HttpResponseRedirect(_address(found, THANKS))


def _again(request: HttpRequest, found: Translation, error: str, status: int) -> HttpResponse:
    context = {
        "site": Site(found.language),
        "switch": switch_to(found.language, "questions"),
        "language": found.language,
        "direction": direction_of(found.language),
        "question": found.live.question if found.live else "",
        "translation_id": found.pk,
        "article_url": _here(found),
        "vote": request.POST.get("vote", ""),
        "comment": request.POST.get("comment", "")[: COMMENT_MAX * 2],
        "comment_max": COMMENT_MAX,
        "trap": TRAP,
        "error": error,
    }
    return render(request, "frontend/public/comment.html", context, status=status)


@open_when_unknown
def _may(what: str, request: HttpRequest, limit: tuple[int, int]) -> bool:
    most, seconds = limit
    return allowed(what, place_of(client_ip(request)), most=most, seconds=seconds)


@open_when_unknown
def _is_quiet() -> bool:
    """Whether few enough comments come in, from all places together."""
    most, seconds = COMMENTS_IN_ALL
    return allowed("feedback-all", "all", most=most, seconds=seconds)


def _here(found: Translation) -> str:
    return address("article", found.language, found.slug)


def _address(found: Translation, said: str) -> str:
    return f"{_here(found)}?{urlencode({PARAMETER: said})}#{PLACE}"
