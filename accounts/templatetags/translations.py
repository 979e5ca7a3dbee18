"""Django’s own tags for translation; a sentence with nothing in it to fill in is looked up once a language.

Every page says fifty to two hundred such sentences, and each look-up costs as much as a cell of a table. Settings put
this library where templates load `i18n`.
"""

from django import template
from django.template import Context
from django.template.base import Node, Parser, Token
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class KeptTranslation(Node):
    """Kept as long as its template, by language."""

    def __init__(self, node: i18n.TranslateNode) -> None:
        self.node = node
        self.kept: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        if language not in self.kept:
            self.kept[language] = self.node.render(context)
        return self.kept[language]


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    node = i18n.do_translate(parser, token)
    return KeptTranslation(node) if _is_always_the_same(node) else node


def _is_always_the_same(node: i18n.TranslateNode) -> bool:
    """A sentence in quotes, and nothing else."""
    said = node.filter_expression
    return said.var.literal is not None and not (said.filters or node.message_context or node.asvar or node.noop)
