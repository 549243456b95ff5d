"""What the author of a comment is told when we have done something to it.

A municipality says it in its own words by a canned response for everybody with the short word of SHORT_WORDS.
"""

from channels_in.models import SocialDeed
from tickets.models import CannedResponse
from tickets.models.canned_response import SharedWith

Verb, Reason = SocialDeed.Verb, SocialDeed.Reason
ASKS = "ask"  # not a deed: where nothing can be hidden the author is asked to do it

_HIDDEN = "Vi har dolt din kommentar hos oss."
_GONE = "Vi har tagit bort din kommentar hos oss."
_APPEAL = "Tycker du att vi har gjort fel? Svara här, så prövar vi det igen."
_NUMBER = (
    "Det ser ut som att du har skrivit ett personnummer eller andra personuppgifter i en kommentar som alla kan läsa."
)
_PRIVATELY = "Vill du ha hjälp? Skriv din fråga här i stället, men skriv inte ditt personnummer."
_WHY = {
    Reason.PERSONAL_DATA: "Den innehöll personuppgifter, och det får inte finnas i våra kanaler där alla kan läsa.",
    Reason.PERSONAL_ATTACK: "Den innehöll ett personangrepp. Skriv gärna vad du tycker, men utan att angripa någon.",
    Reason.HATE: "Den kan vara hets mot folkgrupp. Enligt lag måste vi ta bort sådant ur våra kanaler.",
    Reason.THREAT: "Den kan vara ett olaga hot eller en uppmaning till brott. Enligt lag måste vi ta bort sådant.",
    Reason.PORNOGRAPHY: "Den innehöll något som enligt lag inte får spridas.",
    Reason.COPYRIGHT: "Den innehöll något som någon annan har upphovsrätt till.",
    Reason.SPAM: "Den innehöll reklam eller samma sak många gånger.",
}
SHORT_WORDS = {
    Reason.PERSONAL_DATA: "personuppgifter",
    Reason.PERSONAL_ATTACK: "personangrepp",
    Reason.HATE: "hets",
    Reason.THREAT: "hot",
    Reason.PORNOGRAPHY: "pornografi",
    Reason.COPYRIGHT: "upphovsratt",
    Reason.SPAM: "reklam",
    Reason.MISTAKE: "misstag",
}
BEGINNINGS = {Verb.HIDE: "dolt", Verb.TAKE_DOWN: "borttaget", Verb.SHOW: "visas", ASKS: "be"}


def short_word(verb: str, reason: str) -> str:
    """The short word of the canned response that says it: "dolt-personuppgifter"."""
    return f"{BEGINNINGS[verb]}-{SHORT_WORDS[Reason(reason)]}"


def text_for(verb: str, reason: str) -> str:
    """What the author is told: the municipality's own words, else ours. Never a word of what they wrote."""
    own = CannedResponse.objects.filter(shortcut=short_word(verb, reason), shared_with=SharedWith.EVERYBODY)
    body = own.values_list("body", flat=True).first()
    return body.strip() if body and "{" not in body else default_text(verb, reason)


def default_text(verb: str, reason: str) -> str:
    if verb == ASKS:
        return f"Hej! {_NUMBER} Vi kan inte dölja den, så ta gärna bort kommentaren själv.\n\n{_PRIVATELY}"
    if verb == Verb.SHOW:
        return "Hej! Vi visar din kommentar igen. Vi borde inte ha dolt den, och vi ber om ursäkt för det."
    if verb == Verb.HIDE and reason == Reason.PERSONAL_DATA:
        return f"Hej! {_NUMBER} Därför har vi dolt kommentaren.\n\n{_PRIVATELY}\n\n{_APPEAL}"
    done = _HIDDEN if verb == Verb.HIDE else _GONE
    return f"Hej! {done} {_WHY[Reason(reason)]}\n\n{_APPEAL}"
