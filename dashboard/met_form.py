"""Whom did you meet: a row a person with one thing you talked about, and a line for people nobody had named."""

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.text import validate_one_line
from interviews.models import Interview, Interviewer, Participation, Round, Topic
from interviews.people import recognise, usual_relation
from interviews.round_rows import NamesField


class PersonForm(forms.Form):
    """One person of the agenda; not ticked means not met."""

    met = forms.BooleanField(label=_("I met them"), required=False, initial=True)
    topic = forms.CharField(
        label=_("One thing you talked about"), required=False, max_length=500, validators=[validate_one_line]
    )

    def __init__(self, person: Interviewer, interview: Interview, post: QueryDict | None) -> None:
        super().__init__(post, prefix=f"person{person.pk}")
        self.person, self.interview = person, interview

    def save(self) -> None:
        is_met, text = self.cleaned_data["met"], self.cleaned_data["topic"]
        Participation.objects.filter(interview__round=self.interview.round_id, interviewer=self.person).update(
            met=is_met
        )
        if is_met and text:
            Topic.objects.create(interview=self.interview, interviewer=self.person, text=text)


class MoreForm(forms.Form):
    names = NamesField(label=_("Anybody else?"), help_text=_("Names with commas between them."))


class MetForms:
    """All of them as one; `round` as fetched by `with_agenda`."""

    def __init__(self, round: Round, post: QueryDict | None) -> None:
        self.round = round
        last: dict[Interviewer, Interview] = {}
        for interview in round.interviews.all():
            for participation in interview.participations.all():
                last[participation.interviewer] = interview
        self.people = [PersonForm(person, interview, post) for person, interview in last.items()]
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
        interview = self.round.interviews.present().last()
        if typed and interview:
            for person in recognise(self.round.application, typed, usual_relation(self.round.number)):
                Participation.objects.update_or_create(interview=interview, interviewer=person, defaults={"met": True})
