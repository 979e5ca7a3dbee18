"""A text as its words, the names found among them, and the words that tell whether such a name is meant."""

import re
from dataclasses import dataclass
from itertools import islice

from interviews.skill_names import VOCABULARY, WORD, Name, word_key

SENTENCE_START = re.compile(r"[\n.!?:•#]|- $")
# More of them than any posting has.
MOST_WORDS = 10_000


class Words:
    """The words of a text, and what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in islice(WORD.finditer(text), MOST_WORDS)]
        self.keys = [word_key(text[start:end]) for start, end in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def between(self, start: int, end: int) -> str:
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def gap_before(self, position: int) -> str:
        """What stands before this word and after the one before it; a new line at either end of the text."""
        start = self.spans[position - 1][1] if position > 0 else 0
        end = self.spans[position][0] if position < len(self.spans) else len(self.text)
        gap = self.text[start:end]
        return "\n" + gap if position == 0 else gap + "\n" if position == len(self.spans) else gap


@dataclass(frozen=True, slots=True)
class Mention:
    name: Name
    start: int
    end: int


def word_lists(name: str, between: str) -> dict[str, list[str]]:
    """The lists of a file of the vocabulary: a line is “name: item item”, and goes on where the next begins blank."""
    text = (VOCABULARY / name).read_text(encoding="utf-8").replace("\n ", between).replace(",,", ",")
    lines = [line.partition(": ") for line in text.splitlines() if not line.startswith("#")]
    return {name: items.split(between) for name, _colon, items in lines}


CUES = {name: frozenset(map(word_key, words)) for name, words in word_lists("cues.cfg", " ").items()}
