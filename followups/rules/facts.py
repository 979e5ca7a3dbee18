"""The plain facts of one round, and the mails that rules want: what goes into the rules and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followups.quiet import QuietHours
from stories.readiness import Missing

THANK_WITHIN = timedelta(hours=24)

THANK_YOU, TIMELINE_PASSED, PREPARE = "thank_you", "timeline_passed", "prepare"
FIRST, LAST_CALL, SECOND, ONCE = "first", "last_call", "second", "once"
LATE = "late"  # a wording of the first step, no step of its own

type Key = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview that was not called off: its local day in the round's zone, its end (actual if known), its people.

    `people` are the ids of those on the agenda and not marked as not met.
    """

    day: date
    end: datetime
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Statement:
    """The timeline recorded last."""

    reply_by: date
    is_answered: bool = False
    asked_again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayAhead:
    """The first start of a round, and how ready the candidate is for it.

    `missing` is worst first; None where nobody looked, because the day was over when the facts were gathered.
    """

    starts_at: datetime
    on: date  # in the round's zone
    fixed_at: datetime  # when it was entered with this start, or moved to it
    changed_at: datetime  # the last change of the round, its agenda or its people
    is_asked_for: bool  # a second or later round, or several people; neither rejected nor withdrawn
    missing: tuple[Missing, ...] | None = None


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """All that decides about the reminders of one round."""

    zone: ZoneInfo  # the candidate's
    logged_at: datetime
    meetings: tuple[Meeting, ...] = ()
    settled: frozenset[int] = frozenset()  # people with a note sent or skipped
    statement: Statement | None = None
    day_ahead: DayAhead | None = None
    is_deleted: bool = False
    is_cancelled: bool = False
    is_decided: bool = False  # offer, accepted, rejected, withdrawn, no reply
    has_later_round: bool = False
    quiet: QuietHours | None = None
    is_reachable: bool = True  # the address is confirmed, the account active
    switched_on: frozenset[str] = frozenset({THANK_YOU, TIMELINE_PASSED, PREPARE})
    country: str = ""
    subdivision: str = ""
    sent: Mapping[Key, datetime] = field(default_factory=dict)
    snoozed_until: Mapping[str, datetime] = field(default_factory=dict)  # by kind


@dataclass(frozen=True, slots=True)
class Owed:
    """A person not yet thanked: the end of their last interview in the round, and that interview's day."""

    person: int
    end: datetime
    day: date

    @property
    def mark(self) -> datetime:
        return self.end + THANK_WITHIN


@dataclass(frozen=True, slots=True)
class Due:
    """One mail that is wanted: its identity, when it goes out, when it is of no more use (exclusive), its wording."""

    kind: str
    step: str
    about_on: date
    due_at: datetime
    expires_at: datetime
    wording: str

    @property
    def key(self) -> Key:
        return (self.kind, self.step, self.about_on)
