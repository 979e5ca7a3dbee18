"""deploy/systemd: read by systemd's own programs, and the same commands as docker-compose.yml."""

import re
import shutil
import subprocess
from configparser import RawConfigParser

import pytest

from tests.product import ROOT, compose, compose_command
from tests.servers import find_program

UNITS = ROOT / "deploy/systemd"
SERVICES = {
    "web": "callback-web.service",
    "worker": "callback-worker@.service",
    "beat": "callback-beat.service",
    "watch": "callback-watch.service",
}
INSTANCES = [name.replace("@", "@1") for name in SERVICES.values()]


def service(name, file=None):
    parser = RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(UNITS / (file or SERVICES[name]))
    return parser["Service"]


def command(name):
    """The words of ExecStart, each % written once."""
    return service(name)["ExecStart"].replace("%%", "%").split()


def seconds(text):
    return int(text.removesuffix("s"))


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """As installed, with the product where it lies."""
    folder = tmp_path_factory.mktemp("units")
    shutil.copytree(UNITS, folder, dirs_exist_ok=True)
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.write_text(path.read_text().replace("/opt/callback/", f"{ROOT}/"))
    return folder


def analyze(units, *words):
    # A trailing colon: the machine's own units as well.
    environment = {"SYSTEMD_UNIT_PATH": f"{units}:", "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [find_program("systemd-analyze", "systemd"), *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_systemd_understands_every_line(units):
    done = analyze(units, "verify", "--man=no", "callback.target", *INSTANCES)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("instance", INSTANCES)
def test_systemd_finds_a_service_hardly_exposed(units, instance):
    done = analyze(units, "security", "--offline=true", "--threshold=20", "--no-pager", instance)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_runs_what_compose_runs(name):
    program, *words = command(name)
    own = {"--bind", "127.0.0.1:8000", "0.0.0.0:8000", "--hostname", "worker%i@%h"}

    assert program.startswith("/opt/callback/.venv/bin/")
    assert [program.rpartition("/")[2], *(word for word in words if word not in own)] == [
        word for word in compose_command(name) if word not in own
    ]


@pytest.mark.parametrize("name", ["web", "worker"])
def test_systemd_waits_as_long_as_compose_before_it_kills(name):
    waits = compose()["services"][name]["stop_grace_period"]

    assert seconds(service(name)["TimeoutStopSec"]) == seconds(waits)


def test_no_service_starts_on_a_database_that_is_too_old():
    confined = service("", "callback-.service.d/confined.conf")

    assert confined["ExecStartPre"].endswith("manage.py upgrade --check")
    assert confined["KillMode"] == "mixed"
    assert confined["User"] != "root"


def test_the_target_wants_every_service():
    wanted = re.search(r"^Wants=(.*)$", (UNITS / "callback.target").read_text(), re.MULTILINE)[1].split()

    assert {re.sub(r"@\d", "@", name) for name in wanted} == set(SERVICES.values())


def test_the_environment_file_names_variables_that_the_settings_read():
    settings = "".join((ROOT / "config" / name).read_text() for name in ("settings.py", "mail.py"))
    names = re.findall(r"^([A-Z_]+)=", (UNITS / "environment.example").read_text(), re.MULTILINE)

    assert names
    assert [name for name in names if f'"{name}"' not in settings] == []


def test_the_command_for_root_has_the_account_and_the_environment_of_the_services():
    script = (UNITS / "callback").read_text()
    confined = service("", "callback-.service.d/confined.conf")

    assert f"--uid {confined['User']} --working-directory {confined['WorkingDirectory']} " in script
    assert f"--setenv {confined['Environment']} " in script
    for name in ("EnvironmentFile", "StateDirectory", "StateDirectoryMode"):
        assert f"--property {name}={confined[name]} " in script
    assert confined["ExecStartPre"].removesuffix(" upgrade --check") + ' "$@"' in script
