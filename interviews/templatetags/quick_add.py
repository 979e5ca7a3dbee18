"""What a page says beside the field for a round in one line."""

from django import template

from interviews.quick_add.examples import line_help

register = template.Library()
register.simple_tag(line_help)
