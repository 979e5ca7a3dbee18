"""The choice of when to be reminded instead, with what the rules make of it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followups.dossiers import Dossier
from followups.models import Snooze
from followups.snoozing import Later, moments, next_mail, unsnoozed


class SnoozeForm(forms.Form):
    """Only moments that still put the mail off can be chosen."""

    moment = forms.ChoiceField(
        error_messages={
            "required": _("Choose when we should write instead."),
            "invalid_choice": _("That moment makes no difference any more. Choose another one."),
        }
    )

    def __init__(self, posted: Any = None, *, dossier: Dossier, kind: str, now: datetime) -> None:
        super().__init__(posted)
        self.round, self.kind = dossier.round, kind
        self.moments = moments(dossier.facts, kind, now)
        self.planned = next_mail(unsnoozed(dossier.facts, kind), kind, now)
        self.snoozed_until = dossier.facts.snoozed_until.get(kind)
        self.coming = next_mail(dossier.facts, kind, now)
        choice: Any = self.fields["moment"]
        choice.choices = [(later.code, later.label) for later in self.moments]

    @property
    def chosen(self) -> Later:
        return next(later for later in self.moments if later.code == self.cleaned_data["moment"])

    def save(self) -> Later:
        later = self.chosen
        Snooze.objects.update_or_create(round=self.round, kind=self.kind, defaults={"until": later.until})
        return later
