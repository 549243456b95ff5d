"""What goes wrong with the embedded PostgreSQL, said in a sentence the reader can act on."""


class EmbeddedDatabaseError(Exception):
    """The embedded PostgreSQL cannot be made, started or stopped; the text says why."""
