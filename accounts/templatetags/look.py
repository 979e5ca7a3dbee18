"""What templates of every room share: initials and their colour, the time left, the current place."""

import json
import re
from datetime import datetime, timedelta
from functools import cache
from zlib import crc32

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

HUES = 8
TITLE = re.compile(r"\w[\w-]+\.")  # “Dr.”, “Prof.”, “Dipl.-Ing.”; “J.” is a name
SEAM = re.compile(r"(?<=/)(?=[^/])|(?=[.@?&=#])")  # of an address: after a slash, before what parts its words
DAY = timedelta(hours=24)
SOON = timedelta(hours=12)
URGENT = timedelta(hours=4)
PLACES = {"stories": "stories", "followups": "follow-ups", "interviews": "applications"}
PLACE_OF_PAGE = {
    "home": "today",
    "start": "today",
    "met": "today",
    "applications": "applications",
    "insights": "applications",
    "application": "applications",
    "round": "applications",
    "prepare": "applications",
    "brief": "applications",
    "answers": "applications",
    "answer_create": "applications",
    "answer_edit": "applications",
    "answer_given": "applications",
    "answer_given_edit": "applications",
    "round_stories": "applications",
    "debrief": "applications",
}


@register.filter
def initials(name: object) -> str:
    """At most two letters: of the first and the last word, or of what stands before the @; “Dr.” is no word."""
    words = str(name).partition("@")[0].split()
    words = [word for word in words if not TITLE.fullmatch(word)] or words
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.filter
def hue(name: object) -> str:
    """A class hue-0 … hue-7, always the same one for the same name."""
    return f"hue-{crc32(str(name).casefold().encode()) % HUES}"


@register.filter
def quoted(text: str) -> str:
    """In the quotation marks of the language."""
    return _("“%(text)s”") % {"text": text}


@register.filter
def breakable(address: str) -> SafeString:
    """A link or an e-mail address that ends its lines at its seams, not in the middle of a word."""
    first, *rest = SEAM.split(address)
    return format_html("{}{}", first, format_html_join("", "<wbr>{}", ((part,) for part in rest)))


@register.filter
def urgency(mark: datetime, now: datetime) -> str:
    """plenty, soon (12 hours), urgent (4 hours) or late."""
    left = mark - now
    if left <= timedelta(0):
        return "late"
    return "urgent" if left <= URGENT else "soon" if left <= SOON else "plenty"


@register.filter
def share_left(mark: datetime, now: datetime) -> int:
    """Of the last 24 hours before the mark, in whole per cent; 0 only once it has passed."""
    return min(max(-(-100 * (mark - now) // DAY), 0), 100)


@register.filter
def time_left(mark: datetime, now: datetime) -> str:
    """“5 h 12 min left”, “2 days left”, or “3 h late”; whole minutes, rounded towards the earlier end."""
    span = duration(abs(mark - now))
    return _("%(span)s left") % {"span": span} if mark > now else _("%(span)s late") % {"span": span}


@register.filter
def duration(span: timedelta) -> str:
    """A span of time as a person says it: minutes below an hour, hours and minutes below two days, then days."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest} if rest else _("%d h") % hours
    days = minutes // (24 * 60)
    return ngettext("%d day", "%d days", days) % days


@register.simple_tag
def clock_words() -> str:
    """What a clock says, for the script that keeps it true: the very words of `time_left`."""
    words = {"left": _("%(span)s left"), "late": _("%(span)s late"), "minutes": _("%(minutes)d min")}
    return json.dumps(words | {"hours": _("%d h"), "both": _("%(hours)d h %(minutes)d min")})


@register.simple_tag
def icon(name: str) -> str:
    """The drawing itself, to be named once before a long list: an include in each line costs more than the line."""
    return get_template(f"icons/{name}.svg").render()


@register.simple_tag
@cache
def ring(share: int) -> str:
    """Drawn with so many of its hundred parts; there are no more than a hundred and one of them."""
    return get_template("_ring.html").render({"share": share})


@register.simple_tag(takes_context=True)
def current_place(context: Context) -> str:
    """Which of the four places in the navigation this page belongs to, or ""."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    if match is None:
        return ""
    return PLACE_OF_PAGE.get(match.url_name or "") or PLACES.get(match.app_name, "")
