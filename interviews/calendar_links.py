"""Links that open a conversation as a new entry in somebody's calendar on the web."""

from datetime import UTC, date, datetime
from urllib.parse import quote, urlencode

from interviews.calendar_entries import Entry

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
# Longer ones are cut off on their way, or refused.
LONGEST = 2_000


def google_link(entry: Entry) -> str:
    fields = {
        "action": "TEMPLATE",
        "text": entry.summary,
        "dates": f"{_utc(entry.starts):%Y%m%dT%H%M%SZ}/{_utc(entry.ends):%Y%m%dT%H%M%SZ}",
        "location": entry.location,
    }
    return _link(GOOGLE, fields, "details", entry)


def outlook_link(entry: Entry) -> str:
    fields = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": entry.summary,
        "startdt": f"{_utc(entry.starts):%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{_utc(entry.ends):%Y-%m-%dT%H:%M:%SZ}",
        "location": entry.location,
    }
    return _link(OUTLOOK, fields, "body", entry)


def _link(address: str, fields: dict[str, str], text_field: str, entry: Entry) -> str:
    """With the whole description, or where that would be too long with the way to the round."""
    fields = {name: value for name, value in fields.items() if value}
    for text in (entry.description, entry.url):
        # A plus sign would be shown as one.
        link = f"{address}?{urlencode(fields | {text_field: text}, quote_via=quote)}"
        if len(link) <= LONGEST:
            break
    return link


def _utc(moment: date) -> datetime:
    """Links are made of conversations only, which have instants."""
    if not isinstance(moment, datetime):
        raise TypeError(moment)
    return moment.astimezone(UTC)
