"""Who takes part: the attendees and whoever the text names, without the candidate, rooms and robots. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from interviews.invites.found import Addressee, FoundPerson
from interviews.invites.name_rules import best_owner, is_name, is_title
from interviews.invites.name_words import HONORIFICS
from interviews.invites.people_in_text import people_in
from interviews.people import LONGEST, name_key

MOST_PEOPLE = 30
# Machines that send invites, take notes, or lend their calendar to a company.
ROBOT_HOSTS = re.compile(
    r"(?:.+\.)?(?:group\.calendar\.google\.com|resource\.calendar\.google\.com|goodtime\.io|guide\.co|gem\.com|greenhouse\.io|"
    r"greenhouse-mail\.io|lever\.co|ashbyhq\.com|calendly\.com|cal\.com|myworkday(?:jobs)?\.com|workday\.com|"
    r"smartrecruiters(?:mail)?\.com|icims\.com|zoom\.us|modernloop\.io|prelude\.co|interviewplanner\.com|"
    r"teamtailor(?:-mail)?\.com|recruitee\.com|bamboohr\.com|jobvite\.com|workable(?:mail)?\.com|paradox\.ai|hirevue\.com|"
    r"otter\.ai|fireflies\.ai|read\.ai|fathom\.video|tldv\.io|metaview\.ai|brighthire\.ai|x\.ai|candidatelabs\.com|"
    r"successfactors\.(?:com|eu)|taleo\.net|personio\.(?:de|com)|join\.com|rippling\.com|breezy\.hr|doodle\.com)",
    re.IGNORECASE,
)
# Where people have an address of their own, as a candidate does and an interviewer does not.
FREE_HOSTS = re.compile(
    r"(?:.+\.)?(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|"
    r"posteo|mailbox|fastmail|zoho|mail|t-online)\.[a-z.]{2,6}",
    re.IGNORECASE,
)
ROBOT_BOXES = re.compile(
    r"(?:no-?reply|do-?not-?reply|calendar|scheduling|schedule[rd]?|interviews?|interviewing|recruiting|recruitment|"
    r"recruiters?|talent(?:-?acquisition)?|careers?|jobs?|hr|people(?:-?ops|team)?|hiring|ta|notifications?|invites?|"
    r"meetings?|events?|bookings?|notetaker|assistant|bot|team|candidates?|coordinators?|info|hello|contact|c_[0-9a-z]{20,})"
    r"(?:[.+_-].*)?",
    re.IGNORECASE,
)
ROBOT_NAMES = re.compile(
    r"\b(?:calendar|scheduling|scheduler|no-?reply|note ?taker|assistant|bot|recruiting team|"
    r"talent (?:acquisition )?team|"
    r"interviews?|hiring team|people team|recruitment|recruiting|careers|meeting room|conference room|boardroom|"
    r"goodtime|greenhouse|otter\.ai|fireflies|read\.ai|hr team|team)\b",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")


def is_robot(name: str, email: str) -> bool:
    """Whether this attendee is a calendar, a mailbox of many, or a program."""
    box, _at, host = email.casefold().partition("@")
    if host and ROBOT_HOSTS.fullmatch(host):
        return True
    if name and name_key(name) != email.casefold() and is_name(spoken_name(name)):
        return bool(ROBOT_NAMES.search(name))
    return bool(ROBOT_BOXES.fullmatch(box) or ROBOT_NAMES.search(name))


def spoken_name(name: str) -> str:
    """“Ruiz, Ana (External)” as one says it; an address is no name."""
    name = " ".join(BRACKETED.sub(" ", name).replace('"', "").replace("'", "’").split()).strip(" ,;|-")
    if "@" in name:
        return ""
    name = name.split(" | ")[0].split(" - ")[0].strip()
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first and not is_title(first.strip()):
        if first.strip().casefold().rstrip(".") in HONORIFICS:
            return last.strip()[:LONGEST]
        name = f"{first.strip()} {last.strip()}"
    return name.rstrip(",")[:LONGEST]


def person_of(name: str, email: str) -> FoundPerson:
    """An attendee; one known only by an address is named after it, as well as that goes."""
    said = spoken_name(name)
    return FoundPerson(said or _name_in_address(email), email=email if _is_address(email) else "")


def without_others(people: Iterable[FoundPerson], addressee: Addressee) -> tuple[FoundPerson, ...]:
    """Only the people one meets: neither the candidate nor a machine."""
    return tuple(
        person
        for person in people
        if person.name
        and not addressee.is_meant(person.name, person.email)
        and not is_robot(person.name, person.email)
    )[:MOST_PEOPLE]


def people_of(
    organiser: FoundPerson | None, attendees: list[FoundPerson], text: str, addressee: Addressee
) -> tuple[tuple[FoundPerson, ...], bool]:
    """Whom one meets, and whether that is a guess: the organiser counts if nobody else is there."""
    named = without_others(people_in(text), addressee)
    guests = guests_of(attendees, addressee)
    is_guess = bool(named) and any(person.name not in {guest.name for guest in guests} for person in named)
    people = merged(guests, named)
    host = without_others([organiser] if organiser else [], addressee)
    if host and not people:
        return host, True
    # The host brings an address to whom the text names.
    known = merged((*guests, *host), named)
    return tuple(person for person in known if any(_is_one(person, other) for other in people)), is_guess


def _is_one(person: FoundPerson, other: FoundPerson) -> bool:
    return person.name == other.name or bool(person.email and person.email == other.email)


def guests_of(attendees: Sequence[FoundPerson], addressee: Addressee) -> tuple[FoundPerson, ...]:
    """The attendees that one meets. A candidate under an address that we don't know is the only private one."""
    guests = without_others(attendees, addressee)
    if any(addressee.is_meant(person.name, person.email) for person in attendees):
        return guests
    private = [person for person in guests if FREE_HOSTS.fullmatch(person.email.rpartition("@")[2])]
    return tuple(person for person in guests if len(private) != 1 or len(guests) == 1 or person is not private[0])


def merged(attendees: Sequence[FoundPerson], named: Sequence[FoundPerson]) -> tuple[FoundPerson, ...]:
    """Each once: the text knows titles and profiles, the attendees know addresses. Order: as the text names them."""
    people: list[FoundPerson] = []
    rest = list(attendees)
    for person in named:
        other = next((other for other in rest if _is_same(person, other)), None)
        if other:
            rest.remove(other)
            person = _both(person, other)
        if not any(name_key(person.name) == name_key(known.name) for known in people):
            people.append(person)
    people += [other for other in rest if not any(_is_same(known, other) for known in people)]
    return tuple(people[:MOST_PEOPLE])


def _is_same(one: FoundPerson, other: FoundPerson) -> bool:
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    if set(name_key(one.name).split()) == set(name_key(other.name).split()):
        return True
    # “Ana” of the text is the attendee Ana Ruiz; an attendee without a name is known by the address.
    is_part = name_key(one.name) in name_key(other.name).split() or name_key(other.name) in name_key(one.name).split()
    return is_part or bool(other.email and best_owner(other.email, [one]) and not is_name(other.name))


def _both(person: FoundPerson, attendee: FoundPerson) -> FoundPerson:
    longer = max((person.name, attendee.name), key=lambda name: (is_name(name), len(name.split())))
    return replace(
        person,
        name=longer if len(person.name.split()) == 1 else person.name,
        title=person.title or attendee.title,
        email=attendee.email or person.email,
        url=person.url or attendee.url,
    )


def _is_address(email: str) -> bool:
    return bool(re.fullmatch(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,185}", email))


def _name_in_address(email: str) -> str:
    """“ana.ruiz@…” as “Ana Ruiz”; of “aruiz@…” nobody can tell, so the box is the name."""
    words = [word for word in re.split(r"[._-]", email.partition("@")[0].partition("+")[0]) if word.isalpha()]
    return " ".join(word.capitalize() for word in words)[:LONGEST]
