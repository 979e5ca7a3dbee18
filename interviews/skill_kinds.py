"""Kinds of work that no list of names has: “subcontractor management”, “leak detection”."""

from collections.abc import Iterator

from interviews.skill_names import Name
from interviews.skill_words import CUES, SENTENCE_START, Mention, Words

MOST_WORDS_OF_A_KIND = 3
SHORTEST_COMPOUND = 11
COMPOUND_ENDINGS = tuple(sorted(CUES["kind ending"]))


def kinds_of_work(words: Words, taken: list[Mention]) -> Iterator[Mention]:
    """Those that stand by themselves in a list or a sentence and touch none of the names that are known."""
    known = {position for mention in taken for position in range(mention.start, mention.end)}
    for last, key in enumerate(words.keys):
        if last in known:
            continue
        if key in CUES["kind"] and _is_closed(words, last) and (start := _start(words, last, known)) < last:
            yield _mention(words, start, last + 1)
        elif _is_compound(words, last):
            yield _mention(words, last, last + 1)


def _is_closed(words: Words, last: int) -> bool:
    gap = words.gap_before(last + 1)
    return (gap != " " and gap != "-") or (last + 1 < len(words) and words.keys[last + 1] in CUES["kind before"])


def _start(words: Words, last: int, known: set[int]) -> int:
    """Where the phrase that ends here begins; `last` itself if it does not stand alone."""
    start = last
    while start > 0 and words.gap_before(start) in (" ", "-") and words.keys[start - 1] not in CUES["kind after"]:
        start -= 1
        if start in known or words.keys[start] in CUES["kind without"] or last - start >= MOST_WORDS_OF_A_KIND:
            return last
    return start


def _is_compound(words: Words, position: int) -> bool:
    """“Fuhrparkmanagement”, in German."""
    key = words.keys[position]
    is_long = len(key) >= SHORTEST_COMPOUND and key.endswith(COMPOUND_ENDINGS)
    return is_long and words.between(position, position + 1).istitle()


def _mention(words: Words, start: int, end: int) -> Mention:
    name = " ".join(words.between(start, end).split())
    # The capital of a sentence is none of the name; “Doppler assessment” keeps its own.
    if end - start > 1 and name[1:].islower() and SENTENCE_START.search(words.gap_before(start)):
        name = name.lower()
    return Mention(Name(-start - 1, name, "", name), start, end)
