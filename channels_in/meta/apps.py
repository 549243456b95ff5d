"""The municipality's app at Meta: its secret, and the address and word by which Meta finds us."""

import secrets as random

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.accounts import Refused, new_app, put_secrets
from channels_in.models import VendorApp
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent

PROVIDER = "meta"


def create_app(*, by: Agent, name: str, app_id: str, app_secret: str) -> VendorApp:
    """Raises Refused."""
    _check_is_new(app_id)
    return new_app(by=by, provider=PROVIDER, name=name, app_id=app_id, given={"app_secret": app_secret})


def change_app(app: VendorApp, *, by: Agent, name: str, app_id: str, app_secret: str = "") -> None:
    """app_secret: "" keeps the one there is. What Meta has signed with the one before is taken for another day.

    Raises Refused.
    """
    _check_is_new(app_id, but=app)
    with transaction.atomic():
        row = VendorApp.objects.select_for_update().get(pk=app.pk)
        changes = changed_fields(row, {"name": name, "app_id": app_id})
        if app_secret:
            changes["app_secret"] = ["…", "…"]
        put_secrets(row, {"app_secret": app_secret}, signing=["app_secret"])
        row.save()
        if changes:
            record("vendor_app.changed", by=by, about=row, changes=changes)


def new_address(app: VendorApp, *, by: Agent) -> tuple[str, str]:
    """Return a new address for Meta to call and the word it asks us for there. Both are shown once.

    The address before holds for another day.
    """
    key, word = random.token_urlsafe(32), random.token_urlsafe(24)
    with transaction.atomic():
        row = VendorApp.objects.select_for_update().get(pk=app.pk)
        put_secrets(row, {"verify_token": word})
        row.save(update_fields=["secrets"])
        row.give_address(key, timezone.now())
        record("vendor_app.new_address", by=by, about=row)
    return f"{settings.BASE_URL}{reverse('meta_hook', args=[key])}", word


def _check_is_new(app_id: str, but: VendorApp | None = None) -> None:
    same = VendorApp.objects.filter(provider=PROVIDER, app_id=app_id).first()
    if same is not None and same != but:
        raise Refused("app_id", _("There is an app with that ID already."))
