"""Tables as text: separated by commas, semicolons, tabs or bars, in whatever letters the program wrote. Pure."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.decoding import decoded
from interviews.job_files.sheet import Choices, Sheet, rows_of
from interviews.unreadable import Unreadable

ENCODINGS = {
    "utf-8": gettext_lazy("Unicode (UTF-8)"),
    "utf-16": gettext_lazy("Unicode (UTF-16)"),
    "cp1252": gettext_lazy("Western European"),
    "cp1250": gettext_lazy("Central European"),
    "cp1251": gettext_lazy("Cyrillic"),
    "cp1253": gettext_lazy("Greek"),
    "cp1254": gettext_lazy("Turkish"),
    "cp932": gettext_lazy("Japanese"),
    "gb18030": gettext_lazy("Chinese"),
    "cp949": gettext_lazy("Korean"),
}
DELIMITERS = {
    ",": gettext_lazy("Commas"),
    ";": gettext_lazy("Semicolons"),
    "\t": gettext_lazy("Tabs"),
    "|": gettext_lazy("Bars"),
}
# What is looked at to find out what stands between the cells.
SAMPLE, SAMPLE_ROWS = 64 * 1024, 60
# A line with which some programs say it themselves.
SAID = re.compile(r"sep=(?P<delimiter>[,;\t|])\r?\n", re.IGNORECASE)
# Below the headings of a table in Markdown.
RULE = re.compile(r":?-+:?")


def csv_sheet(content: bytes, choices: Choices) -> Sheet:
    """The table in this text; raises Unreadable with a sentence when there is none."""
    text = content.decode(choices.encoding, "replace").replace("\0", "") if choices.encoding else decoded(content)
    text = text.removeprefix("\ufeff")
    said = SAID.match(text)
    text = text[said.end() :] if said else text
    delimiter = choices.delimiter or (said["delimiter"] if said else _delimiter_of(text))
    rows = rows_of(_records(text, delimiter))
    return Sheet(rows, Choices(encoding=choices.encoding, delimiter=delimiter))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for number in range(1, len(text) + 2):
        try:
            record = next(reader, None)
        except csv.Error as error:
            sentence = _("Line %(line)d cannot be read: a quotation mark opens there and does not close.")
            raise Unreadable(sentence % {"line": number}) from error
        if record is None:
            return
        yield [] if _is_rule(record) else _without_frame(record, delimiter)


def _is_rule(record: list[str]) -> bool:
    said = [cell.strip() for cell in record if cell.strip()]
    return len(said) > 1 and all(RULE.fullmatch(cell) for cell in said)


def _without_frame(record: list[str], delimiter: str) -> list[str]:
    """In Markdown a bar opens and closes each line."""
    is_framed = delimiter == "|" and len(record) > 2 and not record[0].strip() and not record[-1].strip()
    return record[1:-1] if is_framed else record


def _delimiter_of(text: str) -> str:
    """The one that cuts the most lines into equally many cells; a comma where none does."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text[:SAMPLE], delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    widths: list[int] = []
    try:
        widths += [len(record) for record, _number in zip(reader, range(SAMPLE_ROWS), strict=False) if record]
    except csv.Error:
        return (0, 0)
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return (0, 0)
    width, count = max(counted.items(), key=lambda item: (item[1], item[0]))
    return (round(count / len(widths), 1), width)
