"""The rules of the house that no linter knows: names, sizes, arrows, the clock, what a template may hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles

import pytest
from django.urls import URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["accounts", "interviews", "stories", "followups", "dashboard"]
SOURCES = [
    path
    for room in [*ROOMS, "config"]
    for path in sorted((ROOT / room).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.*") if path.suffix in (".html", ".txt"))
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path):
    return str(path.relative_to(ROOT))


def tree_of(path):
    return ast.parse(path.read_text())


def functions_of(path):
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, FUNCTION)]


def length(node):
    return node.end_lineno - node.lineno + 1


def imported_by(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def found(pattern, paths):
    return [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line, re.IGNORECASE)
    ]


# Names and sizes


def test_modules_are_named_for_what_they_do():
    banned = {"services", "utils", "util", "helpers", "common", "manager", "managers", "misc", "signals"}

    assert [name_of(path) for path in SOURCES if path.stem in banned or banned & set(path.parts)] == []


def test_functions_are_named_for_what_they_answer_or_change():
    # The names of middleware hooks are Django's.
    banned = re.compile(r"^_?(process|handle|do)_(?!view$|exception$|template_response$)")

    assert [f"{name_of(path)}: {f.name}" for path in SOURCES for f in functions_of(path) if banned.match(f.name)] == []


def test_a_file_fits_on_a_few_screens():
    # All settings are in one place on purpose.
    sizes = {name_of(path): path.read_text().count("\n") for path in SOURCES if path.name != "settings.py"}

    assert {name: size for name, size in sizes.items() if size > 300} == {}
    assert quantiles(sizes.values(), n=10)[-1] <= 200


def test_functions_are_short():
    lengths = {f"{name_of(path)}: {f.name}": length(f) for path in SOURCES for f in functions_of(path)}

    assert median(lengths.values()) <= 8
    assert {name: size for name, size in lengths.items() if size > 40} == {}


def test_a_module_says_what_it_knows():
    silent = {"__init__.py", "apps.py", "urls.py"}

    assert [
        name_of(path) for path in SOURCES if path.name not in silent and not ast.get_docstring(tree_of(path))
    ] == []


# Arrows


def test_imports_go_one_way(tmp_path):
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout


def test_nobody_imports_the_views_or_tasks_of_another_room():
    # Forms are for their own room, and for dashboard, which has the pages that join rooms.
    wrong = [
        f"{name_of(path)}: {module}"
        for path in SOURCES
        for module in imported_by(tree_of(path))
        if (parts := module.split("."))[0] in ROOMS
        and parts[0] != (room := path.relative_to(ROOT).parts[0])
        and room != "config"
        and len(parts) > 1
        and (parts[1] in ("views", "tasks", "urls", "admin") or (parts[1] == "forms" and room != "dashboard"))
    ]

    assert wrong == []


def test_imports_stand_at_the_top_of_a_file():
    inside = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for function in functions_of(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_nothing_happens_behind_the_back_of_a_save():
    assert found(r"django\.dispatch|models\.signals|@receiver", SOURCES) == []


def test_a_template_includes_only_lower_rooms():
    wrong = [
        f"{name_of(path)}: {other}"
        for path in TEMPLATES
        if (room := path.relative_to(ROOT / "templates").parts[0]) in ROOMS
        for other in re.findall(r"""{%\s*(?:include|extends)\s+["']([a-z]+)/""", path.read_text())
        if other in ROOMS and ROOMS.index(other) > ROOMS.index(room)
    ]

    assert wrong == []


# The clock


def reads_clock(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("now", "utcnow", "today", "localdate", "localtime")
        and not (node.func.attr in ("localdate", "localtime") and node.args)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("timezone", "datetime", "date", "dt")
    )


def test_the_clock_is_read_only_where_a_request_a_task_or_a_command_begins():
    # The engine's clock is the database's: followups/clock.py is how its tasks read it. Django calls the mailbox and
    # each middleware, allauth its forms.
    allowed = re.compile(
        r"(/|^)(views|tasks|management/commands)(/|\.py$)|(views|_views)\.py$|^followups/clock\.py$"
        r"|^accounts/(mailbox|middleware|account_forms)\.py$"
    )

    assert [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        if not allowed.search(name_of(path))
        for node in ast.walk(tree_of(path))
        if reads_clock(node)
    ] == []


# Views


def views_of(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views_of(pattern.url_patterns)
        elif (path := ROOT / f"{pattern.callback.__module__.replace('.', '/')}.py").exists():
            yield path, pattern.callback.__name__


def test_a_view_says_which_methods_it_answers():
    views = set(views_of(get_resolver().url_patterns))
    wrong = [
        f"{name_of(path)}: {function.name}"
        for path, name in views
        for function in functions_of(path)
        if function.name == name and not any("require_" in ast.unparse(line) for line in function.decorator_list)
    ]

    assert views
    assert wrong == []


# Templates


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("text that is trusted", r"\|\s*safe\b|safeseq|autoescape\s+off"),
        ("a script in the page", r"<script(?![^>]*\bsrc=)"),
        ("a style in the page", r"<style\b|\sstyle\s*="),
        ("a script in an attribute", r"""\son[a-z]+\s*=\s*["']|hx-on|["']js:|javascript:"""),
        ("a script of somebody else", r"""<(script|link|img)\b[^>]*(src|href)=["'](https?:)?//"""),
        ("page transitions that hide the address", r"hx-boost"),
    ],
)
def test_no_template_holds(what, pattern):
    # A mail carries its own style: mail programs know no style sheets.
    pages = [path for path in TEMPLATES if path.suffix == ".html" and not {"mail", "email"} & set(path.parts)]

    assert found(pattern, pages) == []


def test_source_marks_no_text_as_trusted():
    assert found(r"mark_safe|SafeString\(", SOURCES) == []


def test_people_never_read_a_date_made_by_strftime():
    # What a date or time field of a form takes is not for people.
    assert found(r"""\.strftime\((?!["'](%H:%M|%Y-%m-%d)["'])""", SOURCES) == []


# Documentation


def test_every_variable_is_documented_and_every_documented_one_is_read():
    settings = (ROOT / "config/settings.py").read_text() + (ROOT / "config/mail.py").read_text()
    read = set(re.findall(r'\bread(?:_number|_address)?\(\s*"([A-Z_]+)"', settings))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE))

    assert documented == read
