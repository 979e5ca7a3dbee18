"""From due to the mail server: one worker process and two against a plain loop, then everything due at one minute."""

from itertools import count
from time import perf_counter
from types import SimpleNamespace

from bench.house import database_of
from bench.world import World, fill
from tests.servers import wait_until

DUE = "now() - interval '3 hours'"
BATCH = 50
# A backlog is as long as two processes need minutes for it, at most.
LONGEST_DRAIN = 600


class Post:
    """A database with mails that fall due, and workers on it: each crew listens to a broker of its own."""

    def __init__(self, house):
        self.sink = house.sink
        self.one = house.new_product(broker=1)
        self.two = house.product(database_of(self.one), broker=2)
        self.keys = count(1_000_000, 1_000_000)
        self.one.worker(1)
        self.two.worker(2)

    def fall_due(self, mails, is_planned=True):
        due = World(next(self.keys), mails, jobs=1, rounds=1, stories=0, ended=DUE, is_settled=False)
        fill(self.one, "mails that fall due", due)
        if is_planned:
            self.one.call("tests.faults.crew.plan")

    def rate(self, mails, crew):
        """Mails a second, from the hint to the last one at the mail server."""
        self.fall_due(mails)
        before, begun = len(self.sink.mails), perf_counter()
        crew.call("bench.inside.hint", times=-(-mails // BATCH))
        self.wait_for(before + mails, 300)
        return mails / (perf_counter() - begun)

    def loop_rate(self, mails):
        self.fall_due(1)
        seconds = self.one.call("bench.plain_loop.send", count=mails, port=self.sink.port)
        self.one.call("bench.inside.close_all")
        return mails / seconds

    def wait_for(self, mails, seconds):
        wait_until(lambda: len(self.sink.mails) >= mails, seconds, f"mail {mails}", pause=0.01)

    def warm_up(self):
        """Each process has imported everything and rendered once."""
        for crew in (self.one, self.two):
            self.rate(4 * BATCH, crew)


def mails(house, size, figures, say):
    post = Post(house)
    post.warm_up()
    rounds = [
        SimpleNamespace(
            loop=post.loop_rate(size.mails), one=post.rate(size.mails, post.one), two=post.rate(size.mails, post.two)
        )
        for _ in range(size.rounds)
    ]
    for name in ("loop", "one", "two"):
        figures.add(f"mails_s.{name}", *(getattr(round, name) for round in rounds))
    figures.add("mail_ratio", *(round.one / round.loop for round in rounds))
    figures.add("mail_scale", *(round.two / round.one for round in rounds))
    drain(post, size, figures, say)


def drain(post, size, figures, say):
    """All of a backlog, by the product's own sweep: how long it took, beside what the rate of two processes says."""
    rate = figures.measured["mails_s.two"].value
    mails = min(size.backlog, int(rate * LONGEST_DRAIN))
    say(f"{mails:,} mails due at the same minute")
    post.fall_due(mails, is_planned=False)
    before, doubled = len(post.sink.mails), post.sink.mails.doubled
    post.two.call("bench.inside.tick")
    post.wait_for(before + 1, 600)
    begun = perf_counter()
    post.wait_for(before + mails, 2 * LONGEST_DRAIN)
    figures.add("drain_ratio", mails / rate / (perf_counter() - begun), note=f"{mails:,} mails")
    wait_until(lambda: post.two.call("bench.inside.unfinished")[0] == 0, 30, "every row closed")
    retried = post.two.call("bench.inside.unfinished")[1]
    figures.add("drain_doubled", post.sink.mails.doubled - doubled + retried)
