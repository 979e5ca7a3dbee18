"""docker/Caddyfile, read by the proxy's own program and run in front of the web process of docker-compose.yml."""

import http.client
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.product import ROOT
from tests.servers import find_program, free_port, is_answering, wait_until

CADDYFILE = ROOT / "docker/Caddyfile"
# Signed by an authority that the proxy made a moment ago.
UNCHECKED = ssl._create_unverified_context()
SECRET = "aSecretOfACalendar0123456789aSecretOfACalendar"
pytestmark = pytest.mark.process


class Proxy:
    """Caddy as Compose starts it, on free ports, for https://localhost."""

    def __init__(self, product, **environment):
        self.http, self.https, self.health = free_port(), free_port(), free_port()
        self.running = product.start(
            find_program("caddy", "Caddy"),
            "run",
            *("--config", str(CADDYFILE), "--adapter", "caddyfile"),
            name="caddy",
            HTTP_PORT=str(self.http),
            HTTPS_PORT=str(self.https),
            HEALTH_PORT=str(self.health),
            WEB=f"127.0.0.1:{product.port}",
            XDG_DATA_HOME=str(product.folder / "certificates"),
            XDG_CONFIG_HOME=str(product.folder),
            **environment,
        )
        for port in (self.http, self.health):
            wait_until(lambda port=port: is_answering(port), what="Caddy listening")
        wait_until(self.has_certificate, what="a certificate")

    def has_certificate(self):
        try:
            plain = socket.create_connection(("localhost", self.https), 5)
            with UNCHECKED.wrap_socket(plain, server_hostname="localhost") as connection:
                return connection.version()
        except OSError:
            return None

    def ask(self, path, *, in_the_clear=False, headers=None):
        connection = (
            http.client.HTTPConnection("localhost", self.http, timeout=20)
            if in_the_clear
            else http.client.HTTPSConnection("localhost", self.https, timeout=20, context=UNCHECKED)
        )
        connection.request("GET", path, headers={"Host": "localhost"} | (headers or {}))
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer


@pytest.fixture
def behind(production, collected):
    production.environment |= {"STATIC_ROOT": collected, "BASE_URL": "https://localhost", "PROXY_COUNT": "1"}
    return production


def test_the_proxy_speaks_tls_and_hands_over_no_more_than_it_should(behind):
    behind.web()
    proxy = Proxy(behind)

    page = proxy.ask("/accounts/login/", headers={"X-Forwarded-Proto": "http", "X-Forwarded-For": "6.6.6.6"})
    in_the_clear = proxy.ask("/accounts/login/", in_the_clear=True, headers={"X-Forwarded-Proto": "https"})
    calendar = proxy.ask(f"/calendar/{SECRET}.ics", in_the_clear=True)

    assert page.status == 200
    assert "max-age" in page.headers["Strict-Transport-Security"]
    assert page.headers["Set-Cookie"].startswith("__Host-")
    assert (in_the_clear.status, in_the_clear.headers["Location"]) == (301, "https://localhost/accounts/login/")
    assert calendar.status == 403
    assert SECRET not in proxy.running.output()


def test_who_comes_while_the_web_process_is_replaced_waits_for_the_new_one(behind):
    web, proxy = behind.web(), Proxy(behind)
    web.stop()
    arriving = ThreadPoolExecutor().submit(proxy.ask, "/accounts/login/")

    behind.web()

    assert arriving.result(20).status == 200


def test_what_the_proxy_says_about_a_failure_names_no_address(behind):
    proxy = Proxy(behind, WAIT_FOR_WEB="0s")

    assert proxy.ask(f"/calendar/{SECRET}.ics").status == 502
    assert '"level":"error"' in proxy.running.output()
    assert SECRET not in proxy.running.output()
