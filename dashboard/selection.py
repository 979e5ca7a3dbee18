"""Several jobs of the board at once: to another stage, or deleted; and how either is undone."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choosing import ChosenForm, named, numbers_in
from accounts.models import User
from accounts.undo import undo_address
from interviews.models import Application

DELETED = "deleted"
UNDO = "dashboard:applications_undo"


class SelectionForm(ChosenForm):
    TICKS = "application"

    stage = forms.ChoiceField(
        choices=Application.Stage.choices,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such stage.")},
    )

    def __init__(self, posted: QueryDict, *, candidate: User) -> None:
        super().__init__(posted, Application.objects.owned_by(candidate))
        self.is_deletion = self.done == "delete"

    def clean_stage(self) -> str:
        stage: str = self.cleaned_data["stage"]
        if not stage and not self.is_deletion:
            raise forms.ValidationError(_("Choose the stage to move them to."))
        return stage

    def apply(self, now: datetime) -> tuple[str, str]:
        """Do it in one statement; returns what to say, and the address that undoes it."""
        jobs = self.chosen
        rows = Application.objects.filter(pk__in=[job.pk for job in jobs])
        names = named(jobs)
        if self.is_deletion:
            rows.update(deleted_at=now)
            return _("Deleted: %(names)s.") % names, undo_address(UNDO, {DELETED: [job.pk for job in jobs]})
        stage = Application.Stage(self.cleaned_data["stage"])
        rows.update(stage=stage)
        sentence = _("Now at “%(stage)s”: %(names)s.") % {"stage": stage.label, **names}
        return sentence, undo_address(UNDO, _by_stage(jobs))


@transaction.atomic
def undo(candidate: User, former: QueryDict) -> None:
    """Back to the stages that the address names, or brought back; what is not the candidate's is left out."""
    for stage in Application.Stage.values:
        numbers = numbers_in(former.getlist(stage))
        if numbers:
            Application.objects.owned_by(candidate).filter(pk__in=numbers).update(stage=stage)
    deleted = numbers_in(former.getlist(DELETED))
    Application.objects.deleted_by(candidate).filter(pk__in=deleted).update(deleted_at=None)


def _by_stage(jobs: list[Any]) -> dict[str, list[int]]:
    former: dict[str, list[int]] = defaultdict(list)
    for job in jobs:
        former[job.stage].append(job.pk)
    return former
