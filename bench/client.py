"""Asks for pages over a few connections that stay open, in a process of its own: `python -m bench.client < wanted`.

In comes {"pages": {name: {"port", "path", "cookie", "server", "database"}}, "rounds", "seconds", "fewest"}; the last
two of a page are processes whose children do the work. Each round asks for every page by turns, so that a busy moment
of the machine meets all of them. Out comes, for each page, the rate of every round, how long each request took, and
the processor's time that one costs the web processes and the database.
"""

import http.client
import json
import os
import sys
import threading
import time
from pathlib import Path

from tests.product import children_of

TICK = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 4


class Page:
    def __init__(self, port, path, cookie, server, database):
        self.port, self.path, self.server, self.database = port, path, server, database
        self.headers = {"Host": "localhost", "Cookie": cookie, "Accept-Encoding": "br, gzip"}
        self.letters, self.refused = 0, ""
        self.forget()

    def ask(self, count):
        """So many requests in all."""
        share = threading.Semaphore(count)
        threads = [threading.Thread(target=self.keep_asking, args=[share]) for _ in range(CONNECTIONS)]
        web, database = processor_time(self.server), processor_time(self.database)
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - begun
        if self.refused:
            sys.exit(self.refused)
        self.web += spent(web, processor_time(self.server))
        self.in_database += spent(database, processor_time(self.database))
        self.asked += count
        self.rates.append(count / took)

    def keep_asking(self, share):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while share.acquire(blocking=False):
            begun = time.perf_counter()
            connection.request("GET", self.path, headers=self.headers)
            with connection.getresponse() as response:
                self.letters = len(response.read())
                if response.status != 200:
                    self.refused = f"{self.path} answers {response.status}"
            self.waits.append(time.perf_counter() - begun)
        connection.close()

    def forget(self):
        self.rates, self.waits, self.web, self.in_database, self.asked = [], [], 0.0, 0.0, 0

    def answer(self):
        return {
            "rates": self.rates,
            "waits": self.waits,
            "letters": self.letters,
            "cpu_ms": 1000 * self.web / self.asked,
            "database_ms": 1000 * self.in_database / self.asked,
        }


def processor_time(pid):
    """Seconds of its children and its own, each by its number."""
    stats = {member: Path(f"/proc/{member}/stat").read_text() for member in [pid, *children_of(pid)]}
    fields = {member: stat.rpartition(")")[2].split() for member, stat in stats.items()}
    return {member: (int(field[11]) + int(field[12])) / TICK for member, field in fields.items()}


def spent(before, after):
    """Without those that ended meanwhile, as a database's own servants do now and then."""
    return sum(seconds - before.get(member, 0) for member, seconds in after.items())


def main():
    wanted = json.load(sys.stdin)
    pages = {name: Page(**page) for name, page in wanted["pages"].items()}
    fewest = wanted["fewest"]
    for page in pages.values():
        for _ in range(2):
            page.ask(fewest)
        page.count = max(fewest, int(page.rates[-1] * wanted["seconds"]))
        page.forget()
    for _ in range(wanted["rounds"]):
        for page in pages.values():
            page.ask(page.count)
    json.dump({name: page.answer() for name, page in pages.items()}, sys.stdout)


if __name__ == "__main__":
    main()
