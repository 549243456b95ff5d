"""The account an inbox speaks by at a provider: one page for every door with a DoorAccount."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from channels_in.account_form import AccountForm, SecretField
from channels_in.accounts import Refused, new_hook, without_secrets
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.registry import account_forms
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from tickets.models import Inbox

HERE = "settings_inboxes"


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    inbox, found = _found(pk)
    form_class = _form_class(inbox, found, request.GET.get("leverantor", ""))
    form = form_class(request.POST if request.method == "POST" else None, account=_known(form_class, found))
    if request.method == "POST" and form.is_valid() and _save(request, inbox, form):
        messages.success(request, _("The account is saved. Test the connection."))
        return redirect("settings_door_account", pk)
    return _page(request, inbox, form, found)


def _found(pk: int) -> tuple[Inbox, DoorAccount | None]:
    inbox = get_object_or_404(Inbox.objects.select_related("team"), pk=pk)
    if not account_forms(inbox.kind):
        raise Http404
    return inbox, DoorAccount.objects.select_related("inbox", "app").filter(inbox=inbox).first()


def _form_class(inbox: Inbox, found: DoorAccount | None, chosen: str = "") -> type[AccountForm]:
    """The form of the provider that is asked for, else of the account's own, else the usual one."""
    all_forms = account_forms(inbox.kind)
    return all_forms.get(chosen) or all_forms.get(found.provider if found else "") or next(iter(all_forms.values()))


def _known(form_class: type[AccountForm], found: DoorAccount | None) -> DoorAccount | None:
    """Nothing of an account with one provider is offered to another."""
    return found if found and found.provider == form_class.provider else None


def _save(request: HttpRequest, inbox: Inbox, form: AccountForm) -> bool:
    try:
        form.save(inbox, by=signed_in(request))
    except Refused as error:
        refuse(form, error)
        return False
    return True


def _page(
    request: HttpRequest, inbox: Inbox, form: AccountForm, found: DoorAccount | None, hook: str = ""
) -> HttpResponse:
    for name in form.kept_secrets():
        form.fields[name].widget.attrs["placeholder"] = _("Saved")
    context = {
        "form": form,
        "inbox": inbox,
        "account": found,
        "now": timezone.now(),
        "hook": hook,
        "fields": [(field, field.name in form.needed) for field in _in_order(form)],
        "providers": _providers(inbox, form),
        "is_other_provider": found is not None and found.provider != form.provider,
    }
    return show(request, "door_account", context, here=HERE)


def _in_order(form: AccountForm) -> list[forms.BoundField]:
    """What the account is, then its secrets, then how fast."""
    return sorted(form, key=lambda one: (one.name == "per_minute", isinstance(one.field, SecretField)))


def _providers(inbox: Inbox, form: AccountForm) -> list[tuple[str, str, bool]]:
    """Address, name and whether it is shown, of each provider; none where there is no choice."""
    all_forms = account_forms(inbox.kind).values()
    page = reverse("settings_door_account", args=[inbox.pk])
    if len(all_forms) < 2:
        return []
    return [
        (f"{page}?leverantor={one.provider}", str(one.provider_name or one.provider), one.provider == form.provider)
        for one in all_forms
    ]


@administrators_only
@require_POST
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the address the provider calls anew, and show it this once."""
    inbox, found = _found(pk)
    form_class = _form_class(inbox, found)
    if found is None or not form_class.hook:
        raise Http404
    made = new_hook(found, by=signed_in(request), address=form_class.hook)
    response = _page(request, inbox, form_class(account=found), found, made)
    response["Cache-Control"] = "no-store"
    return response


@administrators_only
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the provider whether it knows us; nothing is sent."""
    inbox, found = _found(pk)
    if found is None:
        raise Http404
    try:
        _form_class(inbox, found)(account=found).check_account(found)
    except ChannelError as error:
        problem = without_secrets(found, str(error)).rstrip(".")
        messages.error(request, _("The connection does not work. %(problem)s.") % {"problem": problem})
    else:
        messages.success(request, _("The connection works: the provider knows the account and its secret."))
    return redirect("settings_door_account", pk)
