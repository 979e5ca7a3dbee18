"""What the checks of a note know of one language. Pure."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteWords:
    stops: frozenset[str]  # the commonest words, which other languages do not have: by them the language is told
    template: frozenset[str]  # words that any thank-you may hold; what is left over is what was talked about
    gushing: re.Pattern[str]
    begging: re.Pattern[str]
    impersonal: re.Pattern[str]  # a greeting that names nobody
    stems: tuple[str, ...] = ()  # the beginnings of such words, where a word has many forms

    def is_template(self, word: str) -> bool:
        return word in self.template or word.startswith(self.stems)
