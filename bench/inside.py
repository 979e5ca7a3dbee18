"""Called inside the product that is measured (Product.call): how many seconds one step of the engine takes."""

import time
import uuid

from followups import delivery, planning
from followups.clock import database_clock


def sweep() -> float:
    now = database_clock()()
    begun = time.perf_counter()
    planning.plan(now)
    return time.perf_counter() - begun


def claim() -> float:
    now, token = database_clock()(), uuid.uuid4()
    begun = time.perf_counter()
    assert len(delivery.claim(token, now, planning.BATCH)) == planning.BATCH
    took = time.perf_counter() - begun
    delivery.give_back(token)
    return took
