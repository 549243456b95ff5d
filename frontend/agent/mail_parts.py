"""What a mail shows beside its text: where it came from, what it quotes, and two ways to see more of it.

Written in Python as the other entries of the timeline; whatever comes from outside goes through escape().
"""

from html import escape

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.message_html import SANDBOX
from frontend.agent.timeline import Entry
from frontend.agent.timeline_rows import Said
from frontend.templatetags.ui import icon
from servicedesk.lib.addresses import domain_as_read, mixes_alphabets


def from_line(entry: Entry) -> str:
    """The address a mail came from, in words whether anybody stands behind it, and where it wants its answer."""
    if not entry.mail:
        return ""
    sender = entry.mail.get("from", "")
    pieces = [f"<bdi>{escape(sender)}</bdi>", _letters(sender), _auth(entry.mail.get("auth", ""))]
    if elsewhere := entry.mail.get("reply_to"):
        pieces.append(f"<span>{escape(_('Asks for the answer to be sent to'))} <bdi>{escape(elsewhere)}</bdi></span>")
    return f'<p class="msg__from">{"".join(pieces)}</p>'


def _letters(sender: str) -> str:
    """What an address looks like in other letters than a to z, and a doubt when it mixes those that look alike."""
    domain = sender.rpartition("@")[2]
    shown = "" if domain_as_read(domain) == domain else f"<bdi>({escape(domain_as_read(domain))})</bdi>"
    if not mixes_alphabets(sender):
        return shown
    doubt = escape(_("The address mixes letters that look alike: it may imitate another."))
    return f'{shown}<strong class="msg__doubt">{icon("warn")} {doubt}</strong>'


def _auth(verdict: str) -> str:
    if verdict == "fail":
        doubt = escape(_("The check of the sender failed: somebody else may have written this."))
        return f'<strong class="msg__doubt">{icon("warn")} {doubt}</strong>'
    if verdict == "none":
        return f"<span>{icon('info')} {escape(_('The sender has not been checked.'))}</span>"
    return ""


def quoted(entry: Entry) -> str:
    """What was folded away, one click from the text."""
    if not entry.quoted:
        return ""
    words = escape(_("Show what the mail quotes"))
    return (
        f'<details class="quoted"><summary><span aria-hidden="true">···</span><span class="sr-only">{words}</span>'
        f'</summary><div class="quoted__text">{entry.quoted}</div></details>'
    )


def ways_to_see(message: Said, number: int) -> str:
    """The frame with the mail as its sender laid it out, fetched when it is opened, and the bytes as a file."""
    ways = []
    if message.has_html:
        words = f"<span>{escape(_('Show as e-mail'))}</span>"
        shown = _shown_as_mail(number, message.pk)
        ways.append(f'<details class="msg__mail"><summary>{icon("eye")} {words}</summary>{shown}</details>')
    if message.has_original:
        place = reverse("message_original", args=[number, message.pk])
        ways.append(f'<a href="{place}" download>{icon("download")} {escape(_("Download the original"))}</a>')
    return f'<div class="msg__foot msg__ways">{"".join(ways)}</div>' if ways else ""


def _shown_as_mail(number: int, message_id: int) -> str:
    """The frame, and above it room for what is said of pictures on other websites: fetched when the mail is opened."""
    place = reverse("remote_images", args=[number, message_id])
    return (
        f'<div id="mail-{message_id}" data-keep><div hx-get="{place}" hx-trigger="toggle once from:closest details">'
        f"</div>{frame(number, message_id)}</div>"
    )


def frame(number: int, message_id: int) -> SafeString:
    return format_html(
        '<iframe class="msg__frame" sandbox="{}" referrerpolicy="no-referrer" loading="lazy" src="{}" '
        'title="{}"></iframe>',
        SANDBOX,
        reverse("message_html", args=[number, message_id]),
        _("Shown as e-mail"),
    )
