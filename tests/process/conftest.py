"""Servers for a session and a product for a test; tests/servers.py says how to use them."""

import shutil

import pytest

from tests.kept import MIGRATED, postgres_server
from tests.product import Product
from tests.servers import Redis
from tests.sink import Sink


def public(product_url, **environment):
    return {
        "SECRET_KEY": "a-secret-key-for-tests-only-with-more-than-fifty-characters",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "BASE_URL": product_url,
        "DEFAULT_FROM_EMAIL": "Callback <reminders@callback.test>",
    } | environment


@pytest.fixture(scope="session")
def postgres():
    server = postgres_server()
    server.start()
    yield server
    server.close()


@pytest.fixture(scope="session")
def redis_server():
    server = Redis()
    server.start()
    yield server
    server.close()


@pytest.fixture
def redis(redis_server):
    """Up and empty at the start of each test."""
    if redis_server.child.poll() is not None:
        redis_server.start()
    redis_server.flush()
    return redis_server


@pytest.fixture
def sink():
    server = Sink()
    yield server
    server.leave()


# Of one test: fixtures that it asks for by way of others are not among its `funcargs`.
PRODUCTS = pytest.StashKey[list[Product]]()


def of_this_test(request, product):
    request.node.stash.setdefault(PRODUCTS, []).append(product)
    return product


@pytest.fixture
def production(request, postgres, redis, sink, tmp_path):
    database = postgres.new_database(MIGRATED)
    product = Product(
        tmp_path,
        sink,
        **public(
            "http://localhost:8000", DATABASE_URL=postgres.url(database), REDIS_URL=redis.url, EMAIL_URL=sink.url
        ),
    )
    yield of_this_test(request, product)
    product.close()
    postgres.drop(database)


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """The static files as the image has them, to be read only: to compress them takes seconds each time."""
    folder = tmp_path_factory.mktemp("collected")
    place = str(folder / "static")
    Product(folder, **public("http://localhost:8000", STATIC_ROOT=place)).manage(
        "collectstatic", "--noinput", "--verbosity", "0"
    )
    return place


@pytest.fixture
def on_postgres(postgres, tmp_path):
    """Without a BASE_URL, as its pages are to be rendered and no static files were collected."""
    database = postgres.new_database(MIGRATED)
    product = Product(tmp_path, DATABASE_URL=postgres.url(database))
    yield product
    product.close()
    postgres.drop(database)


@pytest.fixture
def embedded(request, migrated_sqlite, tmp_path):
    shutil.copy(migrated_sqlite, tmp_path / "callback.sqlite3")
    product = Product(tmp_path)
    yield of_this_test(request, product)
    product.close()


@pytest.fixture(params=["embedded", "production"])
def product(request):
    """A test that asks for this runs on both."""
    return request.getfixturevalue(request.param)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """A failed test shows what the processes said."""
    report = yield
    if report.failed:
        for product in item.stash.get(PRODUCTS, []):
            report.sections += [(running.log.name, running.output()[-4000:]) for running in product.started]
    return report
