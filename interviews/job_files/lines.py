"""Each line of a table as the application that it would become, or the reasons why it can't be one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_of_several
from interviews.job_files.columns import Meaning, heading_key
from interviews.job_files.dates import day_in
from interviews.job_files.sheet import Cell, Row
from interviews.job_files.stages import LEFT_OUT, guessed_stage
from interviews.models import Application, Skill
from interviews.people import name_key
from interviews.plain_text import LONGEST, plain
from interviews.spreadsheets import unguarded

NOTHING_SAID = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nan", "undefined"})
ONE_LINE = frozenset({Meaning.COMPANY, Meaning.ROLE, Meaning.STAGE, Meaning.LINK, Meaning.APPLIED_ON})
# Under these it is plain what it is.
NOTE_WORDS = frozenset({"note", "notes", "comment", "comments", "notizen", "bemerkungen", "remarques", "notas"})
BETWEEN_SKILLS = re.compile(r"[,;|\n]")
WITHOUT_SCHEME = re.compile(r"[\w\-]+(?:\.[\w\-]+)+(?:[/?#:].*)?")
LABELS = {meaning.value: meaning.label for meaning in Meaning} | {"notes": gettext_lazy("Notes")}
LONG_TEXTS = {
    field.name: field.max_length or 0 for field in Application._meta.concrete_fields if isinstance(field, TextField)
}
SKILL_NAME = Skill._meta.get_field("name")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns are, what their words for stages mean, and how days are written."""

    meanings: tuple[Meaning, ...]
    names: tuple[str, ...]
    stages: dict[str, str] = field(default_factory=dict)
    day_first: bool = True

    @property
    def has_company(self) -> bool:
        return Meaning.COMPANY in self.meanings

    def column(self, meaning: Meaning) -> int | None:
        return self.meanings.index(meaning) if meaning in self.meanings else None


class JobLine(NamedTuple):
    number: int
    values: dict[str, Any]
    skills: tuple[str, ...] = ()

    @property
    def company(self) -> str:
        return str(self.values["company"])

    @property
    def role_title(self) -> str:
        return str(self.values.get("role_title", ""))

    @property
    def key(self) -> tuple[str, str]:
        return name_key(self.company), name_key(self.role_title)

    @property
    def applied_on(self) -> date | None:
        return self.values.get("applied_on")


class LeftOut(NamedTuple):
    """A line that stays outside, and why, in a sentence."""

    number: int
    reason: str
    company: str = ""
    role_title: str = ""


def lines_of(rows: Sequence[Row], mapping: Mapping) -> Iterator[JobLine | LeftOut]:
    """One for each row, in order."""
    for row in rows:
        yield _line(row, mapping)


def said(cell: Cell) -> Cell:
    """The cell without what stands for nothing."""
    return "" if isinstance(cell, str) and cell.casefold() in NOTHING_SAID else cell


def _line(row: Row, mapping: Mapping) -> JobLine | LeftOut:
    problems: list[str] = []
    cells = _cells(row, mapping)
    stage = _stage(str(cells.get(Meaning.STAGE, "")), mapping, problems)
    values = {
        "company": cells.get(Meaning.COMPANY, ""),
        "role_title": cells.get(Meaning.ROLE, ""),
        "stage": stage,
        "job_url": _address(str(cells.get(Meaning.LINK, ""))),
        "job_description": _description(str(cells.get(Meaning.DESCRIPTION, ""))),
        "applied_on": _applied_on(cells.get(Meaning.APPLIED_ON, ""), mapping, problems),
        "notes": _notes(row, mapping),
    }
    skills = _skills(str(cells.get(Meaning.SKILLS, "")), problems)
    if stage == LEFT_OUT:
        problems = [_("“%(stage)s” is set to be left out.") % {"stage": cells[Meaning.STAGE]}]
    else:
        problems += _refusals(values, bool(stage))
    if problems:
        return LeftOut(row.number, " ".join(problems), str(values["company"]), str(values["role_title"]))
    return JobLine(row.number, values, skills)


def _cells(row: Row, mapping: Mapping) -> dict[Meaning, Cell]:
    """What stands under each heading that matters; on one line what has to be."""
    cells: dict[Meaning, Cell] = {}
    for meaning, cell in zip(mapping.meanings, row.cells, strict=True):
        text = said(cell)
        if isinstance(text, str):
            text = unguarded(" ".join(text.split()) if meaning in ONE_LINE else text)
        cells[meaning] = text
    return cells


def _stage(word: str, mapping: Mapping, problems: list[str]) -> str:
    """Without a word for it: applied."""
    if not word:
        return Application.Stage.APPLIED
    stage = mapping.stages.get(word) or guessed_stage(word)
    if not stage:
        problems.append(_("We don’t know the stage “%(word)s”: say above what it is.") % {"word": word[:40]})
    return stage


def _address(text: str) -> str:
    return f"https://{text}" if WITHOUT_SCHEME.fullmatch(text) else text


def _description(text: str) -> str:
    """As text. What is too long to be looked through is left as it is, and refused for its length."""
    return text if len(text) > LONGEST else plain(text)


def _applied_on(cell: Cell, mapping: Mapping, problems: list[str]) -> date | None:
    day = day_in(cell, day_first=mapping.day_first) if cell else None
    if cell and day is None:
        sentence = _("“%(text)s” is no day that we can read: write it like 2026-11-26.")
        problems.append(sentence % {"text": str(cell)[:40]})
    return day


def _skills(text: str, problems: list[str]) -> tuple[str, ...]:
    names = {name_key(name): " ".join(name.split()) for name in BETWEEN_SKILLS.split(text) if name.strip()}
    for name in names.values():
        try:
            validate_one_of_several(name, SKILL_NAME)
        except ValidationError as error:
            problems += error.messages
    return tuple(names.values())


def _notes(row: Row, mapping: Mapping) -> str:
    """“Location: Berlin”, a line for each column that is kept so and says something."""
    kept = [
        (name, said(cell))
        for name, meaning, cell in zip(mapping.names, mapping.meanings, row.cells, strict=True)
        if meaning == Meaning.NOTE
    ]
    return plain("\n".join(_noted(name, unguarded(str(cell))) for name, cell in kept if cell))


def _noted(name: str, text: str) -> str:
    return text if heading_key(name) in NOTE_WORDS else f"{name}: {text}"


def _refusals(values: dict[str, Any], has_stage: bool) -> list[str]:
    if not values["company"]:
        return [_("No company stands in this line.")]
    try:
        Application(**values).clean_fields(exclude={"candidate", *([] if has_stage else ["stage"])})
    except ValidationError as error:
        problems = [(name, sentence) for name, sentences in error.message_dict.items() for sentence in sentences]
    else:
        problems = list(_too_long(values))
    return [f"{LABELS[name]}: {sentence}" for name, sentence in problems]


def _too_long(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Of a text a model does not say so by itself."""
    for name, most in LONG_TEXTS.items():
        if len(values[name]) > most:
            yield name, _("That is too long: %(limit)s characters at most.") % {"limit": f"{most:,}"}
