"""Django's `{% csrf_token %}`, and beside it whose page the form stands on. In every template without loading."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from restorative.accounts.carried import MARK, mark_of

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
