"""The lines that a page shows as examples, each in its own language."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interviews.quick_add.tongues import is_known


@dataclass(frozen=True, slots=True)
class LineHelp:
    """`example` stands in the field; `is_known` says whether a line in the language of the page is read."""

    example: str
    more: tuple[str, ...]
    is_known: bool
    is_english: bool


def line_help() -> LineHelp:
    """A language of which no rules are known keeps the English examples in its catalogue."""
    language = get_language() or "en"
    return LineHelp(
        example=_("Onsite at Northwind Tue 14:00-17:00 with Ana, Bo"),
        more=(
            _("Second interview at Acme tomorrow 2-5pm with Ana Ruiz and Bo"),
            _("Acme as data analyst, 30 Nov at 14:00 London time for 90 min on Zoom"),
            _("Panel at Acme last Tue 10:00 with Ana, Bo in Berlin, room 4"),
        ),
        is_known=is_known(language),
        is_english=language.startswith("en"),
    )
