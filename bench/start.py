"""How long `script/server` takes to its first page where it was started before."""

import tempfile
import time
from pathlib import Path

from tests.product import ROOT, Product
from tests.servers import wait_until


def second_start(house, rounds):
    """Seconds, of each start but the first."""
    product = Product(Path(tempfile.mkdtemp(dir=house.folder)))
    product.is_quick = False  # a start from nothing is what is measured
    house.stack.callback(product.close)
    return [start(product) for _ in range(rounds + 1)][1:]


def start(product):
    begun = time.perf_counter()
    server = product.start(ROOT / "script/server", name="server")
    wait_until(lambda: is_serving(product), 120, "the first page", pause=0.01)
    took = time.perf_counter() - begun
    server.stop()
    server.end()
    return took


def is_serving(product):
    try:
        return product.get("/accounts/login/").status == 200
    except OSError:
        return False
