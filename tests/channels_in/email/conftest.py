from tests.fakes.mail_servers import imap_server, user

__all__ = ["imap_server", "user"]
