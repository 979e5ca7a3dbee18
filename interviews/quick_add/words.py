"""What kind of round a line speaks of, where it is held, and which round it is. Pure."""

import re
from dataclasses import dataclass

from interviews.invites.places import LONGEST_URL, URL, addresses_in
from interviews.models.round import LAST_NUMBER
from interviews.quick_add.line import Line
from interviews.quick_add.tongues.tongue import KIND, matching

ONSITE = re.compile(r"\bon-?\s?site", re.IGNORECASE)
LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class Words:
    kind: str = ""
    format: str = ""
    number: int | None = None
    is_panel: bool = False
    is_apart: bool = False


def take_words(line: Line) -> Words:
    number = _number(line)
    format, is_onsite = _format(line)
    kind = next((kind for pattern, kind in line.grammar.kinds if line.take(pattern)), "")
    is_apart = bool(line.take(line.grammar.apart))
    return Words(
        kind=kind or (KIND.ONSITE if is_onsite else ""),
        format=format,
        number=number,
        is_panel=bool(line.take(line.grammar.panel)) and not is_apart,
        is_apart=is_apart,
    )


def take_link(line: Line) -> str:
    """The first address of the web, out of the wrapping of mail programs; one too long to keep stays in the line."""
    match = URL.search(line.rest)
    address = next(addresses_in(match[0]), "") if match else ""
    if match is None or not 0 < len(address) <= LONGEST_URL:
        return ""
    line.cut(*match.span())
    return address


def take_place(line: Line) -> str:
    """“in Berlin, room 4”, or after the company “at Main Street 12”."""
    match = _place(line) or line.grammar.second_at.search(line.plain)
    places = [line.said(match, "place").strip(" ,")] if match else []
    if match:
        line.cut(*match.span())
    if room := line.take(line.grammar.room):
        places.append(room)
    return ", ".join(places)[:LONGEST_PLACE]


def _place(line: Line) -> re.Match[str] | None:
    for pattern, no_place, knows_small in line.grammar.places:
        for match in pattern.finditer(line.plain):
            is_written_as_one = knows_small or not match["place"][:1].islower()
            if is_written_as_one and not no_place.match(match["place"]):
                return match
    return None


def _format(line: Line) -> tuple[str, bool]:
    """What is said first of how one meets, and whether the word was “onsite”, which is a kind of round too."""
    for pattern, format in line.grammar.formats:
        if said := line.take(pattern):
            return format, bool(ONSITE.search(said))
    return "", False


def _number(line: Line) -> int | None:
    for pattern, tongue in line.grammar.numbers:
        if match := pattern.search(line.plain):
            word, figure = match["word"], match["figure"] or match["number"]
            number = (matching(tongue.ordinals, word) or 0) + 1 if word else int(figure)
            if 1 <= number <= LAST_NUMBER:
                line.cut(*match.span())
                return number
    return None
