"""A whole debrief: everything that can be answered about one round, and what follows from the answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboard.debrief_fields import EndedField, LongField, PhraseField, TapField
from dashboard.debrief_form import Answer, AnswersForm
from dashboard.debrief_people import people_of
from dashboard.debrief_said import repertoire_of
from followups.models import Timeline
from interviews.models import Debrief, Interview, Participation, Round
from interviews.people import TypedPerson, recognise, usual_relation
from interviews.round_rows import NamesField
from interviews.signs import Reading, reading_of
from interviews.wall_clock import wall_time
from stories.models import Answer as PreparedAnswer
from stories.models import Story

# So long after its planned end a conversation may have just ended.
JUST = timedelta(hours=1)
MOST_STORIES = 100
SAID = {True: "yes", False: "no", None: ""}
MEANT = {said: meant for meant, said in SAID.items()}
RATINGS = [*Debrief.Rating.choices, ("", gettext_lazy("–"))]


@dataclass(frozen=True)
class End:
    """When one conversation really ended; `can_just_have_ended` while a tap may say so."""

    interview: Interview
    answer: Answer
    can_just_have_ended: bool

    @property
    def pk_text(self) -> str:
        return str(self.interview.pk)

    @property
    def starts(self) -> datetime:
        return wall_time(self.interview.starts_at, self.interview.round.zone)

    @property
    def ends(self) -> datetime:
        return wall_time(self.interview.ends_at, self.interview.round.zone)


class DebriefPage:
    """`round` as fetched by `with_agenda`, in a fixed number of queries; with `post` bound to it."""

    def __init__(self, round: Round, now: datetime, post: QueryDict | None = None) -> None:
        self.round, self.now, self.candidate = round, now, round.application.candidate
        self.held = round.held
        for interview in self.held:
            interview.round = round
        self.record = Debrief.objects.filter(round=round).first() or Debrief(round=round)
        self.timeline: Timeline | None = round.timelines.order_by("pk").last()
        stories = Story.objects.owned_by(self.candidate)[:MOST_STORIES]
        answers = PreparedAnswer.objects.present().filter(application=round.application_id)[:MOST_STORIES]
        self.people = people_of(round, self.held, repertoire_of(stories, answers), now)
        self.ends = [self._end(interview) for interview in self.held]
        self._name_the_rest()
        self.form = AnswersForm(list(self._answers()), post)
        if not self.is_begun:
            self._begin_with_the_first()

    @property
    def reading(self) -> Reading:
        return reading_of(self.record, self.held)

    @property
    def is_begun(self) -> bool:
        return self.record.pk is not None

    @property
    def is_going_on(self) -> bool:
        """Whether a tap may say that a conversation has just ended."""
        return any(end.can_just_have_ended for end in self.ends)

    def keep(self, just_ended: str = "") -> None:
        """Store all that is new and valid; call it inside a transaction that holds the application's row."""
        self.form.keep()
        if just_ended:
            self._end_now(just_ended)
        if not self.is_begun:
            self.record.save()

    def _begin_with_the_first(self) -> None:
        for person in self.people[:1]:
            person.discussed.field.widget.attrs["autofocus"] = True

    def _name_the_rest(self) -> None:
        self.phrase = Answer("phrase", PhraseField(self.candidate, self._stated_on()), self._phrase(), self._state)
        self.signs = [self._tap(name) for name in Debrief.SIGNS]
        self.names = Answer(
            "names", NamesField(label=gettext_lazy("Who else? Names with commas between")), "", self._add
        )
        del self.names.field.widget.attrs["maxlength"]
        self.availability = self._text("availability_answer", 500)
        self.criteria = [self._rating(name) for name in Debrief.CRITERIA]
        self.pay = self._tap("pay_raised_by_them")
        self.what_next = self._text("what_next", 5_000, 2)

    def _answers(self) -> Iterator[Answer]:
        for person in self.people:
            yield from person.answers
        yield from (end.answer for end in self.ends)
        if self.held:
            yield self.names
        yield from (self.phrase, *self.signs, self.availability, *self.criteria, self.pay, self.what_next)

    def _tap(self, name: str) -> Answer:
        stored = SAID[getattr(self.record, name)]
        return Answer(name, TapField(Debrief.label(name)), stored, self._notes(name, MEANT.__getitem__))

    def _rating(self, name: str) -> Answer:
        stored = getattr(self.record, name)
        field = TapField(Debrief.label(name), RATINGS)
        return Answer(name, field, str(stored or ""), self._notes(name, lambda said: int(said) if said else None))

    def _text(self, name: str, most: int, rows: int = 0) -> Answer:
        return Answer(
            name, LongField(Debrief.label(name), most, rows), getattr(self.record, name), self._notes(name, str)
        )

    def _notes(self, name: str, meant: Callable[[str], Any]) -> Callable[[str], None]:
        def keep(said: str) -> None:
            setattr(self.record, name, meant(said))
            self.record.save()

        return keep

    def _end(self, interview: Interview) -> End:
        def keep(moment: datetime | None) -> None:
            interview.ended_at = moment
            interview.save(update_fields=["ended_at"])

        answer = Answer(f"i{interview.pk}-ended", EndedField(interview, self.now), interview.ended_at, keep)
        may = interview.starts_at < self.now <= interview.ends_at + JUST
        return End(interview, answer, may and interview.ended_at is None)

    def _end_now(self, pk: str) -> None:
        for end in self.ends:
            if end.pk_text != pk or end.interview.ended_at:
                continue
            if end.can_just_have_ended:
                end.answer.keep(self.now)
                end.answer.seen = end.answer.said(self.now)
            else:
                self.form.add_error(end.answer.name, _("Not now: type the time at which it ended."))

    def _stated_on(self) -> date:
        """The day on which they will have said it: that of the last conversation that is over, or today."""
        today = wall_time(self.now, self.round.zone).date()
        over = [wall_time(row.starts_at, self.round.zone).date() for row in self.held if row.end <= self.now]
        return min([max(over), today]) if over else today

    def _is_theirs_to_mend(self) -> bool:
        """Whether the last statement is of that very day and nothing came of it yet; else the next is a new one."""
        last = self.timeline
        return bool(last and last.stated_on == self._stated_on() and not (last.answered_at or last.asked_again_at))

    def _phrase(self) -> str:
        return self.timeline.phrase if self.timeline and self._is_theirs_to_mend() else ""

    def _state(self, phrase: str) -> None:
        field, mends = self.phrase.field, self._is_theirs_to_mend()
        reply_by = field.read(phrase) if isinstance(field, PhraseField) and phrase else None
        if mends and self.timeline and reply_by is None:
            self.timeline.delete()
            self.timeline = None
        elif mends and self.timeline:
            self.timeline.phrase, self.timeline.reply_by = phrase, reply_by or self.timeline.reply_by
            self.timeline.is_undated = False
            self.timeline.save(update_fields=["phrase", "reply_by", "is_undated"])
        elif reply_by:
            self.timeline = Timeline.objects.create(
                round=self.round, phrase=phrase, stated_on=self._stated_on(), reply_by=reply_by
            )
        if self.timeline and reply_by:
            self.timeline.wake_mail()

    def _add(self, typed: tuple[TypedPerson, ...]) -> None:
        """They introduced further people: met in the last conversation that has begun, so owed a thank-you."""
        begun = [interview for interview in self.held if interview.starts_at <= self.now] or self.held
        for person in recognise(self.round.application, typed, usual_relation(self.round.number)):
            Participation.objects.update_or_create(interview=begun[-1], interviewer=person, defaults={"met": True})
        Interview.objects.filter(pk=begun[-1].pk).tell_calendars()
        self.record.introduced = True
        self.record.save()
