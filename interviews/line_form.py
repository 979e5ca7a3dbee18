"""The one line in which a round is typed; it is only read here (quick_add/), nothing is stored."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.text import validate_one_line
from interviews.quick_add.line import LONGEST


class LineForm(forms.Form):
    line = forms.CharField(
        label=_("In one line"),
        max_length=LONGEST,
        validators=[validate_one_line],
        error_messages={"required": _("Type what you know: the company, the day and the time are a good start.")},
    )
