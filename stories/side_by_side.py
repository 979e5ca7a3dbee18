"""The two texts of a clash as a page shows them: what differs is marked, and the rest may be left out. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviews.grouping import grouped
from stories.consistency import Clash, Kind, Plan
from stories.numbers import Number, marked

SHORT = 300  # characters; what is no longer is shown whole
BREAK = re.compile(r"(?<=[.!?…。！？])\s+|\n+")

type Pieces = list[tuple[str, bool]]  # text, and whether it is a number that differs


@dataclass(frozen=True, slots=True)
class Side:
    """What is shown at once; `whole` is empty if that is all of it."""

    shown: Pieces
    whole: Pieces


@dataclass(frozen=True, slots=True)
class Sides:
    now: Side
    then: Side

    @property
    def is_cut(self) -> bool:
        return bool(self.now.whole or self.then.whole)


@dataclass(frozen=True, slots=True)
class Pointed:
    """A clash, everybody for whom the same is planned, and both texts."""

    clash: Clash
    names: tuple[str, ...]
    sides: Sides


def pointed(clashes: Iterable[Clash]) -> list[Pointed]:
    """The same words against the same words are pointed out once; who has heard a story stays by themselves."""
    gathered = grouped(clashes, _what_clashes)
    return [Pointed(alike[0], _names(alike), sides_of(alike[0])) for alike in gathered.values()]


def sides_of(clash: Clash) -> Sides:
    """The sentences around numbers that differ; of an outcome the end."""
    now, then = clash.numbers.now, clash.numbers.then
    if clash.kind == Kind.OUTCOME:
        return Sides(_whole(clash.now), _end(clash.then, len(_paragraphs(clash.now))))
    return Sides(_around(clash.now, now), _around(clash.then, then))


def _what_clashes(clash: Clash) -> tuple[str, ...]:
    about = clash.told.name if clash.kind == Kind.SAME_PERSON else ""
    return clash.kind, clash.title, clash.now, clash.then, about


def _names(clashes: Iterable[Clash]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clash.plan.name for clash in clashes if isinstance(clash.plan, Plan)))


def _whole(text: str) -> Side:
    return Side([(text, False)], [])


def _around(text: str, numbers: Sequence[Number]) -> Side:
    whole = marked(text, numbers)
    if len(text) <= SHORT or not numbers:
        return Side(whole, [])
    shown: Pieces = []
    position = 0
    for start, end, within in _sentences(text, numbers):
        if start > position:
            shown.append((" … " if position else "… ", False))
        shown += marked(text[start:end], [number.moved(-start) for number in within])
        position = end
    return Side([*shown, (" …", False)] if position < len(text) else shown, whole)


def _sentences(text: str, numbers: Sequence[Number]) -> list[tuple[int, int, list[Number]]]:
    """Where the sentences with these numbers begin and end; those that follow each other are one."""
    breaks = [match.span() for match in BREAK.finditer(text)]
    starts, ends = [0, *(after for _before, after in breaks)], [*(before for before, _after in breaks), len(text)]
    found: list[tuple[int, int, list[Number]]] = []
    for number in numbers:
        start = starts[bisect_right(starts, number.start) - 1]
        end, within = ends[bisect_left(ends, number.end)], [number]
        if found and not text[found[-1][1] : start].strip():
            start, _end, before = found.pop()
            within = [*before, number]
        found.append((start, end, within))
    return found


def _end(text: str, count: int) -> Side:
    paragraphs = _paragraphs(text)
    if len(text) <= SHORT or len(paragraphs) <= count:
        return _whole(text)
    return Side([("… " + "\n\n".join(paragraphs[-count:]), False)], [(text, False)])


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph]
