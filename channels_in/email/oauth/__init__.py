"""OAuth 2 for the mailboxes of inboxes: consent, tokens kept fresh, and a word in time before they end.

IMAP and SMTP both ask access_token(grant) in tokens.py; the grant is inbox.oauth_grant.
"""
