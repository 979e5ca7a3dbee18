"""What kind of round a line speaks of, where it is held, and which round it is. English. Pure."""

import re
from dataclasses import dataclass

from interviews.invites.places import LONGEST_URL, URL, addresses_in
from interviews.models import Round
from interviews.models.round import LAST_NUMBER
from interviews.quick_add.line import NAMES_FOLLOW, STOP, Line

KIND, FORMAT = Round.Kind, Round.Format
CALL = r"(?: (?:call|chat|meeting|interview|conference))?"
FORMATS = (
    (rf"virtual(?: on-?\s?site)?{CALL}|remote(?: on-?\s?site)?{CALL}", FORMAT.VIDEO),
    (r"on-?\s?site|in[ -]person|face[ -]to[ -]face", FORMAT.ONSITE),
    (
        rf"(?:(?:on|via|over|by) )?(?:video(?:call)?|zoom|(?:ms |microsoft )?teams|google meet|webex|skype){CALL}"
        r"|(?:on|via|over) meet",
        FORMAT.VIDEO,
    ),
    (rf"(?:(?:by|over the|on the) )?(?:tele)?phone{CALL}", FORMAT.PHONE),
)
KINDS = (
    (rf"(?:recruiter |hr )?screen(?:ing)?{CALL}|recruiter call", KIND.SCREEN),
    (rf"hiring manager{CALL}", KIND.HIRING_MANAGER),
    (rf"technical{CALL}|tech (?:screen|interview|round)|coding{CALL}|system design|pair programming", KIND.TECHNICAL),
    (rf"case study{CALL}|case (?:interview|round)|work sample|take-home", KIND.CASE_STUDY),
    (rf"behaviou?ral{CALL}|culture fit", KIND.BEHAVIOURAL),
    (rf"final(?: round)?{CALL}", KIND.FINAL),
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NUMBER = re.compile(
    rf"{NAMES_FOLLOW}\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<ordinal>[12]?\d)(?:st|nd|rd|th))[ -]"
    r"(?:round|interview|stage|call|conversation)\b|\b(?:round|stage|interview) #?(?P<number>[12]?\d)\b(?![:.])",
    re.IGNORECASE,
)
PANEL = re.compile(rf"{NAMES_FOLLOW}\b(?:panel(?: interview)?|all together)\b", re.IGNORECASE)
APART = re.compile(r"\b(?:back[ -]to[ -]back|one after the other|one by one)\b", re.IGNORECASE)
PLACE = re.compile(rf"\bin (?P<place>[^\0;]+?){STOP}", re.IGNORECASE)
SECOND_AT = re.compile(rf"(?<![^\s\0])(?:at |@ ?)(?P<place>[^\0;]+?){STOP}", re.IGNORECASE)
ROOM = re.compile(r"\b(?:room|floor|building|suite) [\w-]{1,20}(?!\w)", re.IGNORECASE)
NO_PLACE = re.compile(
    r"(?:the )?(?:morning|afternoon|evening|english|german|french|spanish|total|case)\b", re.IGNORECASE
)


FORMATS_SAID, KINDS_SAID = (
    tuple((re.compile(rf"{NAMES_FOLLOW}\b(?:{pattern})(?!\w)", re.IGNORECASE), value) for pattern, value in said)
    for said in (FORMATS, KINDS)
)


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
    kind = next((kind for pattern, kind in KINDS_SAID if line.take(pattern)), "")
    return Words(
        kind=kind or (KIND.ONSITE if is_onsite else ""),
        format=format,
        number=number,
        is_panel=bool(line.take(PANEL)),
        is_apart=bool(line.take(APART)),
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
    match = next((one for one in PLACE.finditer(line.rest) if not NO_PLACE.match(one["place"])), None)
    match = match or SECOND_AT.search(line.rest)
    places = [match["place"].strip(" ,")] if match else []
    if match:
        line.cut(*match.span())
    if room := line.take(ROOM):
        places.append(room[0])
    return ", ".join(places)[:300]


def _format(line: Line) -> tuple[str, bool]:
    """What is said first of how one meets, and whether the word was “onsite”, which is a kind of round too."""
    for pattern, format in FORMATS_SAID:
        if match := line.take(pattern):
            return format, "site" in match[0].casefold()
    return "", False


def _number(line: Line) -> int | None:
    match = NUMBER.search(line.rest)
    if match is None:
        return None
    word = (match["word"] or "").casefold()
    number = ORDINALS.index(word) + 1 if word else int(match["ordinal"] or match["number"])
    if not 1 <= number <= LAST_NUMBER:
        return None
    line.cut(*match.span())
    return number
