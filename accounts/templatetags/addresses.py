"""Django’s own `url`; how an address is written that is named in quotes and has ids alone is found out once.

A page has twenty to sixty of them, and each takes Django as long as five cells of a table. Every template has this tag
in place of Django’s, by its own name (settings).
"""

from contextlib import suppress
from typing import Any

from django import template
from django.template import Context, defaulttags
from django.template.base import Node, Parser, Token
from django.urls import NoReverseMatch

from accounts.paths import path_to

register = template.Library()


class KeptAddress(Node):
    """Whatever else it is given, and what does not exist, it leaves to Django."""

    def __init__(self, node: defaulttags.URLNode, name: str) -> None:
        self.node = node
        self.name = name

    def render(self, context: Context) -> str:
        address = self.address([arg.resolve(context) for arg in self.node.args])
        if address is None:
            return self.node.render(context)
        if not self.node.asvar:
            return address
        context[self.node.asvar] = address
        return ""

    def address(self, ids: list[Any]) -> str | None:
        with suppress(NoReverseMatch):
            return path_to(self.name, *ids) if all(type(value) is int and value >= 0 for value in ids) else None
        return None


@register.tag
def url(parser: Parser, token: Token) -> Node:
    node = defaulttags.url(parser, token)
    name = node.view_name.var
    is_in_quotes = isinstance(name, str)
    return KeptAddress(node, name) if is_in_quotes and not (node.kwargs or node.view_name.filters) else node
