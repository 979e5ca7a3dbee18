"""Asks web servers for pages, by turns, from another process; what came of it."""

import json
import subprocess
import sys
from statistics import quantiles

from bench.house import SMALL
from tests.product import ROOT

FEWEST = 12


def paths_of(keys):
    return {
        "home": "/",
        "application": f"/applications/{keys['application']}/",
        "round": f"/rounds/{keys['round']}/",
        "brief": f"/rounds/{keys['round']}/brief/",
        "stories": "/stories/",
        "coverage": "/stories/coverage/",
        "thank_yous": "/thank-yous/",
        "search": "/stories/?q=release",
    }


def page(product, path, email=SMALL):
    """How bench/client.py is told of it."""
    return {
        "port": product.port,
        "path": path,
        "cookie": product.cookies[email],
        "server": product.started[-1].pid,
        "database": product.database_pid,
    }


def ask(pages, size, fewest=0):
    """Of each page so many requests in every round, or more, if it answers quickly."""
    wanted = {
        "pages": pages,
        "rounds": size.rounds,
        "seconds": size.seconds,
        "fewest": fewest or min(FEWEST, size.requests),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.client"],
        input=json.dumps(wanted),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def rate_ratios(answers, one, other):
    """Round by round, how many requests for the one page were answered in the time of one for the other."""
    return [mine / its for mine, its in zip(answers[one]["rates"], answers[other]["rates"], strict=True)]


def percentile_99(answer):
    return quantiles(answer["waits"], n=100)[-1]
