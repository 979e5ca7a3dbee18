"""The five signs that a round went well: how many were seen, what each is worth and is not. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.models import Debrief, Interview

# A minute or two at the door are none.
CLEARLY = timedelta(minutes=3)
# What it is worth, and what it is not.
WORTH = {
    "ran_over": (
        gettext_lazy("They gave you time that they had not planned."),
        gettext_lazy("A late start or a talkative day does the same."),
    ),
    "next_steps": (
        gettext_lazy("They think about what comes after you."),
        gettext_lazy("Many tell everybody what comes next. A day that they name is worth more."),
    ),
    "introduced": (
        gettext_lazy("They want others to know you."),
        gettext_lazy("In some houses everybody is shown around."),
    ),
    "sold_role": (
        gettext_lazy("One sells to people whom one would like to have."),
        gettext_lazy("Some sell to everybody, out of habit."),
    ),
    "asked_availability": (
        gettext_lazy("They picture you there, and have a calendar in mind."),
        gettext_lazy("It is also a question on many a standard list."),
    ),
}


@dataclass(frozen=True)
class Sign:
    """`is_seen` is None where nobody has said."""

    name: str
    label: str
    worth: str
    caveat: str
    is_seen: bool | None


@dataclass(frozen=True)
class Reading:
    signs: tuple[Sign, ...]

    @property
    def seen(self) -> list[Sign]:
        return [sign for sign in self.signs if sign.is_seen]

    @property
    def has_answers(self) -> bool:
        return any(sign.is_seen is not None for sign in self.signs)

    @property
    def headline(self) -> str:
        if not self.has_answers:
            return _("No signs noted yet")
        return ngettext("%(count)d of five signs", "%(count)d of five signs", len(self.seen)) % {
            "count": len(self.seen)
        }

    @property
    def sentence(self) -> str:
        """What that many signs are worth, and never what will come of it."""
        if not self.has_answers:
            return _("Which did you notice? They are hints, and no more than that.")
        if not self.seen:
            return _(
                "That says little: some of the best conversations end on time and without a word about what next."
            )
        if len(self.seen) <= 2:
            return _("Something to be glad of, and nothing to build on. What you do now counts for more.")
        return _("A good day by these signs. Nobody is hired by signs, so keep everything open as it is.")


def ran_over(interviews: Iterable[Interview]) -> bool | None:
    """Whether a conversation ended clearly later than planned; None as long as no actual end is known."""
    known = [row for row in interviews if row.ended_at and not row.is_cancelled]
    return any(row.end >= row.ends_at + CLEARLY for row in known) if known else None


def reading_of(debrief: Debrief | None, interviews: Iterable[Interview]) -> Reading:
    """The reading of one round; that it ran over is derived, the other four were said."""
    debrief = debrief or Debrief()
    found = {"ran_over": (_("It ran over"), ran_over(interviews))}
    for name in Debrief.SIGNS:
        found[name] = (Debrief.label(name), getattr(debrief, name))
    return Reading(
        tuple(
            Sign(name, label, str(WORTH[name][0]), str(WORTH[name][1]), seen) for name, (label, seen) in found.items()
        )
    )
