"""A page of answers that are saved one by one, by whichever window changed them.

With each answer comes what its window had seen (`seen-NAME`). Only what differs from that is a change; and where
the stored answer is neither, another window was quicker: that is told, and nothing is lost on either side.
"""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _


@dataclasses.dataclass
class Answer:
    """One thing that can be answered: how it is typed, what is stored, and how another value is stored.

    `seen` is what goes into the page as seen; `theirs` what another window stored meanwhile.
    """

    name: str
    field: forms.Field
    stored: Any
    keep: Callable[[Any], None]
    seen: str = dataclasses.field(default="", init=False)
    theirs: str | None = dataclasses.field(default=None, init=False)
    bound: BoundField = dataclasses.field(init=False, repr=False)

    @property
    def is_several(self) -> bool:
        return isinstance(self.field, forms.MultipleChoiceField)

    @property
    def look(self) -> str:
        return "form-select" if isinstance(self.field.widget, forms.Select) else "form-control"

    def said(self, value: Any) -> str:
        """A cleaned value as it stands in the page."""
        prepared = self.field.prepare_value(value)
        if isinstance(prepared, list | tuple):
            return ",".join(sorted(map(str, prepared)))
        return "" if prepared is None else str(prepared)

    def plain(self, raw: str) -> str:
        """A value as a page had it, the way `said` would say it."""
        try:
            return self.said(self.field.clean(raw.split(",") if self.is_several and raw else raw))
        except ValidationError:
            return raw.replace("\r\n", "\n").strip()


class AnswersForm(forms.Form):
    """All answers of a page; of those that were posted, `keep` stores what is new and valid."""

    def __init__(self, answers: Sequence[Answer], post: QueryDict | None) -> None:
        self.answers = list(answers)
        self.posted = [answer for answer in answers if post is not None and f"seen-{answer.name}" in post]
        self.changed: list[Answer] = []
        super().__init__(None if post is None else self._completed(post))
        for answer in self.answers:
            self.fields[answer.name] = answer.field
            self.initial[answer.name] = answer.stored
            answer.field.widget.attrs |= {"class": answer.look, "aria-describedby": f"error-{answer.name}"}
            answer.bound, answer.seen = self[answer.name], answer.said(answer.stored)

    @property
    def refused(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.name in self.errors]

    def _completed(self, post: QueryDict) -> QueryDict:
        """The post with what was not posted as it is stored."""
        completed = post.copy()
        for answer in self.answers:
            if answer not in self.posted:
                value = answer.field.prepare_value(answer.stored)
                completed.setlist(answer.name, value if isinstance(value, list) else ["" if value is None else value])
        return completed

    def clean(self) -> dict[str, Any]:
        self._excuse_what_was_not_posted()
        for answer in self.posted:
            seen = self.data.get(f"seen-{answer.name}", "")
            if answer.name in self.errors:
                answer.seen = seen
            else:
                self._compare(answer, answer.plain(seen), answer.said(self.cleaned_data[answer.name]))
        return self.cleaned_data

    def _excuse_what_was_not_posted(self) -> None:
        """What another page stored may be none of the choices of this one, or more than it takes."""
        for name in self.errors.keys() - {answer.name for answer in self.posted}:
            del self.errors[name]

    def _compare(self, answer: Answer, seen: str, typed: str) -> None:
        # What another page stored may have blanks or line breaks that this one would not keep.
        stored = answer.plain(answer.said(answer.stored))
        if typed in (seen, stored):
            return
        if stored == seen:
            self.changed.append(answer)
            return
        answer.theirs = stored
        self.add_error(
            answer.name, _("You changed this in another window meanwhile. Yours is still here: save again to keep it.")
        )

    def keep(self) -> None:
        """Store what is new and valid, whatever else was refused; call it inside a transaction."""
        self.is_valid()
        for answer in self.changed:
            if answer.name not in self.errors:
                value = self.cleaned_data[answer.name]
                answer.keep(value)
                answer.seen = answer.said(value)
