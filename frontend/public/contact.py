"""A form on its own page, and its receipt."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from frontend.public import filling, receipt
from frontend.public.form_answers import answers_to, text_in
from frontend.public.pages import published_forms

TEMPLATE = "frontend/public/contact_form.html"


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def contact_form(request: HttpRequest, slug: str) -> HttpResponse:
    definition = get_object_or_404(published_forms(), slug=slug)
    action = reverse("contact_form", args=[slug])
    if request.method != "POST":
        return filling.page(request, filling.opened(definition), template=TEMPLATE, action=action)
    sent = filling.read(request, definition)
    if filling.ANSWERS in request.POST:
        hits = answers_to(text_in(definition, request.POST))
        sent = filling.not_sent_yet(request, sent)
        return filling.page(request, sent, template=TEMPLATE, action=action, hits=hits, has_looked=True)
    outcome = filling.send(request, sent)
    if isinstance(outcome, int):
        return filling.page(request, sent, template=TEMPLATE, action=action, status=outcome)
    query = urlencode({receipt.PARAMETER: receipt.reference(outcome.raw_id)})
    return HttpResponseRedirect(f"{reverse('contact_form_received', args=[slug])}?{query}")


@require_safe
def contact_form_received(request: HttpRequest, slug: str) -> HttpResponse:
    definition = get_object_or_404(published_forms(), slug=slug)
    context = receipt.receipt_context(request, definition)
    return render(
        request, "frontend/public/received.html", {**context, "form_url": reverse("contact_form", args=[slug])}
    )
