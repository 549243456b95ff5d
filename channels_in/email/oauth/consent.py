"""An administrator connects the mailbox of an inbox, connects it again, or disconnects it."""

from contextlib import suppress

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.email.oauth.alarms import forget
from channels_in.email.oauth.asking import OAuthFailure, Tokens, give_back, tokens_for_code
from channels_in.email.oauth.providers import kind_of
from channels_in.email.oauth.tokens import keep
from channels_in.models import FetchedMail, MailAccount, OAuthClient, OAuthGrant, Security, SignIn
from servicedesk.lib import secrets
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.models import Inbox

OTHER_ACCOUNT = gettext_noop("somebody else signed in than the one this inbox was connected with, disconnect it first")


def connect(inbox: Inbox, client: OAuthClient, *, by: Agent, code: str, verifier: str, back: str) -> OAuthGrant:
    """Turn the code into a grant for the inbox's mailbox, and fetch its mail with it. Raises OAuthFailure.

    Connecting again keeps the account: where its mail is, and how far it was read.
    """
    tokens = tokens_for_code(client, code=code, verifier=verifier, back=back)
    with transaction.atomic():
        grant = _grant_of(inbox, client, tokens)
        keep(grant, tokens, instead_of=grant.refresh_token)
        _sign_in_with_it(inbox, client, tokens.account_name)
        record("oauth_grant.connected", by=by, about=grant, inbox=inbox.slug, provider=client.provider)
    forget(grant)
    return OAuthGrant.objects.get(pk=grant.pk)


def _grant_of(inbox: Inbox, client: OAuthClient, tokens: Tokens) -> OAuthGrant:
    account_name = tokens.account_name
    grant = OAuthGrant.objects.select_for_update().filter(inbox=inbox).first() or OAuthGrant(inbox=inbox)
    if grant.is_connected and grant.account_name and account_name and grant.account_name != account_name:
        raise OAuthFailure(OTHER_ACCOUNT, is_final=True)
    grant.client, grant.account_name = client, account_name or grant.account_name
    grant.scopes = list(tokens.scopes or kind_of(client).scopes)
    grant.expires_at, grant.connected_at = None, timezone.now()
    grant.save()
    return grant


def _sign_in_with_it(inbox: Inbox, client: OAuthClient, account_name: str) -> None:
    """The account signs in with the grant from now on; one is made where there is none."""
    account = MailAccount.objects.select_for_update().filter(inbox=inbox).first() or MailAccount(inbox=inbox)
    if account.sign_in != SignIn.OAUTH:  # a token goes to the provider's own server, never to the one of before
        account.host, account.port, account.security = kind_of(client).imap_host, 993, Security.TLS
        account.username, account.password = account_name or inbox.address, ""
        account.uidvalidity, account.last_uid = None, 0
        FetchedMail.objects.filter(account_id=account.pk).delete()
    account.sign_in, account.last_error, account.active_since = SignIn.OAUTH, "", timezone.now()
    account.revision += account.pk is not None
    account.save()


def disconnect(grant: OAuthGrant, *, by: Agent) -> None:
    """Forget the tokens, and tell the provider where it can be told. What was fetched stays; fetching ends."""
    with transaction.atomic():
        locked = OAuthGrant.objects.select_for_update().select_related("client", "inbox").get(pk=grant.pk)
        token = locked.refresh_token
        locked.refresh_token = locked.access_token = locked.last_error = ""
        locked.access_expires_at = locked.expires_at = None
        locked.save()
        MailAccount.objects.filter(inbox=locked.inbox_id, sign_in=SignIn.OAUTH).update(revision=F("revision") + 1)
        record("oauth_grant.disconnected", by=by, about=locked, inbox=locked.inbox.slug)
    forget(locked)
    with suppress(InvalidToken):  # SECRET_KEY was changed: then nobody can give it back
        if token:
            give_back(locked.client, secrets.decrypt(token))
