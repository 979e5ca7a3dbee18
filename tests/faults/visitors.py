"""Candidates who use the pages while everything else goes wrong."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import quantiles

import requests

SECRET = "c" * 32


@dataclass
class Visitor:
    """One signed-in candidate: what was answered otherwise than it should be, and how long each answer took."""

    product: object
    email: str
    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.session = requests.Session()
        cookie = self.product.call("tests.faults.crew.signed_in", email=self.email)
        self.session.headers["Cookie"] = f"{cookie}; csrftoken={SECRET}"

    def read(self, path, expected=200):
        return self._ask("GET", path, expected)

    def add_job(self, company):
        fields = {"company": company, "stage": "applied", "csrfmiddlewaretoken": SECRET}
        return self._ask("POST", "/applications/new/", 302, data=fields, allow_redirects=False)

    def _ask(self, method, path, expected, **options):
        asked = time.monotonic()
        try:
            answer = self.session.request(method, f"{self.product.address}{path}", timeout=30, **options)
        except requests.RequestException as error:
            self.wrong.append(f"{method} {path}: {error}")
            return False
        self.took.append(time.monotonic() - asked)
        if answer.status_code != expected:
            self.wrong.append(f"{method} {path}: {answer.status_code} {answer.text[-400:]}")
        return answer.status_code == expected


def at_work(visitors, seconds, pause=0.1):
    """Each adds jobs and reads pages for so long, all at once; how many jobs were added."""

    def one(visitor):
        end, added = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            added += visitor.add_job(f"Acme {added}")
            visitor.read("/")
            time.sleep(pause)
        return added

    with ThreadPoolExecutor(len(visitors)) as crew:
        return sum(crew.map(one, visitors))


def p95(visitors):
    """Seconds within which nineteen of twenty answers came."""
    return quantiles([took for visitor in visitors for took in visitor.took], n=20)[-1]
