"""What was found in a file or a mail, before anybody has said that it is right."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from interviews.people import name_key

# What may be marked as unsure in an event; day and start may also not be said at all, then any will do as a stand-in.
DAY, STARTS, ENDS, ZONE, PEOPLE = "day", "starts", "ends", "zone", "people"
NO_DAY, NO_START = "no-day", "no-start"
type Unsure = frozenset[str]


@dataclass(frozen=True, slots=True)
class Addressee:
    """The candidate, who is never one of the people found, and whose clock and country decide what is left open."""

    zone: ZoneInfo
    now: datetime
    emails: frozenset[str] = frozenset()
    name: str = ""
    country: str = ""

    def is_meant(self, name: str, email: str) -> bool:
        """Whether this is the candidate, under whatever address."""
        if email and email.casefold() in self.emails:
            return True
        if name and name_key(name) in name_key(self.name).split():
            return True
        return bool(name and self.name) and sorted(name_key(name).split()) == sorted(name_key(self.name).split())


@dataclass(frozen=True, slots=True)
class FoundPerson:
    name: str
    title: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event of a file or a conversation of a mail; times in UTC, `zone` the IANA zone they were said in or ""."""

    uid: str = ""
    recurrence_id: str = ""
    sequence: int = 0
    dtstamp: datetime | None = None
    is_cancelled: bool = False
    is_recurring: bool = False
    title: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""
    place: str = ""
    url: str = ""
    phones: tuple[str, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    organiser: FoundPerson | None = None
    notes: str = ""
    unsure: Unsure = field(default_factory=frozenset)
