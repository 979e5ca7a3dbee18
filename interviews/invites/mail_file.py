"""A whole mail (`.eml`): its calendar part if it has one, else its text; sizes and parts are bounded."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime

from django.utils.translation import gettext as _

from interviews.decoding import decoded
from interviews.invites.calendar_file import MOST_BYTES as MOST_CALENDAR_BYTES
from interviews.invites.calendar_file import events_in as events_in_calendar
from interviews.invites.calendar_file import is_calendar
from interviews.invites.found import PEOPLE, Addressee, FoundEvent, FoundPerson
from interviews.invites.mail_text import events_in_text
from interviews.invites.people_found import merged, person_of, without_others
from interviews.invites.people_in_text import people_in
from interviews.plain_text import plain
from interviews.unreadable import Unreadable

# Mails carry pictures and signatures; only their text and their calendar are looked at.
MOST_BYTES = 2 * 1024 * 1024
MOST_PARTS, MOST_CALENDARS = 60, 3
# Python's parser has no limits of its own: each part or head costs it time, and each mail inside a mail its stack.
MOST_BOUNDARIES, MOST_LINES, MOST_INSIDE = 500, 40_000, 20
MOST_HEAD, MOST_TEXT = 64 * 1024, 60_000
HEAD = re.compile(
    rb"\A(?:[\x21-\x39\x3b-\x7e]{1,60}:[^\r\n]{0,2000}(?:\r\n|\n|\r)(?:[ \t][^\r\n]*(?:\r\n|\n|\r))*){2,}"
)
KNOWN_HEADS = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|mime-version)\s*:", re.IGNORECASE | re.MULTILINE
)
CALENDAR_TYPES = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail file holds of use: calendars first written first, the text as one would read it."""

    subject: str
    text: str
    calendars: tuple[bytes, ...]
    sender: FoundPerson | None
    recipients: frozenset[str]
    sent_at: datetime | None


def is_mail(content: bytes) -> bool:
    """Whether the bytes begin with the head of a mail."""
    start = content[:MOST_HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    head = HEAD.match(start)
    return bool(head and len(set(KNOWN_HEADS.findall(head[0]))) >= 2)


def events_in_mail(content: bytes, addressee: Addressee) -> list[FoundEvent]:
    """The events of its calendar, enriched by its text, or those that the text announces; raises Unreadable."""
    mail = mail_of(content)
    addressee = _known_as(addressee, mail)
    events = [event for calendar in mail.calendars for event in _calendar_events(calendar, addressee)]
    if events:
        return [_with_text(event, mail, addressee) for event in _each_once(events)]
    if mail.calendars and not mail.text.strip():
        return events_in_calendar(mail.calendars[0], addressee)
    sent = replace(addressee, now=mail.sent_at) if mail.sent_at and mail.sent_at < addressee.now else addressee
    return events_in_text(mail.text, sent, subject=mail.subject, sender=mail.sender)


def mail_of(content: bytes) -> Mail:
    if len(content) > MOST_BYTES:
        sentence = _("This mail is larger than %(limit)d MB. Save its calendar file by itself, or paste its text.")
        raise Unreadable(sentence % {"limit": MOST_BYTES // (1024 * 1024)}, is_too_large=True)
    if _is_overloaded(content):
        raise Unreadable(
            _("This mail has more parts than any invite. Save its calendar file by itself, or paste its text.")
        )
    try:
        message = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=default)
        parts = list(_leaves(message))
        texts = {kind: _text_of(parts, kind) for kind in ("plain", "html")}
        text = plain(texts["plain"]) or plain(texts["html"], keeps_breaks=False)
        return Mail(
            subject=" ".join(_head(message, "subject").split())[:300],
            text=_richer(text, texts["html"])[:MOST_TEXT],
            calendars=tuple(_calendars(parts))[:MOST_CALENDARS],
            sender=_sender(message),
            recipients=frozenset(_addresses(message, "to", "delivered-to", "x-original-to", "cc")),
            sent_at=_sent_at(message),
        )
    # The parser raises many kinds of errors for heads that nobody ever sent.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as problem:
        raise Unreadable(_("This mail is damaged. Paste its text instead.")) from problem


def _is_overloaded(content: bytes) -> bool:
    """Whether parsing it would take longer than a page may."""
    return (
        len(re.findall(rb"^--", content, re.MULTILINE)) > MOST_BOUNDARIES
        or content.count(b"\n") > MOST_LINES
        or len(re.findall(rb"message/", content, re.IGNORECASE)) > MOST_INSIDE
    )


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, the outermost first; walked by hand, as nesting has no limit."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting[:0] = [inner for inner in payload if isinstance(inner, EmailMessage)]
        else:
            yield part


def _text_of(parts: list[EmailMessage], kind: str) -> str:
    texts = [
        _decoded_text(part)
        for part in parts
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment"
    ]
    return "\n".join(texts)[:MOST_TEXT]


def _decoded_text(part: EmailMessage) -> str:
    content = _bytes_of(part)
    charset = part.get_content_charset() or ""
    try:
        return content[: 4 * MOST_TEXT].decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decoded(content[: 4 * MOST_TEXT])


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _calendars(parts: list[EmailMessage]) -> Iterator[bytes]:
    for part in parts:
        kind = part.get_content_type()
        name = str(part.get_filename() or "").casefold()
        if kind in CALENDAR_TYPES or name.endswith((".ics", ".ical", ".vcs")):
            content = _bytes_of(part)
            if content.strip() and is_calendar(decoded(content[:MOST_CALENDAR_BYTES])):
                yield content


def _calendar_events(content: bytes, addressee: Addressee) -> list[FoundEvent]:
    try:
        return events_in_calendar(content, addressee)
    except Unreadable as problem:
        if problem.is_too_large:
            raise
        return []


def _each_once(events: list[FoundEvent]) -> list[FoundEvent]:
    """The same calendar comes as a part and as an attachment; a forwarded mail may hold an older one too."""
    latest: dict[tuple[object, ...], FoundEvent] = {}
    for event in events:
        key = (event.uid, event.recurrence_id) if event.uid else (event.title, event.starts_at)
        known = latest.get(key)
        if known is None or event.sequence > known.sequence:
            latest[key] = event
    return list(latest.values())


def _with_text(event: FoundEvent, mail: Mail, addressee: Addressee) -> FoundEvent:
    """What the mail says beside its calendar: who the people are, and the schedule where the calendar has no text."""
    named = without_others(people_in(mail.text), addressee)
    known = {person.name for person in event.people}
    told = [person for person in named if person.name in known]
    is_only_host = event.organiser is not None and event.people == (event.organiser,)
    people = merged(event.people, told) if event.people and not (is_only_host and named) else named
    notes = event.notes if len(event.notes) > 40 else mail.text[:9_000]
    unsure = event.unsure if people == event.people else event.unsure | {PEOPLE}
    return replace(event, people=people, notes=notes, organiser=event.organiser or mail.sender, unsure=unsure)


def _richer(text: str, html: str) -> str:
    """The plain text; where the profiles are only behind links of the HTML, that."""
    if "linkedin.com/in/" in html and "linkedin.com/in/" not in text:
        return plain(html, keeps_breaks=False)
    return text


def _known_as(addressee: Addressee, mail: Mail) -> Addressee:
    """To whom a mail went that one person has is that person, under whatever address; with several nobody can say."""
    alone = mail.recipients if len(mail.recipients) == 1 else frozenset()
    return replace(addressee, emails=addressee.emails | alone)


def _head(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))[:2_000]
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _addresses(message: EmailMessage, *names: str) -> Iterator[str]:
    for name in names:
        for _said, address in getaddresses([_head(message, name)])[:50]:
            if "@" in address:
                yield address.casefold()


def _sender(message: EmailMessage) -> FoundPerson | None:
    for said, address in getaddresses([_head(message, "from")])[:1]:
        if address:
            return person_of(said, address)
    return None


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_head(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    sent = sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    return sent.astimezone(UTC) if 2000 <= sent.year <= 2100 else None
