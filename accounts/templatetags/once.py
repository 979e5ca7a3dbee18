"""Parts of a page that are the same for everybody are rendered once: the frame is most of what a small page costs."""

from django import template
from django.template import Context
from django.template.base import Node, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class OnceNode(Node):
    """Kept as long as its template, by language and by the values of its names, of which there are only a few."""

    def __init__(self, names: list[str], nodelist: NodeList) -> None:
        self.names = names
        self.nodelist = nodelist
        self.kept: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        values = [context.get(name) for name in self.names]
        key = (get_language(), *values)
        if key not in self.kept:
            # Nothing but these values: what is somebody's own is empty in here, so it cannot be shown to another.
            self.kept[key] = self.nodelist.render(context.new(dict(zip(self.names, values, strict=True))))
        return self.kept[key]


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """{% once place %}…{% endonce %} is rendered when a page first has this `place`, and knows nothing else."""
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(names, nodelist)
