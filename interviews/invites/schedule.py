"""The conversations that a text lays out: “14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind”, in lines or in one. Pure.

The text is cut at its times; what stands around a time is about it. `splitting` and `mail_text` make events of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from interviews.invites.found import Addressee, FoundPerson
from interviews.invites.people_found import without_others
from interviews.invites.people_in_text import people_in
from interviews.invites.said_days import DayFound, Said, days_in
from interviews.invites.said_times import TimeFound, length_in
from interviews.invites.said_zones import LETTERED, zone_in
from interviews.invites.slots import Schedule, Slot
from interviews.invites.timed_lines import blanked, conversation_times, day_of, told_once

LONGEST_LINE, MOST_LINES, MOST_SLOTS = 1_500, 400, 40
OFFER = re.compile(
    r"\b(?:would|could|does|do|is|are)\b[^.\n]{0,120}\b(?:work|suit|available|free|convenient)\b|"
    r"\blet (?:me|us) know (?:which|what|(?:if|whether) (?:that|this|these|those|it|either|any) )|"
    r"\b(?:either|options?|alternatively|slots? (?:below|available)|propose|suggest|availability)\b|"
    r"\b(?:passt|passen|würde)\b[^.\n]{0,60}\b(?:ihnen|dir|euch|zeit)\b|\bmöglichkeiten\b|\bterminvorschl|"
    r"\b(?:vous conviendrai\w+|vous convien\w+|êtes-vous|seriez-vous|disponibilités?)\b|"
    r"\b(?:le|te|os|les) (?:viene|vendría|iría) bien\b|\b(?:disponibilidad|estaría|estarías) disponible\b",
    re.IGNORECASE,
)
ZONE_AFTER = re.compile(r"^[\s,(\[]{0,3}[^,;.\n|]{0,40}")


@dataclass(slots=True)
class _Piece:
    """A time with the text before it on its line, and all the text up to the next time."""

    found: TimeFound
    day: DayFound | None
    lead: str
    zone: str
    after: str = ""


def schedule_in(text: str, said: Said, addressee: Addressee) -> Schedule:
    """What the text lays out, in its order; the addressee's clock decides what a zone's letters stand for."""
    lines = [line[:LONGEST_LINE] for line in text.split("\n")[:MOST_LINES]]
    pieces, before, days = _cut(lines, said, addressee)
    zone = zone_in(text[:20_000], addressee.zone, addressee.now)
    slots, around = _laid_out(pieces, before, addressee)
    return Schedule(
        slots=tuple(_told_once(_without_whole(slots))),
        around=around,
        zone=zone,
        length=length_in(around),
        is_offer=bool(OFFER.search(text[:20_000])),
        days=tuple(days),
    )


def _cut(lines: Sequence[str], said: Said, addressee: Addressee) -> tuple[list[_Piece], str, list[DayFound]]:
    """The pieces of the text, what stands before the first of them, and the days that it names."""
    pieces: list[_Piece] = []
    before: list[str] = []
    day: DayFound | None = None
    days: list[DayFound] = []
    for line in lines:
        line_days = days_in(line, said)
        days += line_days
        blank = blanked(line, line_days)
        times = told_once(conversation_times(blank), blank, addressee)[: MOST_SLOTS - len(pieces)]
        position = 0
        for count, found in enumerate(times):
            day = day_of(found, line_days, is_only=len(times) == 1) or day
            between = blank[position : found.start]
            if count:
                pieces[-1].after += between
            zone_text = ZONE_AFTER.match(blank[found.end :])
            zone = zone_in(
                blank[found.start : found.end] + (zone_text[0] if zone_text else ""), addressee.zone, addressee.now
            )
            pieces.append(_Piece(found, day, "" if count else between, zone))
            position = found.end
        day = line_days[-1] if line_days else day
        rest = blank[position:]
        if pieces:
            pieces[-1].after += rest + "\n"
        else:
            before.append(rest)
    return pieces, "\n".join(before), days


def _laid_out(pieces: list[_Piece], before: str, addressee: Addressee) -> tuple[list[Slot], str]:
    """Each piece with the paragraph that is about it: the one after its time, or else the one before."""
    own, rests = zip(*(_own_and_rest(piece.after) for piece in pieces), strict=True) if pieces else ((), ())
    named = [_people(f"{piece.lead} | {text}", addressee) for piece, text in zip(pieces, own, strict=True)]
    leads = [before, *rests[:-1]] if pieces else [before]
    around = [before, *rests]
    if pieces and not named[-1] and (shifted := _shifted(pieces, own, before, addressee)):
        named = shifted
    else:
        for position, lead in enumerate(leads if pieces else ()):
            if not named[position] and (people := _people(_last_paragraph(lead), addressee)):
                named[position] = people
    slots = [
        Slot(
            starts=piece.found.starts,
            day=piece.day.on if piece.day else None,
            ends=piece.found.ends,
            length=length_in(f"{piece.lead} {text}"),
            zone=piece.zone,
            people=people,
            text=f"{piece.lead} {text}".strip(),
            is_day_sure=piece.day.is_sure if piece.day else False,
            is_time_sure=piece.found.is_sure,
        )
        for piece, text, people in zip(pieces, own, named, strict=True)
    ]
    return slots, "\n\n".join(part for part in around if part.strip())


def _shifted(
    pieces: Sequence[_Piece], own: Sequence[str], before: str, addressee: Addressee
) -> list[tuple[FoundPerson, ...]]:
    """Names that stand before their times: “Ana Ruiz 14:00, Bo Lind 14:45”, or in the line above."""
    texts = [f"{_last_paragraph(before)}\n{pieces[0].lead}", *own[:-1]]
    leads = [piece.lead for piece in pieces]
    people = [
        _people(f"{text}\n{lead}" if position else text, addressee)
        for position, (text, lead) in enumerate(zip(texts, leads, strict=True))
    ]
    return people if people[0] and all(people) else []


def _own_and_rest(after: str) -> tuple[str, str]:
    """The rest of the time's own line and what follows without an empty line between; then all else."""
    first, _break, following = after.partition("\n")
    own, _gap, rest = following.partition("\n\n") if following[:1] != "\n" else ("", "", following)
    return f"{first}\n{own}".rstrip(), rest


def _last_paragraph(text: str) -> str:
    """What touches the line below it."""
    if text.endswith("\n\n"):
        return ""
    return text.rstrip("\n").rpartition("\n\n")[2]


def _people(text: str, addressee: Addressee) -> tuple[FoundPerson, ...]:
    return without_others(people_in(LETTERED.sub(" | ", text), allows_first_names=True), addressee)


def _without_whole(slots: Sequence[Slot]) -> Iterator[Slot]:
    """Without a range that only says from when to when all the others are."""
    for slot in slots:
        inside = [other for other in slots if other is not slot and _holds(slot, other)]
        if len(inside) < 2 and not (
            inside and inside[0].people and not slot.people and inside[0].starts == slot.starts
        ):
            yield slot


def _holds(whole: Slot, part: Slot) -> bool:
    if whole.ends is None or whole.day not in (None, part.day):
        return False
    is_shorter = part.end() is None or (part.end() or whole.ends) < whole.ends or part.starts > whole.starts
    return whole.starts <= part.starts < whole.ends and is_shorter


def _told_once(slots: Iterator[Slot]) -> list[Slot]:
    """A time that is said again, in a summary or a subject, adds to what is known of it."""
    kept: dict[tuple[date | None, time], Slot] = {}
    for slot in slots:
        key = (slot.day, slot.starts)
        first = kept.get(key)
        kept[key] = (
            slot
            if first is None
            else replace(
                first,
                ends=first.ends or slot.ends,
                length=first.length or slot.length,
                zone=first.zone or slot.zone,
                people=first.people or slot.people,
            )
        )
    return list(kept.values())
