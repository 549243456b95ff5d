"""Pictures of other hosts in a mail: asked for by an agent, fetched by us, shown from our own address.

The mail's frame has no origin, so its requests carry no cookie: the address of a picture is signed for one message and
one agent, is good for ten minutes, and what the agent may see is looked at anew.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from channels_in.email.remote_images import fetch_remote_images, pictures_of
from channels_in.models import RemoteImage
from frontend.agent.mail_parts import frame
from frontend.agent.remote_image_address import read_token
from frontend.agent.request import AgentRequest, is_fragment, ticket_or_404
from servicedesk.lib.file_response import attachment_response
from servicedesk.people.models import Agent
from tickets.models import Direction
from tickets.queries import messages_visible_to, tickets_visible_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remote_images(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """What is said above the frame, with the button; a POST fetches the pictures and gives the frame anew."""
    found = ticket_or_404(request, number)
    message = get_object_or_404(messages_visible_to(request.user, found), pk=message_id, direction=Direction.IN)
    if not message.body_html:
        raise Http404
    is_busy = request.method == "POST" and not fetch_remote_images(message, by=request.user)
    if not is_fragment(request):
        return redirect(f"{reverse('ticket', args=[number])}#m{message.pk}")
    context = {"number": number, "message": message, "pictures": pictures_of(message), "is_busy": is_busy}
    if request.method == "POST":
        return render(
            request, "frontend/agent/remote_images_shown.html", {**context, "frame": frame(number, message.pk)}
        )
    return render(request, "frontend/agent/remote_images.html", context)


@require_safe
def remote_image(request: HttpRequest, number: int, message_id: int, token: str) -> HttpResponseBase:
    """One picture, for the frame. Everything that is not in order is a 404."""
    agent_id, image_id = read_token(token)
    agent = get_object_or_404(Agent, pk=agent_id, is_active=True)
    ticket = get_object_or_404(tickets_visible_to(agent), number=number)
    get_object_or_404(messages_visible_to(agent, ticket), pk=message_id)
    rows = RemoteImage.objects.exclude(storage_name="")
    image = get_object_or_404(rows, pk=image_id, message=message_id)
    try:
        response = attachment_response(image.storage_name, "bild", image.content_type, inline=True)
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # the frame has no origin
    return response
