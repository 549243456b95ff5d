"""The PostgreSQL of the one-machine mode: a real server from a wheel, kept under DATA_DIR, on a private socket.

Nothing here imports Django: manage.py and the settings need it before Django is there. Set DATABASE_URL and none
of it is used.
"""

from servicedesk.embedded.command import database_for
from servicedesk.embedded.errors import EmbeddedDatabaseError
from servicedesk.embedded.places import database_url
from servicedesk.embedded.server import ensure_running, stop

__all__ = [
    "EmbeddedDatabaseError",
    "database_for",
    "database_url",
    "ensure_running",
    "stop",
]
