"""Whom a line names, and which of the people already known they are. Names as typed, never made up. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interviews.invites.name_rules import is_title
from interviews.invites.name_words import NO_NAME, SOFT, TITLE_WORDS
from interviews.quick_add.grammar import Grammar
from interviews.quick_add.line import PLAIN, Line, capitals, folded

# Not somebody senior.
SENOR = "Sr."
MOST_PEOPLE, MOST_WORDS, LONGEST = 20, 5, 80
WORD = re.compile(r"[^\W\d_](?:[\w.'’‑-]*[\w.])?")
# “la Sra. García”
ARTICLE = re.compile(
    r"(?:la|el|le|der|dem|den|die|the)\s+(?=(?:sra?|srta|dra?|mme|mlle|mm?|herrn?|frau|prof)\b)", re.IGNORECASE
)
BRACKETED = re.compile(r"\s*\([^()<>]{1,120}\)$")


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is a known person's whole one if just one can be meant; `either` lists them if several can."""

    name: str
    title: str = ""
    either: tuple[str, ...] = ()


def take_people(line: Line, known: Sequence[str]) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    for match in line.grammar.people.finditer(line.plain):
        for start, piece in list(_pieces(line, match)):
            if people and is_title(piece) and not BRACKETED.search(piece):
                _give_title(people, line.cut(start, start + len(piece)))
                continue
            piece = _without_small_words(piece, line.grammar)
            if (person := _person(piece, known, line.grammar)) and len(people) < MOST_PEOPLE:
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


def _person(piece: str, known: Sequence[str], grammar: Grammar) -> Person | None:
    bracketed = BRACKETED.search(piece)
    title = bracketed[0].strip(" ()") if bracketed else ""
    name = ARTICLE.sub("", BRACKETED.sub("", piece), count=1)
    if titled := grammar.titled.match(name.translate(PLAIN)):
        title = title or name[titled.start("title") : titled.end("title")]
        name = name[titled.end() :]
    if not is_person(name, grammar):
        return None
    meant = recognised(name, known)
    if len(meant) == 1:
        return Person(meant[0], title)
    return Person(name, title, meant)


def _without_small_words(piece: str, grammar: Grammar) -> str:
    """“Ana bring a portfolio” is Ana; “their CTO Ana”, “ana ruiz” and “Ana (head of data)” are as they are."""
    has_capital_first = piece[:1].isupper() and "(" not in piece
    return " ".join(capitals(piece.split(" "), grammar.inside)) if has_capital_first else piece


def is_person(text: str, grammar: Grammar) -> bool:
    """Whether these words may be somebody's name; in small letters, as one types on a phone, at most two."""
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or len(text) > LONGEST or words[0] in grammar.articles:
        return False
    if not text[:1].isupper() and len(words) > 2 and text.islower():
        return False
    return all(WORD.fullmatch(word) and not _says_something_else(word, grammar) for word in words if word != SENOR)


def _says_something_else(word: str, grammar: Grammar) -> bool:
    bare = word.casefold().strip(".,’'").replace("’", "'")
    if bare in grammar.nobody or bare.endswith(grammar.nobody_ends):
        return True
    return bare in NO_NAME | TITLE_WORDS and bare not in SOFT


def _pieces(line: Line, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Where each name stands in the line."""
    at, last = match.span("names")
    for separator in [*line.grammar.separator.finditer(match.string, at, last), None]:
        end = separator.start() if separator else last
        if piece := line.rest[at:end].strip():
            yield line.rest.index(piece[0], at), piece
        at = separator.end() if separator else end
