"""script/server as somebody starts it: a page soon, one line with the address, and nothing left when it ends."""

import os
import pty
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.product import ROOT, Product, family_of
from tests.servers import wait_until

pytestmark = pytest.mark.process


@pytest.fixture
def new_laptop(tmp_path):
    """The tree as it is, with an empty data folder of its own; its programs start from nothing."""
    product = Product(tmp_path)
    product.is_quick = False
    yield product
    product.close()


@pytest.fixture
def laptop(new_laptop, migrated_sqlite):
    """One that was started before."""
    shutil.copy(migrated_sqlite, new_laptop.folder / "callback.sqlite3")
    return new_laptop


def serve(product):
    return product.start(ROOT / "script/server", name="server")


def wait_for_page(product):
    # Sixty: the first start of all brings the database up to date, which takes a busy machine its time.
    wait_until(lambda: is_serving(product) or not product.started[-1].is_running, 60, "the first page")
    assert product.started[-1].is_running


def is_serving(product):
    try:
        return product.get("/accounts/login/").status == 200
    except OSError:
        return False


def running(pids):
    """Those that still run; a zombie that nobody has waited for does not."""
    return [pid for pid in pids if (status := Path(f"/proc/{pid}/stat")).exists() and ") Z " not in status.read_text()]


@pytest.mark.parametrize("how", [pytest.param(signal.SIGINT, marks=pytest.mark.slow), signal.SIGTERM])
def test_ending_it_leaves_nothing_behind(laptop, how):
    server = serve(laptop)
    wait_for_page(laptop)
    wait_until(lambda: laptop.rows("SELECT 1 FROM followups_deliveryhealth"), what="the first sweep")
    family = family_of(server.pid)[1:]

    os.kill(server.pid, how)
    server.child.wait(15)

    assert len(family) >= 4
    wait_until(lambda: running(family) == [], 5, f"{running(family)} ending")


def test_ctrl_c_reaches_the_whole_group_and_ends_it(laptop):
    server = serve(laptop)
    wait_for_page(laptop)
    family = family_of(server.pid)[1:]

    os.killpg(server.pid, signal.SIGINT)
    server.child.wait(15)

    wait_until(lambda: running(family) == [], 5, f"{running(family)} ending")


def test_closing_the_terminal_ends_it_too(laptop):
    ours, theirs = pty.openpty()
    server = subprocess.Popen(
        ["setsid", "--ctty", "--wait", ROOT / "script/server"],
        env=laptop.environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    wait_until(lambda: is_serving(laptop), what="the first page")
    family = family_of(server.pid)[1:]

    os.close(ours)

    assert len(family) >= 5
    server.wait(15)
    wait_until(lambda: running(family) == [], 5, f"{running(family)} ending")


def test_it_says_once_where_it_is(new_laptop):
    serve(new_laptop)
    wait_for_page(new_laptop)

    assert new_laptop.started[0].output().count(f"http://localhost:{new_laptop.port}/") == 1


def test_a_second_start_asks_no_migration_and_is_quick(new_laptop):
    started = time.monotonic()
    first = serve(new_laptop)
    wait_for_page(new_laptop)
    first_took = time.monotonic() - started
    first.stop()

    started = time.monotonic()
    serve(new_laptop)
    wait_for_page(new_laptop)

    # Under three seconds by itself; other tests run beside this one, and slow the first start down as well.
    assert time.monotonic() - started < max(6, first_took / 2)


def test_links_in_mails_lead_to_the_port_it_listens_on(laptop):
    serve(laptop)
    wait_for_page(laptop)
    laptop.call("tests.process.facts.held_round")

    mail = wait_until(laptop.mails, what="the first mail")[0]

    assert f"http://localhost:{laptop.port}/" in mail.get_body(("plain",)).get_content()


def test_a_port_that_is_taken_is_said_in_one_line(laptop):
    with socket.create_server(("127.0.0.1", laptop.port)):
        server = serve(laptop)

        assert server.child.wait(20) == 2
    assert server.output().startswith("PORT: ")
    assert server.output().count("\n") == 1


def test_a_data_folder_that_cannot_be_made_is_said_in_one_line(laptop):
    laptop.environment["VAR_DIR"] = "/dev/null/callback"

    server = serve(laptop)

    assert server.child.wait(20) == 2
    assert "VAR_DIR: " in server.output().splitlines()[-1]


def test_without_a_python_it_says_what_to_install(laptop, tmp_path):
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "script", tree / "script")
    for name in (".python-version", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tree)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("bash", "dirname", "cat", "sed", "cksum", "grep", "mkdir", "rm", "env"):
        (programs / name).symlink_to(shutil.which(name))

    done = subprocess.run(
        [tree / "script/server"],
        env={"PATH": str(programs), "HOME": str(tmp_path), "PORT": str(laptop.port)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "Python 3.12 or newer" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tree / ".venv").exists()
