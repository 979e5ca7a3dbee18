"""The colour roles of assets/css/tokens.css, and how well text stands out on what it may stand on.

For the styleguide, and for the test that holds every pair to its floor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

TOKENS = "assets/css/tokens.css"
BODY, TEXT, SHAPE = 7.0, 4.5, 3.0
GROUNDS = "paper surface sunken raised"
# Each role with what it may stand on, and the least contrast that it has to have there.
ROLES: dict[str, tuple[str, float]] = {
    "ink": (f"{GROUNDS} brand-soft urgent-soft", BODY),
    "ink-soft": (f"{GROUNDS} brand-soft urgent-soft", TEXT),
    "ink-faint": (GROUNDS, TEXT),
    "brand": (f"{GROUNDS} brand-soft", TEXT),
    "brand-strong": (GROUNDS, TEXT),
    "on-brand": ("brand brand-strong", TEXT),
    "good": (f"{GROUNDS} good-soft", TEXT),
    "soon": (f"{GROUNDS} soon-soft brand-soft", TEXT),
    "urgent": (f"{GROUNDS} urgent-soft", TEXT),
    "danger": (GROUNDS, TEXT),
    "on-late": ("late danger", TEXT),
    **{f"hue-{number}": (f"hue-{number}-soft", TEXT) for number in range(8)},
    "line-strong": ("paper surface raised", SHAPE),
    "focus": (f"{GROUNDS} brand-soft", SHAPE),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A role on a ground: both colours and their contrast, by day and by night."""

    role: str
    ground: str
    least: float
    light: tuple[str, str, float]
    dark: tuple[str, str, float]

    @property
    def both(self) -> tuple[tuple[str, str, float], ...]:
        return self.light, self.dark

    @property
    def is_enough(self) -> bool:
        return min(self.light[2], self.dark[2]) >= self.least


def pairs() -> Iterator[Pair]:
    light, dark = _themes((settings.BASE_DIR / TOKENS).read_text())
    for role, (grounds, least) in ROLES.items():
        for ground in grounds.split():
            yield Pair(role, ground, least, *(_seen(theme[role], theme[ground]) for theme in (light, dark)))


def steps(name: str) -> list[tuple[str, str]]:
    """The values of a scale, like `space` or `text`, by the names of their variables."""
    text = (settings.BASE_DIR / TOKENS).read_text()
    return re.findall(rf"--({re.escape(name)}-[\w-]+): ([^;]+);", text)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it: 1 for the same colour, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _seen(colour: str, ground: str) -> tuple[str, str, float]:
    return colour, ground, contrast(colour, ground)


def _themes(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """By day, and by night; what the night does not name is as by day."""
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\b", part)) for part in css.split("@media", 1))
    return light, light | dark


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
