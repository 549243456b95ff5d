"""Why something about people was refused. str() is a sentence for the person who tried."""

from django.utils.translation import gettext as _


class PeopleError(Exception):
    """field is the name of what was wrong, for a form; "" when it is about the whole."""

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class LastAdministrator(PeopleError):
    def __init__(self) -> None:
        super().__init__(_("Somebody must be able to administer. Make another agent administrator first."))


class EmailTaken(PeopleError):
    def __init__(self) -> None:
        super().__init__(_("Another agent has this e-mail."), "email")


class NameTaken(PeopleError):
    def __init__(self) -> None:
        super().__init__(_("This name is taken."), "name")
