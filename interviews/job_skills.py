"""Which skills a job description names: known names, found in one pass over its words. Pure and offline."""

import re
from collections.abc import Iterator
from itertools import islice

from interviews.posting_sections import asked_lines
from interviews.posting_text import plain_lines
from interviews.skill_company import is_of_a_degree, named_in_earnest
from interviews.skill_kinds import kinds_of_work
from interviews.skill_names import Name, Node, known_names, word_key
from interviews.skill_words import Mention, Words

MOST = 40
LONGEST_NAME = 80
# More of them than any posting has.
MOST_MENTIONS = 2_000
# What may stand between two words of one name.
WITHIN_A_NAME = re.compile(r" ?[-‐‑–/&+'’.] ?| +")


def suggest_skills(text: str) -> list[str]:
    """The skills that the text asks for, in the order in which they first occur, each once, at most 40."""
    words = Words(asked_lines(plain_lines(text)))
    shown: dict[int, str] = {}
    for mention in _asked_for(words):
        name = _as_written(words, mention)
        first = shown.setdefault(mention.name.skill, name)
        # Long form and abbreviation side by side are one skill: the shorter is kept.
        if len(name) < len(first) and word_key(name) != word_key(first):
            shown[mention.name.skill] = name
    distinct: dict[str, str] = {}
    for name in shown.values():
        distinct.setdefault(word_key(name), name)
    return [name for name in distinct.values() if len(name) <= LONGEST_NAME][:MOST]


def _asked_for(words: Words) -> list[Mention]:
    named = named_in_earnest(words, list(islice(_mentions(words), MOST_MENTIONS)))
    kinds = islice(kinds_of_work(words, named), MOST_MENTIONS)
    asked = [kind for kind in kinds if not is_of_a_degree(words, kind)]
    return sorted([*named, *asked], key=lambda mention: mention.start)


def _mentions(words: Words) -> Iterator[Mention]:
    """The longest name at each place; names do not overlap."""
    root, start, count = known_names(), 0, len(words)
    while start < count:
        first = _next(root, words.keys[start], is_first=True)
        end, names = _longest(words, first, start) if first else (start, [])
        if names:
            yield Mention(_best(names, words.between(start, end)), start, end)
        start = max(end, start + 1)


def _longest(words: Words, node: Node | None, start: int) -> tuple[int, list[Name]]:
    """Where the longest name that begins here ends, and the names written so; `node` is that of its first word."""
    end, longest, names = start + 1, start, []
    while node:
        if node.names:
            longest, names = end, node.names
        if not node.following or end == len(words) or not WITHIN_A_NAME.fullmatch(words.gap_before(end)):
            break
        node = _next(node, words.keys[end], is_first=False)
        end += 1
    return longest, names


def _best(names: list[Name], written: str) -> Name:
    """The one that is written exactly so, else the first."""
    return next((name for name in names if name.written == written), names[0])


def _next(node: Node, key: str, is_first: bool) -> Node | None:
    """The node of this word, or of what it is one or many of."""
    return node.following.get(key) or next(
        (node.following[form] for form in _forms(key, is_first) if form in node.following), None
    )


def _forms(key: str, is_first: bool) -> Iterator[str]:
    if len(key) > 3 and key.endswith("s"):
        yield key[:-1]
    if len(key) > 5 and key.endswith("ies"):
        yield key[:-3] + "y"
    # “Schaltplänen”; in a shorter word an n is likely its own (“vision”).
    if len(key) > 8 and key.endswith("n"):
        yield key[:-1]
    # Alone, one of many is often another word (“trusts”).
    if not is_first and len(key) > 2:
        yield key + "s"


def _as_written(words: Words, mention: Mention) -> str:
    """As the posting has it, with the capitals that we know."""
    name = mention.name
    if name.shown:
        return name.shown
    written = " ".join(words.between(mention.start, mention.end).split())
    # The case that a German sentence asks for is no part of the name.
    if name.written.casefold() in (written.casefold(), written.casefold().removesuffix("n")):
        return name.written
    return written.lower() if name.written.islower() else written
