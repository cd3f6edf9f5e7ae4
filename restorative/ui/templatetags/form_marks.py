"""Django's `{% csrf_token %}` with whose page the form stands on, and `{% once %}`. In every template without loading."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from restorative.accounts.carried import MARK, mark_of
from restorative.ui.once import KEY, key_of

register = template.Library()


class FormMarksNode(CsrfTokenNode):
    def render(self, context: Any) -> SafeString:
        return format_html("{}{}", super().render(context), whose(context.get("request")))


@register.tag
def csrf_token(parser: Parser, token: Token) -> FormMarksNode:
    return FormMarksNode()


def whose(request: Any) -> str:
    """A hidden field with the signed mark of the member of staff who opened the page; nothing for anybody else."""
    user: Any = getattr(request, "user", None)
    if not getattr(user, "roles", ()) or request.identity.member_id:
        return ""
    return format_html('<input type="hidden" name="{}" value="{}">', MARK, mark_of(user))


@register.simple_tag(takes_context=True)
def once(context: Any) -> str:
    """A hidden field that makes this form, sent twice, one thing. The view reads it with `new_id`."""
    return format_html('<input type="hidden" name="{}" value="{}">', KEY, key_of(context.get("request")))
