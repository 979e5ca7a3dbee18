"""Bars and columns for figures: across in whole hundredths of whatever width there is, downwards in whole units."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# A line of words with its bar below; a column, with words above and below.
ROW, BAR = 46, 14
ABOVE, COLUMN, BELOW = 22, 112, 38

# How parts look, also in black and white: filled, hatched, or only their outline.
LOOKS = ("full", "hatched", "hollow")


@dataclass(frozen=True, slots=True)
class Part:
    """`begin` and `size` along the bar, or down the column."""

    look: str
    begin: int
    size: int


@dataclass(frozen=True, slots=True)
class Bar:
    """`mark` is a line across, where something was expected to end."""

    label: str
    said: str
    top: int
    parts: tuple[Part, ...]
    mark: int | None = None

    @property
    def bar_top(self) -> int:
        return self.top + 22

    @property
    def bar_bottom(self) -> int:
        return self.bar_top + BAR


@dataclass(frozen=True, slots=True)
class Bars:
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return ROW * len(self.bars)


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    below: str
    said: str
    left: int
    width: int
    parts: tuple[Part, ...]

    @property
    def middle(self) -> int:
        return self.left + self.width // 2


@dataclass(frozen=True, slots=True)
class Columns:
    columns: tuple[Column, ...]
    base: int = ABOVE + COLUMN
    height: int = ABOVE + COLUMN + BELOW


@dataclass(frozen=True, slots=True)
class Figure:
    """What a bar or column is about: its words, and so many of each look. `below` and `mark` are for one kind each."""

    label: str
    said: str
    amounts: tuple[int, ...]
    below: str = ""
    mark: int | None = None


def bars_of(figures: Sequence[Figure]) -> Bars:
    """All to the same scale; the longest, or the mark furthest away, takes the whole width."""
    most = max((max(sum(figure.amounts), figure.mark or 0) for figure in figures), default=0) or 1
    return Bars(tuple(_bar(figure, position * ROW, most) for position, figure in enumerate(figures)))


def columns_of(figures: Sequence[Figure]) -> Columns:
    """Of at least one. Each takes the whole height, parted by share; one without anything stays empty."""
    return Columns(
        tuple(_column(figure, *place) for figure, place in zip(figures, _places(len(figures)), strict=True))
    )


def _bar(figure: Figure, top: int, most: int) -> Bar:
    mark = None if figure.mark is None else 100 * figure.mark // most
    return Bar(figure.label, figure.said, top, tuple(_parts(figure.amounts, most, 100)), mark)


def _column(figure: Figure, left: int, width: int) -> Column:
    rising = _parts(figure.amounts, sum(figure.amounts), COLUMN)
    parts = tuple(Part(part.look, ABOVE + COLUMN - part.begin - part.size, part.size) for part in rising)
    return Column(figure.label, figure.below, figure.said, left, width, parts)


def _places(count: int) -> Iterator[tuple[int, int]]:
    """Of each column its left edge and its width, with room between."""
    for left, right in pairwise(100 * position // count for position in range(count + 1)):
        room = (right - left) // 6
        yield left + room, right - left - 2 * room


def _parts(amounts: Iterable[int], most: int, size: int) -> Iterator[Part]:
    """Without empty ones."""
    sums = accumulate(amounts, initial=0)
    for look, (before, upto) in zip(LOOKS, pairwise(sums), strict=False):
        begin, end = size * before // (most or 1), size * upto // (most or 1)
        if upto > before:
            yield Part(look, begin, max(end - begin, 1))
