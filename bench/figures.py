"""The figures that are made: their names, what is aimed at, what they mean, and what was measured."""

from dataclasses import dataclass, field
from statistics import median

PAGES = ("home", "application", "round", "brief", "stories", "coverage", "thank_yous", "search")
AT_LEAST, AT_MOST = "≥", "≤"


@dataclass(frozen=True)
class Wanted:
    """Without a `target` it is only shown; a `part` is what `--only` names."""

    name: str
    part: str
    means: str
    which: str = ""
    target: float | None = None

    def is_reached(self, value):
        return self.target is None or (value >= self.target if self.which == AT_LEAST else value <= self.target)

    @property
    def aim(self):
        return "" if self.target is None else f"{self.which} {self.target:g}"


@dataclass(frozen=True)
class Measured:
    """`low` and `high` are the quartiles of the rounds; equal where there was one."""

    value: float
    low: float
    high: float
    note: str = ""


@dataclass
class Figures:
    measured: dict[str, Measured] = field(default_factory=dict)

    def add(self, name, *values, note=""):
        """The median of what the rounds gave."""
        assert name in BY_NAME, name
        ordered = sorted(values)
        low, high = ordered[len(ordered) // 4], ordered[-1 - len(ordered) // 4]
        self.measured[name] = Measured(median(ordered), low, high, note)

    def lines(self):
        return [f"figure {name} {number(self.measured[name].value)}" for name in BY_NAME if name in self.measured]


def number(value):
    """Three digits that mean something; whole numbers as they are."""
    return f"{value:,.0f}".replace(",", "") if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def of_pages(name, part, means, which="", target=None):
    return [Wanted(f"{name}.{page}", part, means, which, target) for page in PAGES]


WANTED = [
    Wanted("json_ratio.home", "pages", "requests per second, to 25 rows as JSON", AT_LEAST, 0.3),
    *of_pages("json_ratio", "pages", "requests per second, to 25 rows as JSON")[1:],
    *of_pages("page_ratio", "pages", "requests per second, to a plain template of 25 rows", AT_LEAST, 0.7),
    *of_pages("p99_ratio", "pages", "99th percentile, to that of the plain template", AT_MOST, 3),
    *of_pages("cpu_ms", "pages", "milliseconds of the web process’s time"),
    *of_pages("database_ms", "pages", "milliseconds of PostgreSQL’s time"),
    *[
        Wanted(f"requests_s.{name}", "pages", f"requests per second for {what}")
        for name, what in {"json": "25 rows as JSON", "table": "the plain template", "row": "a single row"}.items()
    ],
    *of_pages("flat", "flat", "time with 10,000 rounds, to that with 10", AT_MOST, 1.15),
    *of_pages("queries", "flat", "queries with 10,000 rounds", AT_MOST, 7),
    *of_pages("queries_added", "flat", "queries more than with 10 rounds", AT_MOST, 0),
    *of_pages("crowd", "crowd", "time among the rows of many others, to that without", AT_MOST, 1.1),
    Wanted("mail_ratio", "mails", "mails per second by one process, to a plain loop", AT_LEAST, 0.5),
    Wanted("mail_scale", "mails", "mails per second by two processes, to one", AT_LEAST, 1.3),
    Wanted("drain_ratio", "mails", "time predicted for all that was due, to the time it took", AT_LEAST, 0.9),
    Wanted("drain_doubled", "mails", "mails or claims too many among them", AT_MOST, 0),
    Wanted("mails_s.loop", "mails", "mails per second by the plain loop"),
    Wanted("mails_s.one", "mails", "mails per second by one process"),
    Wanted("mails_s.two", "mails", "mails per second by two processes"),
    Wanted("sweep_flat", "sweep", "time of a sweep among very many rounds, to one among 1,000", AT_MOST, 2),
    Wanted("sweep_ms", "sweep", "milliseconds of a sweep among very many rounds"),
    Wanted("claim_ms", "sweep", "milliseconds to claim 50 among all rows of the ledger"),
    Wanted("row_bytes", "sweep", "bytes of a row of the ledger with its indexes"),
    Wanted("first_kb", "web", "kB over the wire of a first visit", AT_MOST, 90),
    Wanted("first_requests", "web", "requests of a first visit", AT_MOST, 4),
    Wanted("next_kb", "web", "kB over the wire of the next page", AT_MOST, 12),
    Wanted("next_requests", "web", "requests of the next page", AT_MOST, 1),
    Wanted("fcp_ratio", "web", "first paint, to 0.8 × a bare Bootstrap page’s + 50 ms", AT_MOST, 1),
    Wanted("lcp_ratio", "web", "largest paint, to 0.8 × a bare Bootstrap page’s + 50 ms", AT_MOST, 1),
    Wanted("layout_shift", "web", "layout shift", AT_MOST, 0),
    Wanted("long_task_ms", "web", "milliseconds of the longest task, processor slowed down four times", AT_MOST, 50),
    Wanted("start_s", "web", "seconds from `script/server` to the first page, started before", AT_MOST, 3),
    *[
        Wanted(f"server.{name}", "servers", "requests per second for home, to gunicorn as configured")
        for name in ("gunicorn_sync", "gunicorn_gevent", "granian", "waitress")
    ],
]
BY_NAME = {wanted.name: wanted for wanted in WANTED}
PARTS = tuple(dict.fromkeys(wanted.part for wanted in WANTED))
