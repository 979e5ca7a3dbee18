"""Whom a line names, and which of the people already known they are. Names as typed, never made up. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interviews.invites.name_rules import is_title
from interviews.invites.name_words import NO_NAME, SOFT, TITLE_WORDS, words_of
from interviews.quick_add.line import STOP, Line, capitals, folded

MOST_PEOPLE, MOST_WORDS, LONGEST = 20, 5, 80
WITH = re.compile(rf"(?<!\w)(?:with |w/ ?|meet(?:ing)? (?!with\b))(?P<names>[^\0]+?){STOP}", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*(?:[,;&+]|\band\b)\s*(?![^(]*\))", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_](?:[\w.'’‑-]*[\w.])?")
BRACKETED = re.compile(r"\s*\([^()<>]{1,120}\)$")
# “their CTO Ana” is Ana, and what she is.
TITLED = re.compile(
    r"(?:(?:the|their|our|my)\s+)?(?P<title>hiring manager|recruiter|manager|team lead|[A-Z]{2,4}O|VP|head of \w+)"
    r"\s+(?=[^\W\d_])"
)
NOBODY = words_of(
    """
    someone somebody everybody everyone them him her others people guys folks two three four tbd tba unknown about
    their whole entire rest more another other
    """
)


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is a known person's whole one if just one can be meant; `either` lists them if several can."""

    name: str
    title: str = ""
    either: tuple[str, ...] = ()


def take_people(line: Line, known: Sequence[str]) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    for match in WITH.finditer(line.rest):
        for start, piece in list(_pieces(match["names"], match.start("names"))):
            if people and is_title(piece):
                _give_title(people, line.cut(start, start + len(piece)))
                continue
            piece = _without_small_words(piece)
            if (person := _person(piece, known)) and len(people) < MOST_PEOPLE:
                line.cut(start, start + len(piece))
                people.setdefault(folded(person.name), person)
    return tuple(people.values())


def recognised(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Those whose name this is, or else those of whose name it is a part."""
    same = tuple(one for one in known if folded(one) == folded(name))
    said = set(folded(name).split())
    return same or tuple(one for one in dict.fromkeys(known) if said <= set(folded(one).split()))


def _give_title(people: dict[str, Person], title: str) -> None:
    """“Ana Ruiz, Head of Data”: what somebody is, after their name."""
    key, person = next(reversed(people.items()))
    people[key] = replace(person, title=person.title or title)


def _person(piece: str, known: Sequence[str]) -> Person | None:
    bracketed = BRACKETED.search(piece)
    title = bracketed[0].strip(" ()") if bracketed else ""
    name = BRACKETED.sub("", piece)
    if titled := TITLED.match(name):
        name, title = name[titled.end() :], title or titled["title"]
    if not is_person(name):
        return None
    meant = recognised(name, known)
    if len(meant) == 1:
        return Person(meant[0], title)
    return Person(name, title, meant)


def _without_small_words(piece: str) -> str:
    """“Ana bring a portfolio” is Ana; “their CTO Ana”, “ana ruiz” and “Ana (head of data)” are as they are."""
    has_capital_first = piece[:1].isupper() and "(" not in piece
    return " ".join(capitals(piece.split(" "))) if has_capital_first else piece


def is_person(text: str) -> bool:
    """Whether these words may be somebody's name; in small letters, as one types on a phone, at most two."""
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or len(text) > LONGEST:
        return False
    if not text[:1].isupper() and len(words) > 2 and text.islower():
        return False
    return all(WORD.fullmatch(word) and not _says_something_else(word) for word in words)


def _says_something_else(word: str) -> bool:
    bare = word.casefold().strip(".,’'")
    return bare in NOBODY or (bare in NO_NAME | TITLE_WORDS and bare not in SOFT)


def _pieces(names: str, offset: int) -> Iterator[tuple[int, str]]:
    at = 0
    for match in [*SEPARATOR.finditer(names), None]:
        end = match.start() if match else len(names)
        if piece := names[at:end].strip():
            yield offset + at + names[at:end].index(piece[0]), piece
        at = match.end() if match else end
