"""A sweep that finds a hundred due: among a thousand rounds, and among a million of which many were just mailed."""

from itertools import count

from bench.world import World, fill

DUE = 100
FEW = 1_000
ROUNDS_OF_ONE = 10
# Hours since the end: after the first mail, after the last call, and late. None of them falls due while we measure.
MAILED = "now() - (ARRAY[5, 22, 40])[mod({round}, 3) + 1] * interval '1 hour'"


class Ledger:
    """A database with so many rounds, and more that fall due when asked."""

    def __init__(self, house, swept, mailed=0):
        self.product = house.new_product()
        self.keys = count(100_000_000, 1_000_000)
        years = World(10_000_000, (swept - mailed) // ROUNDS_OF_ONE, jobs=5, rounds=2, stories=0)
        window = World(20_000_000, mailed, jobs=1, rounds=1, stories=0, ended=MAILED, is_settled=False)
        fill(self.product, f"{swept:,} rounds", years, window)
        self.product.call("bench.inside.sweep")
        self.product.call("bench.inside.close_all")
        self.product.call("bench.rows.settle")

    def sweep(self):
        """Seconds, with a hundred that are due; they are mailed then."""
        due = World(
            next(self.keys), DUE, jobs=1, rounds=1, stories=0, ended="now() - interval '3 hours'", is_settled=False
        )
        fill(self.product, "due", due)
        seconds = self.product.call("bench.inside.sweep")
        self.claimed = self.product.call("bench.inside.claim")
        assert self.product.call("bench.inside.unfinished")[0] == DUE
        self.product.call("bench.inside.close_all")
        return seconds

    def row_bytes(self):
        rows = self.product.rows(
            "SELECT pg_total_relation_size('followups_reminder') / count(*) AS bytes FROM followups_reminder"
        )
        return rows[0]["bytes"]


def sweep(house, size, figures, say):
    few, many = Ledger(house, FEW), Ledger(house, size.swept, size.mailed)
    say(f"{size.swept:,} rounds, {size.mailed:,} of them mailed a while ago")
    sweeps, claims = [], []
    for _ in range(size.rounds + 1):
        sweeps.append((few.sweep(), many.sweep()))
        claims.append(many.claimed)
    # The first of each reads what lay on the disk.
    sweeps, claims = sweeps[1:], claims[1:]
    figures.add("sweep_flat", *(much / little for little, much in sweeps))
    figures.add("sweep_ms", *(1000 * much for _little, much in sweeps))
    figures.add("claim_ms", *(1000 * claim for claim in claims))
    figures.add("row_bytes", many.row_bytes())
