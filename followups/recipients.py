"""How far the thank-yous of a round are, person by person; the pages about thank-yous ask here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from followups.continuity import Earlier, earlier_talks
from followups.drafts import Background, Draft, thank_you_draft
from followups.models import ThankYouNote
from followups.note_rows import rows_of_notes
from followups.note_styles import Style
from interviews.models import Interviewer, Participation, Round, Topic

LONG_PAST = timedelta(days=7)


class State(StrEnum):
    OWED = "owed"
    TO_COME = "to_come"
    SENT = "sent"
    SKIPPED = "skipped"
    NOT_MET = "not_met"
    CALLED_OFF = "called_off"


@dataclass(slots=True)
class Recipient:
    """One person on a round's agenda. `last` is their last conversation in it; `note` is not saved before somebody
    saves it, and shows the computed draft until then."""

    state: State
    last: Participation
    note: ThankYouNote
    topics: list[str]
    mark: datetime | None = None
    recruiter: Interviewer | None = None  # whom to ask for an address, or to pass a note on
    earlier: Earlier | None = None  # what was talked about in a round before this one
    promises: Sequence[str] = ()
    can_reopen: bool = False

    @property
    def person(self) -> Interviewer:
        return self.last.interviewer

    @property
    def is_open(self) -> bool:
        return self.state in (State.OWED, State.TO_COME)

    @property
    def is_opened(self) -> bool:
        """Opened in a mail program; whether it was sent, only the candidate knows."""
        return self.is_open and self.note.opened_at is not None

    @property
    def is_under_way(self) -> bool:
        return self.is_open and self.note.recruiter_asked_at is not None

    def draft(self, style: Style = Style.WARM_SHORT, *more_topics: str) -> Draft:
        interview, topics = self.last.interview, [*self.topics, *more_topics]
        held_on = interview.starts_at.astimezone(interview.round.zone).date()
        sender = interview.round.application.candidate.name
        background = Background(held_on, self.earlier, self.promises)
        return thank_you_draft(interview.round, self.person, topics, sender, style, background)

    def style_of(self, subject: str, body: str) -> Style | None:
        """The style of a draft that nobody has touched; None for the candidate's own words."""
        return next((style for style in Style if self.draft(style) == Draft(subject, body)), None)

    @property
    def is_begun(self) -> bool:
        return self.note.pk is not None and bool(self.note.subject or self.note.body)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many were thanked, and who is left."""

    thanked: int
    skipped: int
    owed: list[Recipient]
    to_come: list[Recipient]

    @property
    def total(self) -> int:
        return self.thanked + len(self.owed) + len(self.to_come)

    @property
    def is_all_thanked(self) -> bool:
        return bool(self.thanked) and not self.owed and not self.to_come


def recipients_of(round: Round, now: datetime) -> list[Recipient]:
    """Everybody on the agenda in the order of their conversations; those still owed come first. One statement."""
    found = rows_of_notes(round, now)
    lasts, topics, talks = (
        _last_of_each(found["seats"]),
        _told(found["topics"]),
        earlier_talks(round, found["earlier"]),
    )
    notes = {note.interviewer_id: note for note in found["notes"]}
    marks = dict(found["marks"])
    recruiter = next(iter(found["recruiters"]), None)
    rows = [
        Recipient(
            _state(last, _note(notes, last), marks.get(person), now),
            last,
            _note(notes, last),
            topics[Topic.Nature.DISCUSSED].get(person, []),
            marks.get(person),
            recruiter=recruiter if recruiter != last.interviewer else None,
            earlier=talks.before(last.interviewer),
            promises=topics[Topic.Nature.PROMISED].get(person, []),
            can_reopen=_note(notes, last).can_reopen(now),
        )
        for person, last in lasts.items()
    ]
    for row in rows:
        if not (row.note.subject or row.note.body or row.note.is_settled):
            draft = row.draft()
            row.note.subject, row.note.body = draft.subject, draft.body
    return sorted(rows, key=lambda row: row.state != State.OWED)


def progress_of(recipients: Iterable[Recipient]) -> Progress:
    by_state: dict[State, list[Recipient]] = {state: [] for state in State}
    for row in recipients:
        by_state[row.state].append(row)
    return Progress(
        thanked=len(by_state[State.SENT]),
        skipped=len(by_state[State.SKIPPED]),
        owed=by_state[State.OWED],
        to_come=by_state[State.TO_COME],
    )


def _last_of_each(seats: Iterable[Participation]) -> dict[int, Participation]:
    """By person, their last conversation that stands; where none stands, the last one that was called off."""
    lasts: dict[int, Participation] = {}
    for row in sorted(seats, key=lambda row: (not row.interview.is_cancelled, row.met is not False)):
        lasts[row.interviewer_id] = row
    return dict(sorted(lasts.items(), key=lambda item: (item[1].interview.starts_at, item[1].pk)))


def _told(rows: Iterable[Topic]) -> dict[str, dict[int, list[str]]]:
    """By what they are and by person."""
    topics: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for topic in rows:
        topics[topic.nature][topic.interviewer_id].append(topic.text)
    return topics


def _note(notes: dict[int, ThankYouNote], last: Participation) -> ThankYouNote:
    """Theirs, or one that is not saved before somebody saves it."""
    note = notes.setdefault(last.interviewer_id, ThankYouNote())
    note.round, note.interviewer = last.interview.round, last.interviewer
    return note


def _state(last: Participation, note: ThankYouNote, mark: datetime | None, now: datetime) -> State:
    if note.is_settled:
        return State.SENT if note.sent_at else State.SKIPPED
    if mark:
        return State.OWED
    if last.met is False:
        return State.NOT_MET
    if last.interview.is_cancelled or last.interview.round.is_cancelled:
        return State.CALLED_OFF
    return State.TO_COME
