"""How "contacts avoided" is worked out, and why nothing is said sometimes, in words for those who read the figures."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from knowledgebase.radar.effect import NoClaim

REASONS: dict[NoClaim, str | Promise] = {
    NoClaim.NOT_PUBLISHED: _("The answer is not published yet."),
    NoClaim.TOO_EARLY: _("Fewer than four whole weeks have passed since publication."),
    NoClaim.TOO_FEW: _("There were fewer than six whole weeks, or fewer than 20 contacts, before publication."),
    NoClaim.TOO_UNCERTAIN: _("The difference is no larger than chance alone could make it."),
    NoClaim.MORE: _("There are clearly more contacts than before."),
}
METHOD: tuple[str | Promise, ...] = (
    _(
        "Before is the mean of at most twelve whole weeks before the week of publication. After is the whole weeks "
        "since then, at most 26. Searches are not counted as contacts."
    ),
    _(
        "Contacts avoided is what would have come in the weeks after if the mean before had gone on, less what came. "
        "The interval is where that lies nine times in ten."
    ),
    _("When fewer contacts were already coming before publication, the interval is made wider by that."),
    _(
        "The total is of all answers with enough weeks and contacts, also those that did not help. Its interval is the "
        "sum of theirs."
    ),
)
SEASON: str | Promise = _(
    "Less than a year before publication is known. A season that changes contacts by half can then look like an effect."
)
