"""Measures the product beside its ceilings; run by script/bench. docs/performance.md says how to read it."""

import argparse
import signal
import sys
import time
import traceback
from dataclasses import dataclass, replace

import pytest

from bench.browser import web
from bench.figures import BY_NAME, PARTS, Figures, number
from bench.house import House
from bench.mails import mails
from bench.pages import crowd, flat, pages
from bench.report import write
from bench.sweep import sweep
from bench.web_servers import servers


@dataclass(frozen=True)
class Size:
    rounds: int  # interleaved
    seconds: float  # for each page in each of them
    requests: int  # at least, where slow ones are told apart
    crowd: int  # rows of others
    mails: int  # in each round
    backlog: int  # due at the same minute
    swept: int  # rounds that a sweep has before it

    @property
    def mailed(self):
        """Rounds among those that are swept, inside a window and mailed already."""
        return self.swept // 20


SIZES = {
    "small": Size(rounds=3, seconds=0.3, requests=8, crowd=30_000, mails=100, backlog=500, swept=20_000),
    "full": Size(rounds=7, seconds=0.8, requests=30, crowd=1_000_000, mails=500, backlog=100_000, swept=1_000_000),
}
MEASURES = {
    "pages": pages,
    "flat": flat,
    "crowd": crowd,
    "mails": mails,
    "sweep": sweep,
    "web": web,
    "servers": servers,
}


def say(line):
    print(line, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="this part; may be given several times")
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--write", action="store_true", help="docs/performance.md, also at small size or in part")
    parser.add_argument("--durable", action="store_true", help="PostgreSQL waits for its disk with each commit")
    parser.add_argument("--rounds", type=int, help="how often everything is measured, by turns")
    return parser.parse_args()


def main():
    asked = arguments()
    # What was started is ended also when somebody ends this.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = SIZES[asked.size]
    size = replace(chosen, rounds=asked.rounds or chosen.rounds)
    figures, house = Figures(), House(asked.durable)
    try:
        is_whole = all([measure(part, house, size, figures) for part in asked.only or PARTS])
        if asked.write or (asked.size == "full" and not asked.only and is_whole):
            write(figures, asked.size, house.postgresql_version)
    finally:
        house.close()
    table(figures)
    print(*figures.lines(), sep="\n")
    return not is_whole


def measure(part, house, size, figures):
    """Whether it could be: one that cannot, for want of a browser perhaps, does not hold up the others."""
    begun = time.monotonic()
    say(f"\n== {part}")
    try:
        MEASURES[part](house, size, figures, say)
    except (Exception, pytest.fail.Exception, pytest.skip.Exception):
        traceback.print_exc()
        return False
    say(f"== {part}: {time.monotonic() - begun:.0f} s")
    return True


def table(figures):
    for name, wanted in BY_NAME.items():
        if not (measured := figures.measured.get(name)):
            continue
        spread = "" if measured.low == measured.high else f"{number(measured.low)} to {number(measured.high)}"
        mark = " " if wanted.is_reached(measured.value) else "!"
        say(f"{mark} {name:26} {number(measured.value):>8}  {spread:18} {wanted.aim:8} {wanted.means}")


if __name__ == "__main__":
    sys.exit(main())
