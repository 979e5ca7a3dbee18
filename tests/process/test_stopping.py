"""Asked to end, every process ends within seconds: what is under way is finished, the rest is left for others."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.servers import wait_until
from tests.sink import Stall

pytestmark = pytest.mark.process

IN_HAND = "SELECT count(*) AS rows FROM followups_reminder WHERE claim_token IS NOT NULL"


@pytest.mark.parametrize("product", ["production", pytest.param("embedded", marks=pytest.mark.slow)], indirect=True)
def test_a_worker_hands_over_the_mail_in_hand_and_gives_back_the_rest_of_its_batch(product, sink):
    product.environment |= {"EMAIL_URL": sink.url, "REMINDER_LEASE": "300"}
    product.call("tests.faults.crew.due_rounds", count=20)
    sink.on("content", Stall(0.7))
    worker, *_beat = product.run()
    sink.wait_for(2)

    asked_at = time.monotonic()
    assert worker.stop() == 0
    took, sent = time.monotonic() - asked_at, len(sink.mails)

    assert took < 10
    assert sent < 12
    assert product.rows(IN_HAND) == [{"rows": 0}]
    sink.behave()
    product.worker()
    sink.wait_for(20)
    product.sweeps()
    assert set(sink.counts().values()) == {1}


def test_the_web_server_finishes_the_page_that_somebody_waits_for(embedded):
    web = embedded.web()
    with socket.create_connection(("localhost", embedded.port), 10) as visitor:
        visitor.sendall(b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\na=")
        wait_until(lambda: embedded.get("/accounts/login/").status == 200, what="another page")

        stopping = ThreadPoolExecutor().submit(web.stop)
        wait_until(lambda: not is_taking_visitors(embedded), what="no more visitors")
        visitor.sendall(b"b1")

        assert visitor.recv(20).startswith(b"HTTP/1.1 403")
    assert stopping.result(20) == 0


def is_taking_visitors(product):
    try:
        product.get("/accounts/login/")
    except OSError:
        return False
    return True
