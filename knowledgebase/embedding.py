"""Which other websites may show our answers. A browser names its page's origin; nothing else is believed of it."""

from knowledgebase.models import EmbedOrigin


def may_embed(origin: str) -> bool:
    """Whether a page of this origin (the Origin header, as it came) may show our answers."""
    return bool(origin) and len(origin) <= 255 and EmbedOrigin.objects.filter(origin=origin, is_active=True).exists()


def embed_origins() -> list[str]:
    """Return all that may, for frame-ancestors of the content security policy."""
    return list(EmbedOrigin.objects.filter(is_active=True).values_list("origin", flat=True))
