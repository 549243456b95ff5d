"""Signing in to an IMAP server: with a password, or with the inbox's grant (XOAUTH2, OAUTHBEARER of RFC 7628)."""

import imaplib

from cryptography.fernet import InvalidToken
from django.utils.translation import gettext_noop
from imap_tools import BaseMailBox

from channels_in.email.oauth.asking import OAuthFailure
from channels_in.email.oauth.tokens import NOT_CONNECTED, access_token, forget_access_token
from channels_in.models import MailAccount, OAuthGrant, SignIn
from servicedesk.lib import secrets

NOT_TAKEN = gettext_noop("the mail server did not accept the right, does it belong to this mailbox")


class MailServerError(Exception):
    """The mail server did not do what was asked. str() is for administrators: no password, no citizen's text."""


def sign_in(mailbox: BaseMailBox, account: MailAccount) -> None:
    """Raises MailServerError, and what imaplib and the network raise."""
    if account.sign_in == SignIn.OAUTH:
        _with_grant(mailbox, account.username, _grant_of(account))
        return
    password = _password_of(account)
    if (account.username + password).isascii():
        mailbox.login(account.username, password, initial_folder=None)
    else:
        mailbox.login_utf8(account.username, password, initial_folder=None)


def _password_of(account: MailAccount) -> str:
    try:
        return secrets.decrypt(account.password)
    except InvalidToken as error:  # SECRET_KEY was changed and the old one not kept
        raise MailServerError(gettext_noop("the password must be written again")) from error


def _grant_of(account: MailAccount) -> OAuthGrant:
    grant = OAuthGrant.objects.filter(inbox=account.inbox_id).first()
    if grant is None:
        raise MailServerError(NOT_CONNECTED)
    return grant


def _with_grant(mailbox: BaseMailBox, username: str, grant: OAuthGrant) -> None:
    try:
        token = access_token(grant)
    except OAuthFailure as failure:
        raise MailServerError(str(failure)) from failure
    answers = [f"user={username}\1auth=Bearer {token}\1\1".encode()]
    try:
        # After a refusal the server says why, and waits for an empty line before it says NO.
        status, _said = mailbox.client.authenticate("XOAUTH2", lambda _challenge: answers.pop() if answers else b"")
    except imaplib.IMAP4.abort:
        raise  # the connection was lost: that says nothing about the token
    except imaplib.IMAP4.error as error:
        if "[UNAVAILABLE]" in str(error):
            raise
        forget_access_token(grant)
        raise MailServerError(NOT_TAKEN) from error
    if status != "OK":
        raise MailServerError(NOT_TAKEN)
