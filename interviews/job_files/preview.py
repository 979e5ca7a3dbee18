"""What is shown of a file before anything of it is stored, as JSON; and the lines that are left out, as CSV."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interviews.job_files.columns import Meaning, guessed, heading_row
from interviews.job_files.dates import day_in, is_open, order_told
from interviews.job_files.doubles import Sorted
from interviews.job_files.lines import JobLine, LeftOut, Mapping, said
from interviews.job_files.sheet import Cell, Row, Sheet, Table
from interviews.job_files.stages import guessed_stage
from interviews.models import Application
from interviews.spreadsheets import harmless

# As many as anybody looks over; the others are counted, and those left out are in a file.
SHOWN = 25
SAMPLES, LONGEST_SAMPLE = 3, 60
# With more words than that a column is no stage.
MOST_STAGES = 30


def table_of(sheet: Sheet, *, has_headings: bool) -> Table:
    if not has_headings:
        numbers = range(1, sheet.width + 1)
        return Table(sheet, tuple(_("Column %(number)d") % {"number": number} for number in numbers), sheet.rows)
    at = heading_row(sheet.rows)
    names = (" ".join(str(cell).split())[:LONGEST_SAMPLE] for cell in sheet.rows[at].cells)
    return Table(sheet, tuple(names), sheet.rows[at + 1 :])


def understood(table: Table, asked: dict[str, Any], *, month_first: bool) -> Mapping:
    """What the person said of the columns, stages and days; what they did not say is guessed."""
    names, rows = table.names, table.rows
    meanings = tuple(Meaning(value) for value in asked.get("meanings", []))
    if len(meanings) != len(names):
        filled = [any(said(row.cells[at]) for row in rows) for at in range(len(names))]
        meanings = tuple(guessed(names, filled))
    mapping = Mapping(meanings, names)
    told = order_told(cells_of(rows, mapping, Meaning.APPLIED_ON))
    return Mapping(
        meanings,
        names,
        stages=dict(stage_words(rows, mapping)) | asked.get("stages", {}),
        day_first=asked.get("day_first", not month_first) if told is None else told,
    )


def cells_of(rows: Iterable[Row], mapping: Mapping, meaning: Meaning) -> list[Cell]:
    at = mapping.column(meaning)
    return [] if at is None else [said(row.cells[at]) for row in rows]


def stage_words(rows: Sequence[Row], mapping: Mapping) -> list[tuple[str, str]]:
    """Every word for a stage in the file, the most frequent first, with what we take it for."""
    counted = Counter(" ".join(str(cell).split()) for cell in cells_of(rows, mapping, Meaning.STAGE) if cell)
    return [(word, guessed_stage(word)) for word, _count in counted.most_common(MOST_STAGES)]


def preview_of(table: Table, mapping: Mapping, found: Sorted) -> dict[str, Any]:
    sheet, rows = table.sheet, table.rows
    days = cells_of(rows, mapping, Meaning.APPLIED_ON)
    doubtful = next((cell for cell in days if is_open(cell)), "") if order_told(days) is None else ""
    day = day_in(doubtful, day_first=mapping.day_first) if doubtful else None
    return {
        "encoding": sheet.read_as.encoding,
        "delimiter": sheet.read_as.delimiter,
        "sheet": sheet.read_as.sheet,
        "sheets": sheet.sheets,
        "columns": [
            {"name": name, "meaning": meaning.value, "samples": _samples(rows, at)}
            for at, (name, meaning) in enumerate(zip(mapping.names, mapping.meanings, strict=True))
        ],
        "stages": [
            {"word": word, "stage": mapping.stages.get(word, "")} for word, _guess in stage_words(rows, mapping)
        ],
        "day_first": mapping.day_first,
        "doubtful_day": {"text": doubtful, "day": date_format(day, _("j F Y"))} if day else None,
        "total": len(rows),
        "fresh": len(found.fresh),
        "known": len(found.known),
        "refused": len(found.refused),
        "fresh_lines": [_shown(line) for line in found.fresh[:SHOWN]],
        "known_lines": [line._asdict() for line in found.known[:SHOWN]],
        "refused_lines": [line._asdict() for line in found.refused[:SHOWN]],
    }


def _samples(rows: Iterable[Row], at: int) -> list[str]:
    texts = dict.fromkeys(" ".join(str(row.cells[at]).split())[:LONGEST_SAMPLE] for row in rows if said(row.cells[at]))
    return list(texts)[:SAMPLES]


def _shown(line: JobLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "company": line.company,
        "role_title": line.role_title,
        "stage": str(Application.Stage(line.values["stage"]).label),
        "applied_on": date_format(line.applied_on, _("j M Y")) if line.applied_on else "",
    }


def left_out_file(table: Table, left_out: Sequence[LeftOut]) -> bytes:
    """The lines as they stood, with their number and why; mended, the file can be brought again."""
    reasons = {line.number: line.reason for line in left_out}
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([harmless(name) for name in table.names] + [_("Line"), _("Why left out")])
    for row in table.rows:
        if row.number in reasons:
            cells = [harmless(str(cell)) for cell in row.cells]
            writer.writerow([*cells, row.number, harmless(reasons[row.number])])
    return text.getvalue().encode("utf-8-sig") if reasons else b""
