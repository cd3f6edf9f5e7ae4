"""Template filters for text in any language."""

from django import template

from restorative.documents import languages

register = template.Library()

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@register.filter
def paragraphs(text: str, hint: str | None = None) -> list[languages.Paragraph]:
    """The paragraphs of a text, each with its language and direction."""
    return languages.paragraphs(text, hint)


@register.filter
def isolate(text: str) -> str:
    """A name as it stands in any direction: WeasyPrint knows no <bdi>, but Pango knows these two characters."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
