"""A recruiter's mail as the conversations it announces, unsure parts marked. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from interviews.invites.found import (
    DAY,
    ENDS,
    NO_DAY,
    NO_START,
    PEOPLE,
    STARTS,
    ZONE,
    Addressee,
    FoundEvent,
    FoundPerson,
)
from interviews.invites.letter import subject_and_letter, without_signature
from interviews.invites.people_found import merged, without_others
from interviews.invites.people_in_text import people_in
from interviews.invites.places import dial_ins, places_of
from interviews.invites.said_days import Said
from interviews.invites.schedule import schedule_in
from interviews.invites.slots import Schedule, Slot
from interviews.plain_text import plain
from interviews.unreadable import Unreadable
from interviews.wall_clock import readings

LONGEST = 40_000
MOST_NOTES, MOST_TITLE = 9_000, 300
MOST_EVENTS = 20
LONGEST_UNTIL_NEXT = timedelta(hours=2, minutes=30)
# A conversation of which nobody says how long it takes; by itself it takes longer.
USUAL, USUAL_IF_ONE = timedelta(minutes=45), timedelta(hours=1)
EACH = re.compile(
    r"\beach\b[^.\n]{0,60}\bmin|\bmin\w*\s+(?:each|with each|per (?:person|conversation|interview))\b", re.IGNORECASE
)
MOVED = re.compile(
    r"\b(?:mov|reschedul|push|chang|shift|postpon)\w*\b[^.!?]{0,120}\bfrom\b[^.!?]{0,120}\bto\b|"
    r"\bvon\b[^!?\n]{0,120}\bauf\b[^!?\n]{0,120}\b(?:verschieb|verschob|verleg)\w*|"
    r"\b(?:verschieb|verschob|verleg)\w*\b[^!?\n]{0,60}\bvon\b[^!?\n]{0,120}\bauf\b|"
    r"\b(?:reporté\w*|reporter|reportons|déplac\w+|décal\w+)\b[^!?\n]{0,60}\bdu\b[^!?\n]{0,120}\bau\b|"
    r"\b(?:mover|cambiar|aplazar|trasladar|reprogramar)\b[^!?\n]{0,60}\bdel\b[^!?\n]{0,120}\bal\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    r"\b(?:(?:need|have|had) to cancel|(?:has|have) been cancel+ed|is cancel+ed|called off|"
    r"will not (?:take place|go ahead)|"
    r"won['’]t (?:take place|go ahead)|cancel(?:l)?ing (?:the|your|our)|"
    r"(?:wurde|ist|leider) abgesagt|fällt leider aus|"
    r"(?:wir müssen|müssen wir|ich muss|muss ich)\b[^!?\n]{0,80}absagen|"
    r"est annulée?|(?:devons|dois) annuler|"
    r"(?:queda|ha sido|está) (?:cancelad|anulad)[oa]|(?:tenemos|tengo) que cancelar)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"^\s*(?:location|address|where|venue|office|place|ort|adresse|lieu|lugar|dirección)\s*:\s*(?P<place>.{3,300})$",
    re.IGNORECASE | re.MULTILINE,
)


def events_in_text(
    text: str, addressee: Addressee, *, subject: str = "", sender: FoundPerson | None = None
) -> list[FoundEvent]:
    """The conversations of the mail, in order; raises Unreadable where it names no time at all."""
    body = plain(text[:LONGEST])
    subject, body = subject_and_letter(body, subject)
    letter, signature = without_signature(body, addressee)
    schedule = schedule_in(f"{subject}\n\n{letter}", Said(addressee.now.date(), addressee.country), addressee)
    slots = _without_former(schedule.slots, f"{subject}\n{letter}")
    base = _base(body, letter, subject, sender or next(iter(people_in(signature)), None), addressee)
    if all(slot.is_break for slot in slots) and base.is_cancelled and schedule.days:
        return [_called_off_day(base, schedule, addressee)]
    if all(slot.is_break for slot in slots):
        raise Unreadable(
            _("We found no time of day in this text. Write it like “Tuesday 1 December, 14:00 Ana Ruiz”.")
        )
    events = list(_events(_with_people(slots, schedule, addressee), schedule, base, addressee))
    return events[:MOST_EVENTS]


def _called_off_day(base: FoundEvent, schedule: Schedule, addressee: Addressee) -> FoundEvent:
    """“Your interview on Friday is cancelled”: the day is enough to find which one is meant."""
    starts_at = readings(datetime.combine(schedule.days[0].on, time(9)), addressee.zone)[0]
    return replace(
        base,
        starts_at=starts_at,
        ends_at=starts_at + USUAL_IF_ONE,
        zone=addressee.zone.key,
        people=without_others(people_in(schedule.around), addressee),
        unsure=frozenset({NO_START}),
    )


def _without_former(slots: Sequence[Slot], text: str) -> list[Slot]:
    """“We have to move it from Thursday at ten to Friday at two”: the former time is not one to come to."""
    if len(slots) == 2 and MOVED.search(text):
        return [slots[1]]
    return list(slots)


def _base(body: str, letter: str, subject: str, sender: FoundPerson | None, addressee: Addressee) -> FoundEvent:
    """What all conversations of the mail have in common; the number below a signature is not one to dial in by."""
    named = PLACE.search(body)
    places = places_of(named["place"] if named else "", [], body, addressee.country)
    return FoundEvent(
        is_cancelled=bool(
            CALLED_OFF.search(f"{subject}\n{body}") or subject.casefold().startswith(("cancel", "called off"))
        ),
        title=subject[:MOST_TITLE],
        place=places.place,
        url=places.url,
        phones=dial_ins(letter, addressee.country),
        organiser=sender,
        notes=body[:MOST_NOTES],
    )


def _with_people(slots: Sequence[Slot], schedule: Schedule, addressee: Addressee) -> list[tuple[Slot, bool]]:
    """Each slot with its people and whether that is sure; who is named apart from the times is given to them."""
    named = without_others(people_in(schedule.around), addressee)
    talks = [slot for slot in slots if not slot.is_break]
    if any(slot.people for slot in slots) or len(talks) < len(slots):
        return [(_completed(slot, named), bool(slot.people)) for slot in slots]
    if (
        len(slots) == 1
        and len(named) > 1
        and slots[0].end() is None
        and schedule.length
        and EACH.search(schedule.around)
    ):
        return [(slot, False) for slot in _one_after_the_other(slots[0], named, schedule.length)]
    if len(slots) == 1:
        return [(replace(slots[0], people=named), bool(named))]
    if len(named) == len(slots):
        return [(replace(slot, people=(person,)), False) for slot, person in zip(slots, named, strict=True)]
    return [(replace(slot, people=named), False) for slot in slots]


def _one_after_the_other(first: Slot, people: Sequence[FoundPerson], length: timedelta) -> Iterator[Slot]:
    """“From 14:00, each takes 45 minutes”, and several people are named."""
    start = datetime.combine(date(2000, 1, 1), first.starts)
    for count, person in enumerate(people):
        at = start + length * count
        if at.date() == start.date():
            yield replace(first, starts=at.time(), length=length, people=(person,))


def _completed(slot: Slot, named: Sequence[FoundPerson]) -> Slot:
    """The people of the slot with title, address and profile from elsewhere in the mail."""
    people = merged(list(named), slot.people)[: len(slot.people)]
    return replace(slot, people=people)


def _events(
    slots: Sequence[tuple[Slot, bool]], schedule: Schedule, base: FoundEvent, addressee: Addressee
) -> Iterator[FoundEvent]:
    days = {day.on for day in schedule.days}
    only_day = next(iter(days)) if len(days) == 1 else None
    timed = [(slot, is_sure, _start(slot, only_day, schedule, addressee)) for slot, is_sure in slots]
    nexts = [*(later for _one, later in pairwise(timed)), None]
    for (slot, is_sure, starts), following in zip(timed, nexts, strict=True):
        if slot.is_break:
            continue
        starts_at, zone, doubts = starts
        ends_at, is_end_sure = _end(
            slot, starts_at, zone, following[2][0] if following else None, schedule, len(timed)
        )
        unsure = doubts | (set() if is_end_sure else {ENDS}) | (set() if is_sure and slot.people else {PEOPLE})
        yield replace(
            base, starts_at=starts_at, ends_at=ends_at, zone=zone, people=slot.people, unsure=frozenset(unsure)
        )


def _start(
    slot: Slot, only_day: date | None, schedule: Schedule, addressee: Addressee
) -> tuple[datetime, str, set[str]]:
    """When it starts, in which zone, and what of that is unsure; without any day it is put on tomorrow and marked."""
    doubts = set()
    day = slot.day or only_day
    if day is None:
        day, doubts = addressee.now.date() + timedelta(days=1), {NO_DAY}
    elif not slot.is_day_sure and not (slot.day is None and all(found.is_sure for found in schedule.days)):
        doubts.add(DAY)
    if not slot.is_time_sure or schedule.is_offer:
        doubts.add(STARTS)
    zone = slot.zone or schedule.zone
    if not zone:
        doubts.add(ZONE)
        zone = addressee.zone.key
    found = readings(datetime.combine(day, slot.starts), ZoneInfo(zone))
    if len(found) > 1:
        doubts.add(STARTS)
    return found[0].astimezone(UTC), zone, doubts


def _end(
    slot: Slot, starts_at: datetime, zone: str, next_at: datetime | None, schedule: Schedule, count: int
) -> tuple[datetime, bool]:
    """The end by what is said of it, by the length of each, by the next start, or by habit."""
    if end := slot.ends:
        local = datetime.combine(starts_at.astimezone(ZoneInfo(zone)).date(), end)
        ends_at = readings(local, ZoneInfo(zone))[0].astimezone(UTC)
        if ends_at > starts_at:
            return ends_at, True
    if length := slot.length or (
        schedule.length if schedule.length and schedule.length <= timedelta(hours=2) else None
    ):
        return starts_at + length, True
    if next_at and timedelta() < next_at - starts_at <= LONGEST_UNTIL_NEXT:
        return next_at, True
    return starts_at + (USUAL_IF_ONE if count == 1 else USUAL), False
