"""The table of a run at full size: `script/test --faults` loads this as a plugin.

What has passed is kept in var/faults.jsonl, together with a checksum of the code: a run that was interrupted goes on
where it was, and a changed line begins it anew. When all have passed, the table goes into the pages that show it.
"""

import json
import re
import zlib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "var" / "faults.jsonl"
PAGES = {"README.md": "promise", "docs/reliability.md": "faults"}
SETUPS = {"production": "PostgreSQL and Redis", "embedded": "the embedded default", "both": "either"}
ROOMS = ("accounts", "interviews", "stories", "followups", "dashboard", "config")
COLUMNS = ("rows", "crashes", "lost", "duplicates", "recovery_s")


@cache
def product():
    """A checksum of all that is not a test."""
    rooms = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return zlib.crc32(b"".join(path.read_bytes() for path in sorted(rooms)))


def checksum(test):
    """Over whatever could change its result: the product, and the file that the test stands in."""
    return zlib.crc32((ROOT / test.partition("::")[0]).read_bytes(), product())


def kept():
    """The figures of each test that has passed with this code, by its name."""
    if not KEPT.exists():
        return {}
    records = map(json.loads, KEPT.read_text().splitlines())
    return {record["test"]: record for record in records if record["code"] == checksum(record["test"])}


def pytest_addoption(parser):
    parser.addoption("--afresh", action="store_true", help="run again what has passed already")


def pytest_collection_modifyitems(config, items):
    passed = {} if config.getoption("--afresh") else kept()
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in passed])
    items[:] = [item for item in items if item.nodeid not in passed]


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Table())


class Table:
    """Written by the one process that hears of every test."""

    def pytest_runtest_logreport(self, report):
        properties = dict(report.user_properties)
        if report.when != "call" or not report.passed or "fault" not in properties:
            return
        test = report.nodeid.partition("@")[0]
        record = {"test": test, "code": checksum(test), "seconds": round(report.duration)}
        KEPT.parent.mkdir(exist_ok=True)
        with KEPT.open("a") as file:
            file.write(json.dumps(record | properties) + "\n")

    def pytest_terminal_summary(self, terminalreporter, exitstatus):
        records = sorted(kept().values(), key=lambda record: (record["fault"], record["test"]))
        if not records:
            return
        tables = {"promise": promise(records), "faults": table_of(records)}
        for table in tables.values():
            terminalreporter.write_line("\n" + table)
        for name, value in totals(records).items():
            terminalreporter.write_line(f"figure {name} {value}")
        if exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            for page, name in PAGES.items():
                put_into(ROOT / page, name, tables[name])


def table_of(records):
    head = ["fault", "test", "on", *(column.replace("_s", ", s") for column in COLUMNS), "took, s", "seed"]
    rows = [
        [
            record["fault"],
            words(record["test"]),
            SETUPS[record["setup"]],
            *(record.get(column, "") for column in COLUMNS),
            record["seconds"],
            record.get("seed", ""),
        ]
        for record in records
    ]
    return markdown(head, rows)


def promise(records):
    """All tests of a set-up together; what needs no process is no proof of it."""
    rows = []
    for setup in ("production", "embedded"):
        figures = totals([record for record in records if record["setup"] == setup])
        rows.append([SETUPS[setup], *(figures[column] for column in COLUMNS)])
    return markdown(["on", "reminders", "crashes", "lost", "duplicates", "longest recovery, s"], rows)


def markdown(head, rows):
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, ["---"] * len(head), *rows])


def words(test):
    """tests/faults/test_a.py::test_it_holds[production-in DATA-full] → it holds (in DATA)"""
    name, _, parameters = test.rpartition("::")[2].removeprefix("test_").partition("[")
    told = [part for part in parameters.rstrip("]").split("-") if part not in ("full", "", *SETUPS)]
    return name.replace("_", " ") + (f" ({', '.join(told)})" if told else "")


def totals(records):
    """The promise in four figures, and for each fault how often what must not happen did."""
    figures = {name: sum(record.get(name) or 0 for record in records) for name in ("rows", "lost", "duplicates")}
    figures["crashes"] = sum(record.get("crashes") or 0 for record in records)
    figures["recovery_s"] = max((record.get("recovery_s") or 0 for record in records), default=0)
    for record in records:
        figures.setdefault(f"fault_{record['fault']:02}_passed", 0)
        figures[f"fault_{record['fault']:02}_passed"] += 1
    return figures


def put_into(page, name, table):
    between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    page.write_text(between.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", page.read_text()))
