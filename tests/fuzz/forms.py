"""Every form and every query parameter with what nobody would type; what must hold is asserted for each answer."""

import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from traceback import extract_tb
from urllib.parse import quote_plus, urljoin, urlsplit

from django.apps import apps
from django.conf import settings as django_settings
from django.db import connection
from django.db.models import CharField
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.page_forms import Field, forms_of
from tests.routes import address, all_routes
from tests.visits import Visitor, read, undone

# Of the processor's time: other things run beside this.
LONGEST = 3.0
KNOWN = {200, 204, 301, 302, 304, 400, 401, 403, 404, 405, 413, 422, 429}
LEADS_ON = {"/google-calendar/": "calendar.google.com", "/outlook/": "outlook.live.com"}
# What views look for in a post beside the fields of a form.
FLAGS = """
add_people again another_row answered asked back digest direction done handed_in held job just_ended name next note
own place_of preview question regions round save settled starter stay switch text thought undo version
is_sent reason style
"""
QUERY = """
answered area asked find from interviewer job kind next note only page person q round seed skill stage story theme
criterion text topic company role_title number another_row sort interview started ended question
"""
MARKUP = [
    "<fz1 onfz=1>",
    "</textarea></title></script><fz1>",
    "fz'\"fz",
    '" onfocus=fz1 autofocus fz="',
    "fz{{ 7|add:42 }}fz",
    "{% fz %}{# fz #}",
    "javascript:fz1()",
    "${7*7}<!--fz-->",
]
# What must not come back as it went: raw in a page it would be markup, or the end of an attribute.
RAW = ["<fz1", "fz'\"fz", '" onfocus=fz1', "fz49fz", "<!--fz-->", "<script>alert(1)", 'href="javascript:']
ODD = [
    "",
    " ",
    "0",
    "-1",
    "1",
    "2",
    "3",
    "999999",
    "9" * 19,
    "9" * 40,
    "٣",
    "²",
    "½",
    "1e309",
    "NaN",
    "1.5",
    "0x10",
    "True",
    "None",
    "null",
    "on",
    "yes",
    "no",
    "[]",
    "{}",
    "a\r\nSet-Cookie: fz=1",
    "a\nb",
    "a\0b",
    "\ufeff",
    "\u202eabc\u2066",
    "\u2028",
    "\ud800",
    "👩‍💻" * 30,
    "שלום",
    "İıſK",
    "ﬀ" * 60,
    "e" + "\u0301" * 200,
    "a" * 121,
    "a" * 5_001,
    "word " * 4_000,
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-12-01",
    "2026-12-01T09:00",
    "23:59",
    "24:00",
    "00:00:00.000001",
    "Europe/Berlin",
    "../../etc/passwd",
    "Etc/GMT+14",
    "//evil.example/",
    "/\\evil.example",
    "https://evil.example/",
    "/\t/evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://[::1",
    "http://a:99999999/",
    "https://user@evil.example/",
    "a@b.example",
    '"a b"@c.example',
    "a@" + "b" * 300,
    "a@b.example\nBcc: c@d.example",
    "=1+1",
    "%00",
    "%0d%0aX: y",
    "' OR 1=1 --",
    "next friday",
    "by the 31st of February",
    "in 99999999999 weeks",
    "tomorrow 25:61",
    "Ana Ruiz, " * 100,
    "Ana <a@b.example>; Bo (boss)",
]
NAMES_OF_FILES = [
    "a.ics",
    "jobs.csv",
    "a.xlsx",
    "../../x.csv",
    "",
    ".",
    "a\0.csv",
    "<fz1>.csv",
    "a" * 300,
    "x.exe",
    "שלום.eml",
]
TYPES_OF_FILES = ["text/calendar", "text/csv", "application/zip", "text/html", "image/svg+xml", "x", "multipart/mixed"]
CONTENTS = [
    b"",
    b"\0" * 100,
    b"PK\x03\x04" + b"\xff" * 50,
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:<fz1>\nDTSTART:20261201T090000Z\nEND:VEVENT\nEND:VCALENDAR",
    b"Company,Role\n<fz1>,fz'\"fz\n",
    b"From: <fz1>\nSubject: =?utf-8?q?=0D=0A?=\n\nTuesday 1 December 2026 at 9:00 with <fz1>",
    b'{"format": "callback", "version": 1}',
    b"[" * 2_000,
    b"\xff\xfe\xd8\x00" * 20,
]
PLACES = ["0", "999999", "9" * 19, "9" * 40, "٣", "-1", "1.0", "1%00", "..", "%2e%2e", "%0d%0aX:y", "a" * 300, "%ff"]


@dataclass
class Target:
    """Where to, how, and with which fields."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)


@dataclass
class Tally:
    inputs: int = 0
    requests: int = 0
    posts: int = 0
    pages: int = 0
    slowest: float = 0.0
    slowest_at: str = ""
    statuses: Counter = field(default_factory=Counter)
    # By what and where; of each the first request that showed it.
    found: dict[str, str] = field(default_factory=dict)

    def note(self, what, how):
        self.found.setdefault(what, how)


def targets_for(visitor, rows, routes):
    """Each form of each page, and each route by itself: it may take a post that no page shows."""
    found = []
    for route in routes:
        place = address(route, rows)
        found += [Target(place, "get"), Target(place, "post")]
        with undone():
            answer = visitor().get(place)
            content = read(answer)
            if is_page(answer) and answer.status_code == 200:
                for form in forms_of(content.decode(), place):
                    action = urljoin(place, form.action).partition("#")[0]
                    found.append(Target(action, form.method, list(form.fields.values())))
    unique = {(row.action, row.method, tuple(column.name for column in row.fields)): row for row in found}
    return [row for row in unique.values() if "//" not in row.action]


def is_page(answer):
    return answer.get("Content-Type", "").startswith("text/html")


class Dice(random.Random):
    def chance(self, share):
        return self.random() < share

    def text(self, sane):
        """A value, hostile or one that the form offers; `sane` is how often the latter."""
        if sane and self.chance(0.65):
            return self.choice(sane)
        if self.chance(0.4):
            return (self.choice(sane) if sane and self.chance(0.5) else "fz ") + self.choice(MARKUP)
        return self.choice(ODD) if self.chance(0.9) else self.choice(ODD) + self.choice(ODD)

    def filled(self, fields):
        """Pairs as a form would send them: some left out, some sent twice."""
        for row in fields:
            if row.kind == "button" and not self.chance(0.2):
                continue
            for _ in range(self.choice([0, 1, 1, 1, 1, 1, 1, 1, 1, 2])):
                yield row.name, self.text([*row.chosen, *row.offered])

    def extra(self, names):
        return [(self.choice(names), self.text([])) for _ in range(self.choice([0, 0, 0, 1, 2]))]


def encoded(pairs):
    """As the bytes that a hostile client would send: half letters too."""
    return "&".join(
        f"{quote_plus(name.encode('utf-8', 'surrogatepass'))}={quote_plus(text.encode('utf-8', 'surrogatepass'))}"
        for name, text in pairs
    )


def multipart(pairs, files, dice):
    lines = []
    for name, text in pairs:
        lines += [
            f'Content-Disposition: form-data; name="{name}"'.encode(),
            b"",
            text.encode("utf-8", "surrogatepass"),
        ]
    for name in files:
        head = f'Content-Disposition: form-data; name="{name}"; filename="{dice.choice(NAMES_OF_FILES)}"'
        lines += [f"{head}\r\nContent-Type: {dice.choice(TYPES_OF_FILES)}".encode(), b"", dice.choice(CONTENTS)]
    parts = [b"--fz\r\n" + b"\r\n".join(lines[at : at + 3]) + b"\r\n" for at in range(0, len(lines), 3)]
    return b"".join(parts) + b"--fz--\r\n"


def ask(client, target, dice):
    """Send one request made from this target; answers the response and how it was asked."""
    action, _, known_query = target.action.partition("?")
    if dice.chance(0.04):
        action = re.sub(r"/\d+/", lambda _found: f"/{quote_plus(dice.choice(PLACES), safe='%')}/", action, count=1)
    headers = (
        {"HX-Request": "true", "HX-Target": dice.choice(["owed", "note-state-1", "x"])} if dice.chance(0.3) else {}
    )
    query = dice.extra(QUERY.split())
    if target.method == "get":
        query += list(dice.filled(target.fields))
    asked = "&".join(part for part in (known_query, encoded(query)) if part)
    address_ = f"{action}?{asked}" if asked else action
    client.asked = f"{target.method} {address_}"
    if target.method == "get":
        return client.get(address_, headers=headers), client.asked
    pairs = [*dice.filled([row for row in target.fields if row.kind != "file"]), *dice.extra(FLAGS.split())]
    files = [row.name for row in target.fields if row.kind == "file"] or (["file"] if dice.chance(0.03) else [])
    if files:
        content, kind = multipart(pairs, files, dice), "multipart/form-data; boundary=fz"
    else:
        content, kind = encoded(pairs).encode(), "application/x-www-form-urlencoded"
    client.asked = f"post {address_} {headers} {content[:3_000]!r}"
    return client.generic("POST", address_, content, kind, headers=headers), client.asked


def leads_on(where, asked):
    """Whether it is one of the two pages whose answer is another site, and that site."""
    return any(path in asked and where[:2] == ("https", site) for path, site in LEADS_ON.items())


def check(answer, asked):
    """What holds for every answer, whatever was asked."""
    # Nobody has looked for what is due: there, 503 is the answer and no failure.
    is_unready = answer.status_code == 503 and " /healthz/ready" in asked
    assert answer.status_code in KNOWN or is_unready, f"{answer.status_code}: {asked}"
    for name, text in answer.items():
        assert "\r" not in text and "\n" not in text, f"{name}: {asked}"
    for name in ("Location", "HX-Redirect", "HX-Location"):
        where = urlsplit(answer.get(name, ""))
        is_ours = not where.netloc and where.scheme == ""
        assert is_ours or leads_on(where, asked), f"{name} {answer[name]}: {asked}"
        assert not re.match(r"[/\\]\s*[/\\]", answer.get(name, "")), f"{name} {answer[name]}: {asked}"
    content = read(answer)
    if is_page(answer):
        page = content.decode()
        for raw in RAW:
            assert raw not in page, f"{raw} in the page: {asked}"


class Statements:
    """Looks for what PostgreSQL would refuse and SQLite takes: the letter NUL, and texts longer than their column."""

    def __init__(self):
        self.has_written = False

    def __call__(self, execute, sql, params, many, context):
        assert not any(isinstance(one, str) and "\0" in one for one in params or ()), f"NUL in {sql[:200]}"
        self.has_written = self.has_written or (sql.startswith(("INSERT", "UPDATE")) and "django_session" not in sql)
        return execute(sql, params, many, context)


def check_lengths():
    for model in apps.get_models():
        columns = [row for row in model._meta.concrete_fields if isinstance(row, CharField) and row.max_length]
        for texts in model.objects.values_list(*(column.attname for column in columns)) if columns else ():
            for column, text in zip(columns, texts, strict=True):
                assert len(text or "") <= column.max_length, f"{column} holds {len(text)} characters"


def visit(client, target, dice, tally):
    statements = Statements()
    with connection.execute_wrapper(statements):
        asked = visit_pages(client, target, dice, tally)
    if statements.has_written:
        check_lengths()
    return asked


def visit_pages(client, target, dice, tally):
    answer, asked = ask(client, target, dice)
    tally.requests += 1
    tally.posts += target.method == "post"
    tally.statuses[answer.status_code] += 1
    check(answer, asked)
    if answer.status_code == 302 and answer.url.startswith("/"):
        shown = client.get(answer.url)
        tally.requests += 1
        tally.pages += 1
        tally.statuses[shown.status_code] += 1
        check(shown, f"{asked} and then {answer.url}")
    return asked


def visit_noting(tally, client, target, dice):
    """What went wrong is written down by its place in our code, and the run goes on."""
    try:
        return visit(client, target, dice, tally)
    except Exception as trouble:
        ours = [row for row in extract_tb(trouble.__traceback__) if "site-packages" not in row.filename]
        where = " < ".join(f"{row.filename.rpartition('/')[2]}:{row.lineno}" for row in reversed(ours[-2:]))
        tally.note(f"{type(trouble).__name__} {where}", f"{trouble} {client.asked}")
        return client.asked


def run(person, rows, *, requests, seed_number, report=None):
    """So many requests, mostly as this person; what each changed is taken back."""
    visitors = [Visitor(person), Visitor(None)]
    routes = list(all_routes())
    # Of all others nobody sees but the way to sign in.
    for_nobody = [route for route in routes if route.is_public or not route.is_ours]
    targets = [targets_for(visitors[0], rows, routes), targets_for(visitors[1], rows, for_nobody)]
    tally, mails = Tally(), set(django_settings.MAIL_DIR.glob("*"))

    @seed(seed_number)
    @settings(
        max_examples=requests,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.integers(0, 2**63))
    def one(number):
        dice = Dice(number)
        who = 0 if dice.chance(0.9) else 1
        target = dice.choice(targets[who])
        begun = time.process_time()
        with undone():
            asked = visit_noting(tally, visitors[who](), target, dice)
        seconds = time.process_time() - begun
        if seconds > tally.slowest:
            tally.slowest, tally.slowest_at = seconds, asked[:200]
        if seconds > LONGEST:
            tally.note("slow", f"{seconds:.1f} s: {asked}")
        for path in set(django_settings.MAIL_DIR.glob("*")) - mails:
            path.unlink()
        tally.inputs += 1
        if report and tally.inputs % 500 == 0:
            report(tally)

    one()
    return tally
