"""One of each component, for the styleguide: made up, and not of anybody."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator

from accounts.looks import Avatar, Clock
from dashboard.lines import Line

NAMES = ["Amara Osei", "Tom Lindqvist", "Lena Fischer", "Miriam Castillo"]
HOURS_LEFT = [20, 9, 2, -3]


class SampleForm(forms.Form):
    company = forms.CharField(help_text="As it stands on the door.")
    kind = forms.ChoiceField(choices=[("video", "Video call"), ("onsite", "In person")])
    notes = forms.CharField(widget=forms.Textarea, required=False)
    starts = forms.CharField(label="Starts")
    is_panel = forms.BooleanField(label="All together, as a panel", required=False)


def samples(now: datetime) -> dict[str, Any]:
    """By the names that templates/dashboard/styleguide.html calls them."""
    marks = [now + timedelta(hours=hours) for hours in HOURS_LEFT]
    form = SampleForm({"company": "Halden Robotics", "kind": "video"})
    form.add_error("starts", "Give a time like 14:30.")
    return {
        "form": form,
        "names": NAMES,
        "marks": marks,
        "lines": [_line(name, mark, now) for name, mark in zip(NAMES, marks, strict=True)],
        "page": Paginator(NAMES, 1).page(2),
        "icons": sorted(path.stem for path in (settings.BASE_DIR / "templates/icons").glob("*.svg")),
    }


def _line(name: str, mark: datetime, now: datetime) -> Line:
    return Line(
        url="#list",
        title=name,
        about=("Analyst", "Halden Robotics"),
        avatar=Avatar.of(name),
        clock=Clock.of(mark, now),
    )
