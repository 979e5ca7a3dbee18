"""The conversations of a text as it lays them out, before they are put on a calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interviews.invites.found import FoundPerson
from interviews.invites.said_days import DayFound

BREAK = re.compile(
    r"\b(?:break|lunch|coffee|buffer|pause|rest|arrival|check-?in|welcome|tour|wrap[ -]?up"
    r"|mittags?pause|mittagessen|kaffee|ankunft|begrüßung|rundgang|déjeuner|accueil|arrivée|descanso|almuerzo|comida"
    r"|llegada|bienvenida)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One conversation as a text says it; `day` is None if no day was named before it, `zone` "" if no zone."""

    starts: time
    day: date | None = None
    ends: time | None = None
    length: timedelta | None = None
    zone: str = ""
    people: tuple[FoundPerson, ...] = ()
    text: str = ""
    is_day_sure: bool = True
    is_time_sure: bool = True

    @property
    def is_break(self) -> bool:
        return bool(BREAK.search(self.text)) and not self.people

    def end(self) -> time | None:
        """By the range or by the length that was said."""
        if self.ends or not self.length:
            return self.ends
        later = datetime.combine(date(2000, 1, 1), self.starts) + self.length
        return later.time() if later.date() == date(2000, 1, 1) else None


@dataclass(frozen=True, slots=True)
class Schedule:
    """`around` is the text that is about none of the slots; `zone` the one meant where a slot names none."""

    slots: tuple[Slot, ...] = ()
    around: str = ""
    zone: str = ""
    length: timedelta | None = None
    is_offer: bool = False
    days: tuple[DayFound, ...] = ()
