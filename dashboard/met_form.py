"""Whom did you meet: a row a person with one thing you talked about, and a line for people nobody had named."""

from collections import defaultdict

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.text import validate_one_line
from interviews.models import Participation, Round, Topic
from interviews.people import recognise, usual_relation
from interviews.round_rows import NamesField


class PersonForm(forms.Form):
    """One person of the agenda; not ticked means not met. `noted` is what was talked about as far as it is known."""

    met = forms.BooleanField(label=_("I met them"), required=False)
    topic = forms.CharField(
        label=_("One thing you talked about"), required=False, max_length=500, validators=[validate_one_line]
    )

    def __init__(self, seats: list[Participation], noted: list[str], post: QueryDict | None) -> None:
        self.seats, self.noted, self.person = seats, noted, seats[-1].interviewer
        self.was_met = any(seat.met is not False for seat in seats)
        super().__init__(post, prefix=f"person{self.person.pk}", initial={"met": self.was_met})

    def save(self) -> None:
        is_met, text = self.cleaned_data["met"], self.cleaned_data["topic"]
        for seat in self.seats:
            # Somebody who missed one of their conversations and was met in another stays as marked.
            if seat.met is None or is_met != self.was_met:
                seat.mark_met(is_met)
        if is_met and text and text not in self.noted:
            Topic.objects.create(interview=self.seats[-1].interview, interviewer=self.person, text=text)


class MoreForm(forms.Form):
    names = NamesField(label=_("Anybody else?"), help_text=_("Names with commas between them."))


class MetForms:
    """All of them as one; `round` as fetched by `with_agenda`."""

    def __init__(self, round: Round, post: QueryDict | None) -> None:
        self.round = round
        self.held = [interview for interview in round.interviews.all() if not interview.is_cancelled]
        seats: dict[int, list[Participation]] = defaultdict(list)
        for interview in self.held:
            for seat in interview.participations.all():
                seats[seat.interviewer_id].append(seat)
        noted: dict[int, list[str]] = defaultdict(list)
        for topic in Topic.objects.filter(interview__in=self.held):
            noted[topic.interviewer_id].append(topic.text)
        self.people = [PersonForm(rows, noted[person], post) for person, rows in seats.items()]
        self.more = MoreForm(post)

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in [*self.people, self.more])

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in [*self.people, self.more]])

    @transaction.atomic
    def save(self) -> None:
        for form in self.people:
            form.save()
        typed = self.more.cleaned_data["names"]
        if typed and self.held:
            for person in recognise(self.round.application, typed, usual_relation(self.round.number)):
                Participation.objects.update_or_create(
                    interview=self.held[-1], interviewer=person, defaults={"met": True}
                )
