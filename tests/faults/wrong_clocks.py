"""Clocks that are wrong, or are put while somebody reads them: Debian's faketime, which no program can tell."""

from pathlib import Path

from tests.servers import PostgreSQL, missing


def library():
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    return str(found[0]) if found else missing("faketime")


class WrongClock:
    """For whoever starts with this `environment`; put(hours) does it under the eyes of those that run."""

    def __init__(self, folder, hours=0):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        self.file = folder / "clock"
        self.put(hours)
        self.environment = {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "PYTHONPATH": str(Path(__file__).parent / "faketime"),
        }

    def put(self, hours):
        """Never half written: it is read at every look at the clock."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{hours * 3600:+d}")
        new.replace(self.file)


class PutPostgreSQL(PostgreSQL):
    """A PostgreSQL server on a machine whose clock can be put: server.clock.put(2)."""

    def start(self):
        self.clock = WrongClock(self.folder / "clock")
        super().start()

    def environment(self):
        return self.clock.environment
