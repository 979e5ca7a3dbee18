"""Everything that a measurement needs to have running, on free ports and in folders of its own; all of it is ended."""

import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

import psycopg

from bench.world import World, fill
from tests.process.conftest import public
from tests.product import ROOT, Product, compose_command, migrate
from tests.servers import PostgreSQL, Redis, is_answering, wait_until
from tests.sink import Sink

SMALL, LARGE = "small@example.com", "large@example.com"
# What the large account has beyond the small one.
YEARS = {"jobs": 1_998, "rounds": 5, "people": 2, "stories": 475}


class Arrivals:
    """In the place of the sink's list of mails: a hundred thousand of them are counted, not kept."""

    def __init__(self):
        self.count, self.ids = 0, set()

    def append(self, mail):
        self.count += 1
        start = mail.raw.find(b"Message-ID: ")
        self.ids.add(mail.raw[start : mail.raw.find(b"\r\n", start)])

    def __len__(self):
        return self.count

    @property
    def doubled(self):
        return self.count - len(self.ids)


class Durable(PostgreSQL):
    """Waits for its disk with each commit, as in production; that of the tests does not."""

    def command(self):
        hasty = ("--fsync", "--synchronous_commit", "--full_page_writes")
        return [word for word in super().command() if not str(word).startswith(hasty)]


class House:
    def __init__(self, is_durable=False):
        self.is_durable = is_durable
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="callback-bench-")))
        self.key = secrets.token_urlsafe(50)

    def close(self):
        self.stack.close()

    @property
    def postgresql_version(self):
        with psycopg.connect(self.postgres.url()) as connection:
            return connection.execute("SHOW server_version").fetchone()[0].split()[0]

    def started(self, server):
        self.stack.callback(server.close)
        server.start()
        return server

    @cached_property
    def postgres(self):
        return self.started(Durable() if self.is_durable else PostgreSQL())

    @cached_property
    def redis(self):
        return self.started(Redis())

    @cached_property
    def sink(self):
        sink = Sink()
        sink.mails = Arrivals()
        self.stack.callback(sink.leave)
        return sink

    @cached_property
    def migrated(self):
        """The name of a database to copy."""
        database = self.postgres.new_database()
        migrate(self.product(database))
        return database

    def product(self, database, broker=0):
        """As Compose sets it up."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        product = Product(folder, self.sink)
        product.database_pid = self.postgres.child.pid
        product.environment |= public(
            product.address,
            DATABASE_URL=self.postgres.url(database),
            REDIS_URL=self.redis.url.removesuffix("/0") + f"/{broker}",
            EMAIL_URL=self.sink.url,
            SECRET_KEY=self.key,
            STATIC_ROOT=str(self.folder / "static"),
            REMINDER_LEASE="300",
            SMTP_TIMEOUT="10",
        )
        self.stack.callback(product.close)
        return product

    def new_product(self, **options):
        return self.product(self.postgres.new_database(self.migrated), **options)

    @cached_property
    def site(self):
        """The pages of a small and a large account, behind the web server as it is configured."""
        product = self.new_product()
        self.collect_static(product)
        product.keys = {email: product.call("bench.account.live", email=email) for email in (SMALL, LARGE)}
        years = World(10_000_000, owner=product.keys[LARGE]["candidate"], **YEARS)
        fill(product, "ten thousand rounds", years)
        product.cookies = {email: product.call("tests.faults.crew.signed_in", email=email) for email in (SMALL, LARGE)}
        web(product)
        return product

    def collect_static(self, product):
        """And all of Bootstrap, as it comes, for the bare page."""
        product.manage("collectstatic", "--noinput", "--verbosity", "0")
        bootstrap = next(path for place in ("static", "assets") for path in (ROOT / place).rglob("bootstrap.min.css"))
        bare = self.folder / "static" / "bare"
        bare.mkdir()
        shutil.copy(bootstrap, bare)
        subprocess.run([sys.executable, "-m", "whitenoise.compress", "--quiet", bare], check=True)

    def copy_of_site(self):
        """Another one with the same rows and sessions, on a database of its own."""
        name = database_of(self.site)
        self.postgres.terminate_sessions(name)
        return self.beside(self.site, self.postgres.new_database(name))

    def beside(self, site, database=""):
        """A product with the same accounts, without a web server yet."""
        product = self.product(database or database_of(site))
        product.keys, product.cookies = site.keys, site.cookies
        return product


def database_of(product):
    return product.environment["DATABASE_URL"].rpartition("/")[2]


def web(product, *command):
    """The web server as it is configured, or another one; it listens when this returns."""
    if not command:
        command = compose_command("web")
        command[command.index("config.wsgi")] = "bench.wsgi"
        command[command.index("--bind") + 1] = f"127.0.0.1:{product.port}"
    running = product.start(*command, name="web")
    wait_until(lambda: is_answering(product.port), what=f"{command[0]} listening")
    return running
