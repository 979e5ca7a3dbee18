"""The names of skills that we know, ready to be looked for word by word; read from skill_vocabulary/ on first use.

A line there is one skill, with its spellings between bars. A mark after a spelling says when it counts:

    none  wherever it stands, in any case
    ^     written exactly so, or in the company of other skills
    !     written exactly so within a sentence, or in telling company: a word of every day that is also a name (“Go”)
    ~     written exactly so, and in telling company: what is written so is often something else (“Spring”, “Access”)
    ?     in any case, but only in telling company: a field that is also a department, or a word of every day
    *     a language that people speak: where somebody is to speak it

“=” before a spelling: what is suggested is the skill’s first name and not this writing of it.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

VOCABULARY = Path(__file__).parent / "skill_vocabulary"
MARKS = "^!~?*"
WORD = re.compile(
    r"(?:(?<!\w)\.(?=net\b))?[0-9a-zà-öø-ÿĀ-ɏ]+(?:\+\+|\+(?!\w)|#)?|[^\W_0-9a-zà-öø-ÿĀ-ɏ]+",
    re.IGNORECASE,
)

SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("our", "or"),
    ("elling", "eling"),
    ("programme", "program"),
    ("centre", "center"),
    ("paed", "ped"),
    ("aesth", "esth"),
    ("licence", "license"),
    ("defence", "defense"),
    ("catalogue", "catalog"),
    ("analogue", "analog"),
)


class Name(NamedTuple):
    """One spelling of a skill; `skill` is the same number for all spellings of one."""

    skill: int
    written: str
    mark: str
    shown: str


@dataclass(slots=True)
class Node:
    """What may follow the words so far, and the names that end here."""

    following: dict[str, "Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


@lru_cache(20_000)
def word_key(word: str) -> str:
    """What British and American spellings of a word have in common, whatever its case."""
    key = word.casefold()
    if len(key) < 6:
        return key
    for british, american in SPELLINGS:
        key = key.replace(british, american)
    return key


@cache
def known_names() -> Node:
    """The root of all names, word by word."""
    root = Node()
    for skill, line in enumerate(_lines()):
        first, *others = line.split("|")
        for spelling in (first, *others):
            _plant(root, Name(skill, *_marked(spelling), first.rstrip(MARKS) if spelling[0] == "=" else ""))
    return root


def _lines() -> list[str]:
    files = sorted(VOCABULARY.glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("# ")]


def _marked(spelling: str) -> tuple[str, str]:
    written = spelling.lstrip("=")
    return (written[:-1], written[-1]) if written[-1] in MARKS else (written, "")


def _plant(root: Node, name: Name) -> None:
    node = root
    for word in WORD.findall(name.written):
        key = word_key(word)
        node = node.following.get(key) or node.following.setdefault(key, Node())
    node.names.append(name)
