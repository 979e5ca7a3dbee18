"""One event that stands for several conversations (Greenhouse sends one file for a whole day) as each of them. Pure.

The times in its text have to fit inside it; otherwise the file is believed and the text is not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from interviews.invites.found import ENDS, NO_START, PEOPLE, Addressee, FoundEvent, FoundPerson
from interviews.invites.people_found import merged
from interviews.invites.said_days import Said
from interviews.invites.schedule import schedule_in
from interviews.invites.slots import Schedule, Slot
from interviews.wall_clock import readings, wall_time

type Span = tuple[datetime, datetime, Slot]


def conversations_of(event: FoundEvent, addressee: Addressee) -> list[FoundEvent]:
    """The conversations that the event's text lays out inside it, in order; the event itself if it lays out none."""
    if event.starts_at is None or event.ends_at is None or not event.notes:
        return [event]
    schedule = schedule_in(event.notes, Said(addressee.now.date(), addressee.country), addressee)
    slots = [slot for slot in schedule.slots if not schedule.is_offer or slot.people]
    for zone in _zones(event, schedule, addressee):
        spans = _spans(event, slots, zone)
        if NO_START in event.unsure and spans:
            return list(_children(replace(event, unsure=event.unsure - {NO_START}), spans, zone))
        if len(spans) > 1 and _fits(event, spans):
            return list(_children(event, spans, zone))
    return [event]


def _zones(event: FoundEvent, schedule: Schedule, addressee: Addressee) -> Iterator[str]:
    """In whose clock the text may speak: its own words, the file's, or the candidate's."""
    named = [slot.zone for slot in schedule.slots if slot.zone]
    yield from dict.fromkeys(zone for zone in (*named[:1], schedule.zone, event.zone, addressee.zone.key) if zone)


def _spans(event: FoundEvent, slots: Sequence[Slot], zone: str) -> list[Span]:
    """From when to when each conversation takes, by the clock of the zone; breaks only end what is before them."""
    assert event.starts_at
    on = wall_time(event.starts_at, ZoneInfo(zone)).date()
    starts = sorted(((_instant(slot.day or on, slot.starts, zone), slot) for slot in slots), key=lambda pair: pair[0])
    starts = [pair for pair in starts if _is_inside(event, pair[0])]
    ends = [*(later[0] for _pair, later in pairwise(starts)), event.ends_at]
    spans = []
    for (starts_at, slot), next_at in zip(starts, ends, strict=False):
        ends_at = _instant(slot.day or on, end, zone) if (end := slot.end()) else next_at
        if not slot.is_break and ends_at and starts_at < ends_at:
            spans.append((starts_at, ends_at, slot))
    return spans


def _is_inside(event: FoundEvent, at: datetime) -> bool:
    assert event.starts_at and event.ends_at
    if NO_START in event.unsure:
        return abs(at - event.starts_at) < timedelta(hours=15)
    return event.starts_at <= at < event.ends_at


def _fits(event: FoundEvent, spans: Sequence[Span]) -> bool:
    """The first begins with the event, none ends after it, and none begins before the one ahead of it is over."""
    assert event.starts_at and event.ends_at
    is_whole = spans[0][0] == event.starts_at and all(span[1] <= event.ends_at for span in spans)
    return is_whole and all(later[0] >= earlier[1] for earlier, later in pairwise(spans))


def _children(event: FoundEvent, spans: Sequence[Span], zone: str) -> Iterator[FoundEvent]:
    named_anywhere = any(slot.people for _start, _end, slot in spans)
    for starts_at, ends_at, slot in spans:
        people = _people(event, slot, named_anywhere)
        unsure = set(event.unsure)
        if not slot.people:
            unsure.add(PEOPLE)
        if slot.end() is None and ends_at == event.ends_at and ENDS in event.unsure:
            unsure.add(ENDS)
        elif slot.people and PEOPLE in unsure:
            unsure.discard(PEOPLE)
        yield replace(
            event,
            starts_at=starts_at,
            ends_at=ends_at,
            zone=event.zone or zone,
            people=people,
            unsure=frozenset(unsure),
        )


def _people(event: FoundEvent, slot: Slot, named_anywhere: bool) -> tuple[FoundPerson, ...]:
    """Who is named beside the time, with what the file knows of them; everybody where the text names nobody at all."""
    if not named_anywhere:
        return event.people
    host = [event.organiser] if event.organiser else []
    known = merged([*event.people, *host], slot.people)
    return known[: len(slot.people)]


def _instant(day: date, clock: time, zone: str) -> datetime:
    return readings(datetime.combine(day, clock), ZoneInfo(zone))[0].astimezone(UTC)
