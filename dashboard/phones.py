"""Telephone numbers that stand in what was noted about a round and its people, ready to be dialled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher

from interviews.models import Interviewer, Round

AT_MOST = 12
# The library looks at every digit; nobody notes more than this about a call.
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Phone:
    """Whose number it is, or "" for the round's own; the number as one reads it, and its tel: address."""

    whose: str
    text: str
    url: str


def phones_in(round: Round, people: Sequence[Interviewer]) -> tuple[Phone, ...]:
    """Those of the round and its conversations first, each number once. `round` as fetched by `with_agenda`."""
    texts = [round.location, round.notes, *(row.notes for row in round.interviews.all())]
    country = round.application.candidate.country or None
    found = [*_phones("", "\n".join(texts), country)]
    for person in people:
        found += _phones(person.name, person.notes, country)
    return tuple({phone.url: phone for phone in reversed(found)}.values())[::-1][:AT_MOST]


def _phones(whose: str, text: str, country: str | None) -> Iterator[Phone]:
    for match in PhoneNumberMatcher(text[:LONGEST], country):
        url = phonenumbers.format_number(match.number, PhoneNumberFormat.RFC3966)
        yield Phone(whose, phonenumbers.format_number(match.number, PhoneNumberFormat.INTERNATIONAL), url)
